"""Which engine keeps the databases of tests: files, or with `STOREMON_TEST_ENGINE=postgres` a server."""

from __future__ import annotations

import atexit
import functools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storemon.core.server_address import Place, ServerAddress
from tests.postgres_server import Server

ON_SERVER = os.environ.get("STOREMON_TEST_ENGINE") == "postgres"
_lent: dict[Path, ServerAddress] = {}


@functools.cache
def server() -> Server:
    """Return the one server of this process."""
    started = Server()
    atexit.register(started.remove)
    return started


def place_at(path: Path) -> Place:
    """Return the place of a database: `path` itself, or one on the server that stands for it."""
    if not ON_SERVER:
        return path
    if path not in _lent:
        _lent[path] = ServerAddress(server().ready_database())
    return _lent[path]


def take_back() -> None:
    """End the use of all databases that `place_at` has given; nobody has them open."""
    while _lent:
        server().take_back(_lent.popitem()[1].text)


@contextmanager
def empty_database() -> Iterator[ServerAddress]:
    """Give a database on the server of this process, with nothing in it."""
    text = server().ready_database()
    yield ServerAddress(text)
    server().take_back(text)
