"""How a server shuts down, and what happens to its reports."""

from __future__ import annotations

import contextlib
import http.client
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.core.vocabulary import ReportStatus
from storemon.services.report_archive import INTERRUPTED
from storemon.services.report_info import ReportInfo
from storemon.services.workspace import Workspace
from tests.server.conftest import HELD, ROOT, Server, Start


def found(database: Path, report_id: str) -> ReportInfo:
    workspace = Workspace.open(database)
    try:
        return workspace.reports.archive.info(report_id)
    finally:
        workspace.close()


def wait_until_closed(server: Server) -> None:
    """Wait until nothing listens on the port."""
    with contextlib.suppress(ConnectionError):
        while True:
            server.ask("GET", "/healthz")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_without_work_ends_at_once_and_well(start: Start, number: signal.Signals) -> None:
    server = start()
    server.process.send_signal(number)
    assert server.end() == 0
    assert server.told[2:] == []


def test_its_end_cancels_what_runs_and_what_waits(start: Start, database: Path) -> None:
    server = start(program=HELD)
    running, waiting = server.trigger(), server.trigger()
    assert server.line() == "computing"
    server.process.terminate()
    wait_until_closed(server)
    server.go_on()
    assert server.end() == 0
    assert found(database, running).status is ReportStatus.CANCELLED
    assert found(database, waiting).status is ReportStatus.CANCELLED


def test_an_answer_that_is_under_way_is_finished(start: Start, database: Path) -> None:
    slow = HELD.replace("reports.computed", "report_answers.csv_bytes").replace(
        "from storemon.services import reports", "from storemon.server import report_answers"
    )
    server = start(program=slow)
    report_id = server.complete()
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    client.request("GET", f"/get_report/{report_id}")
    assert server.line() == "computing"
    server.process.terminate()
    server.go_on()
    answer = client.getresponse()
    assert (answer.status, answer.read()[:8]) == (200, b"store_id")
    client.close()
    assert server.end() == 0


def test_a_report_of_a_server_that_was_killed_is_interrupted(start: Start, database: Path) -> None:
    server = start(program=HELD)
    report_id = server.trigger()
    assert server.line() == "computing"
    server.process.kill()
    server.end()
    next_one = start()
    answer = next_one.ask("GET", f"/get_report/{report_id}")
    assert (answer.status, answer.json["status"]) == (200, "Failed")
    assert answer.json["reason"] == INTERRUPTED
    assert found(database, report_id).reason == INTERRUPTED


def test_a_port_that_is_taken_is_named(server: Server, database: Path) -> None:
    command = [sys.executable, "-m", "storemon", "serve", "--database", str(database)]
    ended = subprocess.run(
        [*command, "--port", str(server.port)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"storemon: Nobody can listen on 127.0.0.1, port {server.port}. Address")


def test_the_start_says_where_it_listens_and_who_can_ask(server: Server, served: Path) -> None:
    assert server.told == [
        f"storemon serves {served} at http://127.0.0.1:{server.port}",
        "Programs and pages of this computer alone can ask, without a token.",
    ]
