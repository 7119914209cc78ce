"""The engine of test databases: files, or with `STOREMON_TEST_ENGINE=postgres` a server."""

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
    """Return this process's only server."""
    started = Server()
    atexit.register(started.remove)
    return started


def place_at(path: Path) -> Place:
    """Return the place of a database: `path` itself, or a database on the server in its place."""
    if not ON_SERVER:
        return path
    if path not in _lent:
        _lent[path] = ServerAddress(server().ready_database())
    return _lent[path]


def take_back() -> None:
    """Release all databases that `place_at` returned; none may be open."""
    while _lent:
        server().take_back(_lent.popitem()[1].text)


@contextmanager
def empty_database() -> Iterator[ServerAddress]:
    """Return an empty database on this process's server."""
    text = server().ready_database()
    yield ServerAddress(text)
    server().take_back(text)
