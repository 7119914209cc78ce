"""Background reports: one after another, counted, and stopped with the work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.core.progress import Progress
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.errors import BadInput, Cancelled, DatabaseBusy
from storemon.message import Message
from storemon.services import report_run, reports
from storemon.services.background_reports import BackgroundReports, ReportsWaitingError
from storemon.services.workspace import Workspace

POLLS = "store_id,status,timestamp_utc\nnord,active,2023-01-24 09:06:42 UTC\n"
_LONGEST_WAIT = 30.0


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "polls.csv").write_text(POLLS)
    opened = Workspace.open(tmp_path / "stores.db")
    opened.imports.import_file(tmp_path / "polls.csv")
    yield opened
    opened.close()


class Gate:
    """Blocks each report before it is computed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        self.opened = threading.Event()
        compute = report_run.computed

        def held(*arguments: object, **options: object) -> object:
            self.begun.set()
            assert self.opened.wait(_LONGEST_WAIT)
            return compute(*arguments, **options)  # type: ignore[arg-type]  # as they came

        monkeypatch.setattr(reports, "computed", held)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def status(workspace: Workspace, report_id: str) -> ReportStatus:
    return workspace.reports.archive.info(report_id).status


def test_a_report_runs_while_others_go_on(workspace: Workspace, gate: Gate) -> None:
    background = BackgroundReports(workspace.reports)
    report_id = background.trigger(ReportRequest())
    assert gate.begun.wait(_LONGEST_WAIT)
    assert status(workspace, report_id) is ReportStatus.RUNNING
    assert background.fraction(report_id) is not None
    gate.opened.set()
    background.wait(report_id, _LONGEST_WAIT)
    assert status(workspace, report_id) is ReportStatus.COMPLETE
    assert background.fraction(report_id) is None
    background.wait(report_id)
    background.close()


def test_who_waits_too_long_is_told(workspace: Workspace, gate: Gate) -> None:
    background = BackgroundReports(workspace.reports)
    report_id = background.trigger(ReportRequest())
    with pytest.raises(TimeoutError):
        background.wait(report_id, 0.01)
    gate.opened.set()
    background.close()


def test_only_so_many_wait_and_then_more_again(workspace: Workspace, gate: Gate) -> None:
    background = BackgroundReports(workspace.reports, most_waiting=2)
    first, second = (background.trigger(ReportRequest()) for _ in range(2))
    with pytest.raises(ReportsWaitingError, match="2 reports are waiting already"):
        background.trigger(ReportRequest())
    gate.opened.set()
    background.wait(second, _LONGEST_WAIT)
    third = background.trigger(ReportRequest())
    background.wait(third, _LONGEST_WAIT)
    assert {status(workspace, one) for one in (first, second, third)} == {ReportStatus.COMPLETE}
    background.close()


def test_one_that_is_refused_takes_no_place(workspace: Workspace) -> None:
    background = BackgroundReports(workspace.reports, most_waiting=1)
    for _ in range(3):
        with pytest.raises(BadInput):
            background.trigger(ReportRequest(reach=-1))
    background.wait(background.trigger(ReportRequest()), _LONGEST_WAIT)
    background.close()


def test_one_is_cancelled_and_the_next_runs(workspace: Workspace, gate: Gate) -> None:
    background = BackgroundReports(workspace.reports)
    first, second = (background.trigger(ReportRequest()) for _ in range(2))
    assert gate.begun.wait(_LONGEST_WAIT)
    background.cancel(first)
    background.cancel("none")
    gate.opened.set()
    background.wait(second, _LONGEST_WAIT)
    assert status(workspace, first) is ReportStatus.CANCELLED
    assert status(workspace, second) is ReportStatus.COMPLETE
    background.close()


def test_closing_cancels_what_runs_and_what_waits(workspace: Workspace, gate: Gate) -> None:
    background = BackgroundReports(workspace.reports)
    running, waiting = (background.trigger(ReportRequest()) for _ in range(2))
    assert gate.begun.wait(_LONGEST_WAIT)
    background.stop()
    gate.opened.set()
    background.close()
    assert status(workspace, running) is status(workspace, waiting) is ReportStatus.CANCELLED
    with pytest.raises(Cancelled):
        background.trigger(ReportRequest())


@pytest.mark.logs_warnings
def test_an_end_that_cannot_be_recorded_ends_the_waiting(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(report_id: str, progress: Progress) -> None:
        raise DatabaseBusy(Message("The database is busy."))

    monkeypatch.setattr(workspace.reports, "run", run)
    background = BackgroundReports(workspace.reports)
    report_id = background.trigger(ReportRequest())
    background.wait(report_id, _LONGEST_WAIT)
    assert background.fraction(report_id) is None
    background.close()
