"""Jobs on all of the data, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from storemon.gui.widgets.jobs import Job, JobRunner, Lane

if TYPE_CHECKING:
    from storemon.core.progress import Progress


class OneAtATime(QObject):
    """Starts a job unless one is running; `ended` is emitted before the signal with the outcome."""

    progress = Signal(float, str)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return self._job is not None

    def cancel(self) -> None:
        """Stop the job and leave the data as it was."""
        if self._job is not None:
            self._job.cancel()

    def start(self, work: Callable[[Progress], object], done: SignalInstance, title: str) -> None:
        """Run the work after other writers; `done` carries its result."""
        if self._job is not None:
            return

        def end(signal: SignalInstance | None, outcome: object) -> None:
            self._job = None
            self.ended.emit()
            if signal is not None:
                signal.emit(outcome)

        self._job = Job(
            work,
            done=lambda result: end(done, result),
            failed=lambda error: end(self.failed, error),
            cancelled=lambda: end(None, None),
            progress=lambda fraction, _text: self.progress.emit(fraction, title),
        )
        self.progress.emit(0.0, title)
        self._runner.start(Lane.WRITE, self._job)
