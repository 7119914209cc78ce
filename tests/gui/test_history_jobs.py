"""The background jobs that follow a displayed report, after everything the user waits for."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject

from storemon.core.progress import Progress
from storemon.core.vocabulary import ReportRequest
from storemon.errors import BadInput
from storemon.gui.session.history_jobs import HistoryJobs
from storemon.gui.session.report_jobs import ReportJobs
from storemon.gui.widgets.jobs import JobRunner
from storemon.message import Message
from storemon.services.found_report import Report
from storemon.services.history import HistoryService
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Listener(QObject):
    def __init__(self, jobs: HistoryJobs) -> None:
        super().__init__(jobs)
        self.told: list[tuple[str, Any]] = []
        jobs.compared.connect(lambda _, found: self.told.append(("compared", found)))
        jobs.followed.connect(lambda _, found: self.told.append(("followed", found)))
        jobs.failed.connect(lambda error: self.told.append(("failed", error)))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.told]


@pytest.fixture
def reports(runner: JobRunner, workspace: Workspace) -> ReportJobs:
    return ReportJobs(runner, workspace.reports, runner)


@pytest.fixture
def jobs(runner: JobRunner, workspace: Workspace, reports: ReportJobs) -> HistoryJobs:
    return HistoryJobs(runner, workspace.history, reports, runner)


@pytest.fixture
def report(workspace: Workspace, files: list[Path]) -> Report:
    for path in files:
        workspace.imports.import_file(path)
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id, answers=True)


def test_the_period_before_comes_first_then_the_days(qtbot: QtBot, jobs: HistoryJobs, report: Report) -> None:
    told = Listener(jobs)
    jobs.follow(report)
    qtbot.waitUntil(lambda: len(told.told) == 2)
    assert told.names == ["compared", "followed"]
    assert told.told[1][1].open.shape[0] == len(report.table.store_ids)  # type: ignore[union-attr]  # complete


def test_what_is_kept_is_not_told_twice(
    qtbot: QtBot, jobs: HistoryJobs, report: Report, workspace: Workspace
) -> None:
    workspace.history.before(report)
    told = Listener(jobs)
    jobs.follow(workspace.reports.get_report(report.info.report_id, answers=True))
    qtbot.waitUntil(lambda: bool(told.told))
    assert told.names == ["followed"]


def test_of_data_that_has_changed_it_is_said_that_there_are_no_days(
    qtbot: QtBot, jobs: HistoryJobs, report: Report, workspace: Workspace
) -> None:
    workspace.imports.undo(workspace.imports.recent(1)[0].import_id)
    told = Listener(jobs)
    jobs.follow(report)
    qtbot.waitUntil(lambda: bool(told.told))
    assert told.told == [("followed", None)]


def test_a_report_by_an_earlier_version_has_no_days(jobs: HistoryJobs, report: Report) -> None:
    told = Listener(jobs)
    jobs.follow(Report(report.info, report.table))
    assert told.told == [("followed", None)]


def held(monkeypatch: pytest.MonkeyPatch, gate: threading.Event) -> None:
    """Make the service wait for a gate, checking regularly whether to continue."""
    before = HistoryService.before

    def waiting(self: HistoryService, report: Report, progress: Progress) -> object:
        while not gate.wait(0.01):
            progress(0.0, Message("waiting"))
        return before(self, report, progress)

    monkeypatch.setattr(HistoryService, "before", waiting)


def test_a_new_report_comes_first_and_one_that_fails_lets_it_go_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, jobs: HistoryJobs, reports: ReportJobs, report: Report
) -> None:
    gate = threading.Event()
    held(monkeypatch, gate)
    told = Listener(jobs)
    jobs.follow(report)
    with qtbot.waitSignal(reports.failed):
        reports.trigger_report(ReportRequest(as_of=-1))
    assert told.told == []
    gate.set()
    qtbot.waitUntil(lambda: told.names == ["compared", "followed"])


def test_another_report_takes_the_place_of_the_one_before(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, runner: JobRunner, jobs: HistoryJobs, report: Report
) -> None:
    gate = threading.Event()
    held(monkeypatch, gate)
    told = Listener(jobs)
    jobs.follow(report)
    jobs.follow(None)
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert told.told == []


def test_what_goes_wrong_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, jobs: HistoryJobs, report: Report
) -> None:
    def fail(*_: object) -> None:
        raise BadInput(Message("no"))

    monkeypatch.setattr(HistoryService, "days", fail)
    told = Listener(jobs)
    jobs.follow(report)
    qtbot.waitUntil(lambda: len(told.told) == 2)
    assert told.names == ["compared", "failed"]


def test_the_pages_show_the_change_and_the_trend_once_they_are_known(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.rows is not None and window.session.rows.before is not None)
    qtbot.waitUntil(lambda: window.overview.trend.view.chart is not None)
    rows = window.session.rows
    assert rows is not None
    window.navigator.open_store(rows.table.store_ids[0])
    assert window.store.trend.view.chart is not None
    assert window.store.trend.kind.isHidden()


def test_a_name_that_is_given_while_the_period_before_comes_is_not_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: AppWindow
) -> None:
    gate = threading.Event()
    held(monkeypatch, gate)
    window.session.import_sample()
    qtbot.waitUntil(lambda: window.session.rows is not None)
    rows = window.session.rows
    assert rows is not None
    store_id = rows.table.store_ids[0]
    window.rename(store_id, "Corner")
    gate.set()
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert window.session.rows is not None
    assert window.session.rows.title(0) == "Corner"
    assert window.session.rows.before is not None
