"""Taking data away off the main thread: undoing one import, clearing everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from storemon.gui.jobs import Job, JobRunner, Lane

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.imports import ImportRecord, ImportService


class DataJobs(QObject):
    """One at a time. `undone` carries an `ImportRecord`, `cleared` the backup's path; `ended` comes first."""

    progress = Signal(float, str)
    undone = Signal(object)
    cleared = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, runner: JobRunner, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._job: Job | None = None

    def undo(self, record: ImportRecord) -> None:
        """Undo an import."""

        def work(progress: Progress) -> ImportRecord:
            self._service.undo(record.import_id, progress)
            return record

        self._start(work, self.undone, self.tr("Undoing the import of {name}").format(name=record.name))

    def clear(self) -> None:
        """Remove all data and reports after a backup."""
        self._start(self._service.clear, self.cleared, self.tr("Clearing all data"))

    def cancel(self) -> None:
        """Stop, with the data as it was."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Callable[[Progress], object], done: SignalInstance, title: str) -> None:
        if self._job is not None:
            return

        def end(tell: SignalInstance | None, told: object) -> None:
            self._job = None
            self.ended.emit()
            if tell is not None:
                tell.emit(told)

        self._job = Job(
            work,
            done=lambda result: end(done, result),
            failed=lambda error: end(self.failed, error),
            cancelled=lambda: end(None, None),
            progress=lambda fraction, _text: self.progress.emit(fraction, title),
        )
        self.progress.emit(0.0, title)
        self._runner.start(Lane.WRITE, self._job)
