"""The report that the window shows, on all platforms together or on one, with the stores' names."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.period_before import PeriodBefore
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.session.history_jobs import HistoryJobs
from storemon.gui.session.laid_out import latest, one
from storemon.gui.session.workspace_access import WorkspaceAccess
from storemon.gui.widgets.jobs import JobRunner
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace


class ShownReport(WorkspaceAccess):
    """Shows one report at a time; all of its pages follow.

    Signals: `report_shown` with a `Report` and its `StoreRows`; `relabelled` with the rows of the same report
    after a store got another name, group or figure, or once the period before is known.
    """

    report_shown = Signal(object, object)
    relabelled = Signal(object)

    history: HistoryJobs

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self.report: Report | None = None
        self.is_older = False
        """Whether the user has opened the shown report and it is not the one that the window begins with."""
        self.rows: StoreRows | None = None
        self.platform: str | None = None
        """The selected platform, None for all of them together."""

    def open_report(self, report_id: str) -> None:
        """Show an existing complete report until another one is opened or generated."""
        platform = self.platform

        def work(workspace: Workspace) -> tuple[tuple[Report, StoreRows] | None, bool]:
            return one(workspace, report_id, platform), workspace.reports.latest_id() != report_id

        self.read(work, lambda found: self._show(found[0], is_older=found[1]))

    @Slot(object)
    def show_platform(self, platform: str | None) -> None:
        """Show the current report for one of its platforms only, or for all of them together with None."""
        self.platform = platform
        report = self.report
        if report is None:
            return
        report_id, is_older = report.info.report_id, self.is_older

        def show(found: tuple[Report, StoreRows] | None) -> None:
            if self.platform == platform and self.report is not None:
                self._show(found, is_older=is_older)

        self.read(lambda workspace: one(workspace, report_id, platform), show)

    @Slot()
    def open_newest(self) -> None:
        """Show the newest report again."""
        self.read(latest, self._show)

    def relabel(self) -> None:
        """Reload the names of stores and other labels set by the user."""
        rows = self.rows
        if rows is None:
            return

        def done(relabelled: StoreRows) -> None:
            # Another report may have been shown in the meantime, with labels just as new.
            if self.rows is rows:
                self.rows = relabelled
                self.relabelled.emit(relabelled)
            elif self.rows is not None and self.rows.table is rows.table:
                self.relabel()  # the period before arrived in the meantime

        self.read(lambda workspace: rows.relabelled(workspace.stores.labels(rows.table.store_ids)), done)

    @Slot(object)
    def _completed(self, report_id: str) -> None:
        platform = self.platform
        self.read(lambda workspace: one(workspace, report_id, platform), self._show)

    def _show(self, found: tuple[Report, StoreRows] | None, *, is_older: bool = False) -> None:
        if found is not None and self.workspace is not None:
            self.report, self.rows = found
            self.is_older = is_older
            self.workspace.reports.archive.shown = self.report.info.report_id
            self.report_shown.emit(self.report, self.rows)
            self.history.follow(self.report)

    @Slot(object, object)
    def _compared(self, report: Report, before: PeriodBefore) -> None:
        shown = self.report
        if shown is None or (shown.info, shown.platform) != (report.info, report.platform):
            return
        if self.rows is not None:
            self.rows = self.rows.compared(before)
            self.relabelled.emit(self.rows)
