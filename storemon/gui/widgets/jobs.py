"""Work off the main thread: one long-lived runner, four lanes, exactly one end signal per job.

Writers (imports, reports) queue on one thread; readers (charts, lists) never wait behind them. Background
work has a thread of its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from storemon.core.memory import is_shortage, out_of_memory
from storemon.core.progress import Progress
from storemon.errors import Cancelled
from storemon.message import Message
from storemon.override import override

_PROGRESS_EVERY: Final = 0.05
_AGAIN_AFTER: Final = 0.1
# Made while there is memory.
_SHORT: Final = out_of_memory()


class Lane(Enum):
    """Which thread pool a job runs on."""

    WRITE = 1
    READ = 2
    LATER = 3
    SEND = 4
    """What waits for other computers."""


class Job:
    """A piece of work, and the functions called at its end on the main thread."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        progress: Callable[[float, Message], None] | None = None,
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.cancelled = cancelled
        self.progress = progress
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Make the job stop at its next progress call, or never start."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether `cancel` was called."""
        return self._stop.is_set()


class _Signals(QObject):
    """The signals of a thread; held by each runnable, so that they exist even if the runner is gone."""

    ended = Signal(object, object, object)
    progressed = Signal(object, float, object)


class _Runnable(QRunnable):
    """Runs jobs in a pool, one after another."""

    def __init__(self, signals: _Signals) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._signals = signals
        self._last = 0.0
        self.job: Job | None = None

    @override
    def run(self) -> None:
        """Do the work on the pool's thread and deliver its result to the main thread."""
        job, result, error = self.job, None, None
        if job is None:
            return
        try:
            _stop_if_asked(job)
            result = job.work(lambda fraction, text: self._report(job, fraction, text))
        except Exception as caught:  # noqa: BLE001  # whatever it is, the main thread must hear of it
            error = _without_cause(caught)
        # From here on the runner may give this another job, while the thread is still on its way out.
        while not self._deliver(job, result, error):
            result, error = None, _SHORT
            time.sleep(_AGAIN_AFTER)

    def _deliver(self, job: Job, result: object, error: Exception | None) -> bool:
        """Deliver a result to the main thread; return False if there is not even memory for that."""
        try:
            self._signals.ended.emit(job, result, error)
        except MemoryError:
            return False
        return True

    def _report(self, job: Job, fraction: float, text: Message) -> None:
        _stop_if_asked(job)
        now = time.monotonic()
        if now - self._last >= _PROGRESS_EVERY or fraction >= 1:
            self._last = now
            self._signals.progressed.emit(job, fraction, text)


def _without_cause(caught: Exception) -> Exception:
    """Return the exception; if memory ran out, a new one without the traceback, which would hold memory."""
    try:
        return _SHORT if is_shortage(caught) else caught
    except MemoryError:
        return _SHORT


def _cancel(jobs: Iterable[Job]) -> None:
    for job in jobs:
        job.cancel()


def _stop_if_asked(job: Job) -> None:
    if job.stopping:
        raise Cancelled


class JobRunner(QObject):
    """Owns the pools of all jobs and delivers their results; lives as long as the window.

    If it is destroyed without being closed, its jobs are canceled and waited for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        self._pools[Lane.WRITE].setMaxThreadCount(1)
        self._pools[Lane.READ].setMaxThreadCount(2)
        self._pools[Lane.LATER].setMaxThreadCount(1)
        self._pools[Lane.SEND].setMaxThreadCount(1)
        for pool in self._pools.values():
            # A thread that is there needs no memory for a new one, without which a job would never begin.
            pool.setExpiryTimeout(-1)
        self._running: dict[Job, _Runnable] = {}
        # Used again: PySide lets go of no runnable that a pool does not delete.
        self._idle: list[_Runnable] = []
        self._closed = False
        self._signals = _Signals()
        self._signals.ended.connect(self._deliver_end)
        self._signals.progressed.connect(self._deliver_progress)
        # It is emitted before the pools go, which wait for what runs.
        self.destroyed.connect(partial(_cancel, self._running))

    def start(self, lane: Lane, job: Job) -> Job:
        """Queue the job on its lane; nothing starts after the runner is closed."""
        if not self._closed:
            runnable = self._idle.pop() if self._idle else _Runnable(self._signals)
            runnable.job = job
            self._running[job] = runnable
            self._pools[lane].start(runnable)
        return job

    @property
    def busy(self) -> bool:
        """Whether a job has not ended yet."""
        return bool(self._running)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Cancel every job, wait for the pools, then run `last` off the main thread; emit nothing."""
        self._closed = True
        _cancel(self._running)
        for lane in (Lane.READ, Lane.LATER, Lane.SEND):
            self._pools[lane].waitForDone()
        if last is not None:
            final = _Runnable(self._signals)
            final.job = Job(lambda _progress: last())
            self._pools[Lane.WRITE].start(final)
        self._pools[Lane.WRITE].waitForDone()

    @Slot(object, object, object)
    def _deliver_end(self, job: Job, result: object, error: Exception | None) -> None:
        runnable = self._running.pop(job, None)
        if runnable is not None:
            runnable.job = None
            self._idle.append(runnable)
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

    @Slot(object, float, object)
    def _deliver_progress(self, job: Job, fraction: float, text: Message) -> None:
        if job.progress is not None and job in self._running and not self._closed:
            job.progress(fraction, text)
