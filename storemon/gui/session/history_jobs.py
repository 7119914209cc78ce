"""Jobs that follow a report once it is shown: the period before, and uptime by local day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.progress import Progress
from storemon.gui.session.report_jobs import ReportJobs
from storemon.gui.widgets.jobs import Job, JobRunner, Lane

if TYPE_CHECKING:
    from storemon.core.daily import DailySums
    from storemon.core.period_before import PeriodBefore
    from storemon.services.found_report import Report
    from storemon.services.history import HistoryService


class HistoryJobs(QObject):
    """Computes or reads these for the report that was shown last.

    `compared` carries the report and its `PeriodBefore`, if the data has not changed since the report;
    `followed` carries the report and its `DailySums`, or None otherwise. `failed` carries an exception.
    """

    compared = Signal(object, object)
    followed = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        runner: JobRunner,
        service: HistoryService,
        reports: ReportJobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        # A report that the user is waiting for comes first.
        reports.begun.connect(self.stop)
        reports.failed.connect(self.resume)
        reports.cancelled.connect(self.resume)
        self._runner = runner
        self._service = service
        self._report: Report | None = None
        self._job: Job | None = None

    def follow(self, report: Report | None) -> None:
        """Start the jobs for a report, dropping those for another one."""
        self._report = report
        self.resume()

    @Slot()
    def resume(self) -> None:
        """Resume after a stop; results that are already stored are read."""
        self.stop()
        report = self._report
        if report is None:
            return
        if report.answers is None:
            self.followed.emit(report, None)
            return

        def work(progress: Progress) -> PeriodBefore | None:
            return self._service.before(report, progress)

        self._start(work, lambda found: self._compared(report, found))

    @Slot()
    def stop(self) -> None:
        """Stop, to leave the processor to something that the user is waiting for."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._job = self._runner.start(Lane.LATER, Job(work, done=done, failed=self._failed))

    def _compared(self, report: Report, found: PeriodBefore | None) -> None:
        if report is not self._report:
            return
        if found is not None and report.before is None:
            self.compared.emit(report, found)
            # So that stopping and resuming does not start from the beginning.
            self._report = report = replace(report, before=found)

        def work(progress: Progress) -> DailySums | None:
            return self._service.days(report, progress)

        self._start(work, lambda days: self._followed(report, days))

    def _followed(self, report: Report, found: DailySums | None) -> None:
        self._job = None
        if report is self._report:
            self.followed.emit(report, found)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if self._report is not None:
            self.failed.emit(error)
