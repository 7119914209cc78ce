"""Several HTTP servers on one shared database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storemon.core.server_address import ServerAddress
from storemon.services.report_archive import INTERRUPTED
from storemon.services.sample import make_sample
from storemon.services.workspace import Workspace
from tests.server.conftest import HELD, Server, ended, started

_PATIENCE = 30.0


@pytest.fixture
def two(address: ServerAddress, tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Two servers on one database, the first of which computes a report when told to."""
    with closing(Workspace.open(address)) as workspace:
        for file in make_sample(tmp_path, stores=8, days=2).all:
            workspace.imports.import_file(file)
    servers = [started(address.text, program=HELD)]
    servers.append(started(address.text))
    yield servers[0], servers[1]
    ended(servers)


def wait_for(server: Server, report_id: str, status: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while server.status(report_id) != status:
        assert time.monotonic() < deadline


def test_servers_on_one_database_share_reports(two: tuple[Server, Server], address: ServerAddress) -> None:
    one, other = two
    assert one.told[0] == f"storemon serves {address} at {one.address}"
    report_id = one.trigger()
    assert one.line() == "computing"
    assert (one.status(report_id), other.status(report_id)) == ("Running", "Running")
    one.go_on()
    for server in two:
        wait_for(server, report_id, "Complete")
    answers = [server.ask("GET", f"/get_report/{report_id}") for server in two]
    assert answers[0].body == answers[1].body
    assert answers[0].body.startswith(b"store_id,")


def test_a_report_of_a_server_that_was_killed_is_told_as_interrupted_by_the_others(
    two: tuple[Server, Server],
) -> None:
    one, other = two
    report_id = one.trigger()
    assert one.line() == "computing"
    assert other.status(report_id) == "Running"
    one.process.kill()
    one.end()
    wait_for(other, report_id, "Failed")
    assert other.ask("GET", f"/get_report/{report_id}").json["reason"] == INTERRUPTED
