from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from storemon.core.progress import Progress
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.errors import ReportNotFound
from storemon.gui.session.report_jobs import ReportJobs
from storemon.gui.widgets.jobs import JobRunner
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Listener:
    def __init__(self, jobs: ReportJobs) -> None:
        self.ends: list[tuple[str, str]] = []
        self.reasons: list[str] = []
        jobs.completed.connect(lambda report_id: self.ends.append(("completed", report_id)))
        jobs.cancelled.connect(lambda report_id: self.ends.append(("cancelled", report_id)))
        jobs.failed.connect(self._failed)

    def _failed(self, report_id: str, reason: str) -> None:
        self.ends.append(("failed", report_id))
        self.reasons.append(reason)


@pytest.fixture
def jobs(runner: JobRunner, workspace: Workspace) -> ReportJobs:
    return ReportJobs(runner, workspace.reports, runner)


def test_a_report_completes_and_can_be_fetched(
    qtbot: QtBot, jobs: ReportJobs, workspace: Workspace, files: list[Path]
) -> None:
    for path in files:
        workspace.imports.import_file(path)
    told = Listener(jobs)
    report_id = jobs.trigger_report(ReportRequest())
    assert told.ends == []
    qtbot.waitUntil(lambda: bool(told.ends))
    assert told.ends == [("completed", report_id)]
    fetched: list[Report] = []
    jobs.get_report(report_id, fetched.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(fetched))
    assert fetched[0].info.status is ReportStatus.COMPLETE
    assert fetched[0].table is not None
    assert fetched[0].table.store_ids == ["8419537941919820732", "nord"]


def test_a_report_without_polls_fails_with_its_reason(qtbot: QtBot, jobs: ReportJobs) -> None:
    told = Listener(jobs)
    report_id = jobs.trigger_report(ReportRequest())
    qtbot.waitUntil(lambda: bool(told.ends))
    assert told.ends == [("failed", report_id)]
    assert told.reasons[0]


def test_a_report_cancelled_before_it_starts_ends_as_cancelled(
    qtbot: QtBot, jobs: ReportJobs, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    run = type(workspace.reports).run

    def slow(self: Any, report_id: str, progress: Progress) -> Any:
        go_on.wait(10)
        return run(self, report_id, progress)

    monkeypatch.setattr(type(workspace.reports), "run", slow)
    told = Listener(jobs)
    first, second = jobs.trigger_report(ReportRequest()), jobs.trigger_report(ReportRequest())
    jobs.cancel(second)
    go_on.set()
    qtbot.waitUntil(lambda: len(told.ends) == 2)
    assert told.ends == [("failed", first), ("cancelled", second)]


def test_a_running_report_is_cancelled_and_recorded_so(
    qtbot: QtBot,
    jobs: ReportJobs,
    workspace: Workspace,
    files: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path in files:
        workspace.imports.import_file(path)
    started, go_on = threading.Event(), threading.Event()
    run = type(workspace.reports).run

    def held(self: Any, report_id: str, progress: Progress) -> Any:
        started.set()
        go_on.wait(10)
        return run(self, report_id, progress)

    monkeypatch.setattr(type(workspace.reports), "run", held)
    told = Listener(jobs)
    report_id = jobs.trigger_report(ReportRequest())
    assert started.wait(10)
    jobs.cancel(report_id)
    go_on.set()
    qtbot.waitUntil(lambda: bool(told.ends))
    assert told.ends == [("cancelled", report_id)]
    assert workspace.reports.get_report(report_id).info.status is ReportStatus.CANCELLED


def test_cancelling_an_ended_report_does_nothing(qtbot: QtBot, jobs: ReportJobs) -> None:
    told = Listener(jobs)
    report_id = jobs.trigger_report(ReportRequest())
    qtbot.waitUntil(lambda: bool(told.ends))
    jobs.cancel(report_id)
    assert len(told.ends) == 1


def test_an_unknown_report_is_reported_as_an_error(qtbot: QtBot, jobs: ReportJobs) -> None:
    errors: list[Exception] = []
    jobs.get_report("nothing", lambda _report: pytest.fail("found"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ReportNotFound)
