"""Runs the latest request only, never a queue of earlier ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from storemon.gui.widgets.jobs import Job, JobRunner, Lane


class LatestJob(QObject):
    """Runs one job at a time; a new request replaces the one that is waiting.

    `done` carries the request and its result, `failed` the request and the exception.
    """

    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._latest: tuple[object, Callable[[], object]] = (None, lambda: None)
        self._busy = False

    def start(self, request: object, work: Callable[[], object]) -> None:
        """Run `work` on a worker; `request` identifies it."""
        self._latest = (request, work)
        if not self._busy:
            self._run(request, work)

    def _run(self, request: object, work: Callable[[], object]) -> None:
        self._busy = True
        self._runner.start(
            Lane.READ,
            Job(
                lambda _progress: work(),
                done=lambda result: self._ended(request, result, None),
                failed=lambda error: self._ended(request, None, error),
            ),
        )

    def _ended(self, request: object, result: object, error: Exception | None) -> None:
        self._busy = False
        if request != self._latest[0]:
            self._run(*self._latest)
        elif error is not None:
            self.failed.emit(request, error)
        else:
            self.done.emit(request, result)
