"""Reports off the main thread: the signals are the push form of `get_report`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.core.progress import Progress
from storemon.errors import message_of
from storemon.gui.widgets.jobs import Job, JobRunner, Lane
from storemon.message import Message
from storemon.services.reports import new_report_id

if TYPE_CHECKING:
    from storemon.core.vocabulary import ReportRequest
    from storemon.services.found_report import Report
    from storemon.services.report_info import ReportInfo
    from storemon.services.reports import ReportService


class ReportJobs(QObject):
    """Triggers, follows and cancels reports; each gets exactly one of the three end signals.

    Every signal carries the report's id first; `failed` carries the reason after it. `begun` is the first.
    """

    begun = Signal(object)
    progress = Signal(object, float, object)
    completed = Signal(object)
    failed = Signal(object, object)
    cancelled = Signal(object)

    def __init__(self, runner: JobRunner, service: ReportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._jobs: dict[str, Job] = {}

    def trigger_report(self, request: ReportRequest) -> str:
        """Trigger a report and return its id at once."""
        report_id = new_report_id()

        def work(progress: Progress) -> ReportInfo:
            self._service.trigger_report(request, report_id)
            return self._service.run(report_id, progress)

        job = Job(
            work,
            done=lambda info: self._ended(report_id, info),
            failed=lambda error: self._failed(report_id, message_of(error)),
            cancelled=lambda: self._cancelled(report_id),
            progress=lambda fraction, text: self.progress.emit(report_id, fraction, text),
        )
        self._jobs[report_id] = self._runner.start(Lane.WRITE, job)
        self.begun.emit(report_id)
        return report_id

    def cancel(self, report_id: str) -> None:
        """Ask a report to stop; one that has ended already stays as it is."""
        if report_id in self._jobs:
            self._jobs[report_id].cancel()

    def get_report(
        self,
        report_id: str,
        done: Callable[[Report], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read a report on a worker and hand it to `done`, or what went wrong to `failed`."""
        self._runner.start(
            Lane.READ, Job(lambda _progress: self._service.get_report(report_id), done=done, failed=failed)
        )

    def _ended(self, report_id: str, info: ReportInfo) -> None:
        if info.status == "Complete":
            del self._jobs[report_id]
            self.completed.emit(report_id)
        elif info.status == "Cancelled":
            self._cancelled(report_id)
        else:
            self._failed(report_id, info.reason)

    def _failed(self, report_id: str, reason: Message) -> None:
        del self._jobs[report_id]
        self.failed.emit(report_id, reason)

    def _cancelled(self, report_id: str) -> None:
        del self._jobs[report_id]
        self.cancelled.emit(report_id)
