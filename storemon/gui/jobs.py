"""Work off the main thread: one long-lived runner, two lanes, exactly one end per job.

Writers (imports, reports) queue on one thread; readers (charts, lists) never wait behind them.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from typing_extensions import override

from storemon.core.progress import Progress
from storemon.errors import Cancelled
from storemon.gui.turns import Turns

_PROGRESS_EVERY: Final = 0.05


class Lane(Enum):
    """Which thread pool a job runs on."""

    WRITE = 1
    READ = 2


class Job:
    """One piece of work and who is told of its end; all of these are called on the main thread."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        progress: Callable[[float, str], None] | None = None,
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.cancelled = cancelled
        self.progress = progress
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next call of progress, or never to start."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether `cancel` was called."""
        return self._stop.is_set()


class _Runnable(QRunnable):
    """Carries one job through a pool; borrows the runner's signals."""

    def __init__(self, runner: JobRunner, job: Job) -> None:
        super().__init__()
        # The runner holds the only reference until the end was delivered.
        self.setAutoDelete(False)
        self._runner = runner
        self._job = job
        self._last = 0.0

    @override
    def run(self) -> None:
        """Do the work on the pool's thread and carry its end to the main thread."""
        result: object = None
        error: Exception | None = None
        try:
            self._stop_if_asked()
            result = self._job.work(self._report)
        except Exception as caught:  # noqa: BLE001  # whatever it is, the main thread must hear of it
            error = caught
        self._runner.ended.emit(self._job, result, error)

    def _stop_if_asked(self) -> None:
        if self._job.stopping:
            raise Cancelled

    def _report(self, fraction: float, text: str) -> None:
        self._runner.turns.give_way()
        self._stop_if_asked()
        now = time.monotonic()
        if now - self._last >= _PROGRESS_EVERY or fraction >= 1:
            self._last = now
            self._runner.progressed.emit(self._job, fraction, text)


class JobRunner(QObject):
    """Owns the pools and the signals of all jobs; lives as long as the window."""

    ended = Signal(object, object, object)
    progressed = Signal(object, float, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {Lane.WRITE: QThreadPool(self), Lane.READ: QThreadPool(self)}
        self._pools[Lane.WRITE].setMaxThreadCount(1)
        self._pools[Lane.READ].setMaxThreadCount(2)
        self.turns = Turns(self)
        self._running: dict[Job, _Runnable] = {}
        # A runnable's thread may still be on its way out of run() when its end is delivered here.
        self._leaving: deque[_Runnable] = deque(maxlen=64)
        self._closed = False
        self.ended.connect(self._deliver_end)
        self.progressed.connect(self._deliver_progress)

    def start(self, lane: Lane, job: Job) -> Job:
        """Queue the job on its lane; nothing starts any more once the runner is closed."""
        if not self._closed:
            runnable = _Runnable(self, job)
            self._running[job] = runnable
            self._pools[lane].start(runnable)
        return job

    @property
    def busy(self) -> bool:
        """Whether a job has not ended yet."""
        return bool(self._running)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Cancel every job, wait for the pools, then run `last` off the main thread; tell nobody."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._pools[Lane.READ].waitForDone()
        if last is not None:
            final = _Runnable(self, Job(lambda _progress: last()))
            self._pools[Lane.WRITE].start(final)
        self._pools[Lane.WRITE].waitForDone()

    @Slot(object, object, object)
    def _deliver_end(self, job: Job, result: object, error: Exception | None) -> None:
        runnable = self._running.pop(job, None)
        if runnable is not None:
            self._leaving.append(runnable)
        if self._closed:
            return
        if isinstance(error, Cancelled):
            if job.cancelled is not None:
                job.cancelled()
        elif error is not None:
            if job.failed is not None:
                job.failed(error)
        elif job.done is not None:
            job.done(result)

    @Slot(object, float, str)
    def _deliver_progress(self, job: Job, fraction: float, text: str) -> None:
        if job.progress is not None and job in self._running and not self._closed:
            job.progress(fraction, text)
