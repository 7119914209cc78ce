"""A server for all tests of the folder, with databases on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storemon.core.server_address import ServerAddress
from storemon.services.workspace import Workspace
from tests.engines import empty_database
from tests.engines import server as server_of_process
from tests.gui.conftest import (
    _collected_between_tests,  # noqa: F401  # a fixture
    _one_region,  # noqa: F401  # a fixture
    _patient,  # noqa: F401  # a fixture
    files,  # noqa: F401  # a fixture
    present,  # noqa: F401  # a fixture
    qapp_args,  # noqa: F401  # a fixture
    settings,  # noqa: F401  # a fixture
)
from tests.postgres.windows import open_on  # noqa: F401  # a fixture
from tests.postgres_server import Server


@pytest.fixture(scope="session")
def server() -> Server:
    """The server that most tests share."""
    return server_of_process()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may stop."""
    started = Server()
    yield started
    started.remove()


@pytest.fixture
def address() -> Iterator[ServerAddress]:
    """A database that is set up and has no data."""
    with empty_database() as made:
        yield made


@pytest.fixture
def shared(address: ServerAddress) -> Iterator[Workspace]:
    opened = Workspace.open(address)
    yield opened
    opened.close()
