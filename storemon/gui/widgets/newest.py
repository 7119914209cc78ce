"""Does what was wanted last, and never a queue of what was passed over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from storemon.gui.widgets.jobs import Job, JobRunner, Lane


class Newest(QObject):
    """One job at a time; what was wanted meanwhile is replaced by what is wanted next.

    `done` carries the wish and the answer to it, `failed` the wish and the exception.
    """

    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted: tuple[object, Callable[[], object]] | None = None
        self._busy = False

    def want(self, wish: object, work: Callable[[], object]) -> None:
        """Do `work` on a worker; `wish` tells one from another."""
        self._wanted = (wish, work)
        if not self._busy:
            self._next()

    def forget(self) -> None:
        """Want nothing any more; what is on its way is dropped."""
        self._wanted = None

    def _next(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        wish, work = wanted
        self._busy = True
        self._runner.start(
            Lane.READ,
            Job(
                lambda _progress: work(),
                done=lambda answer: self._ended(wish, answer, None),
                failed=lambda error: self._ended(wish, None, error),
            ),
        )

    def _ended(self, wish: object, answer: object, error: Exception | None) -> None:
        self._busy = False
        if self._wanted is None or wish != self._wanted[0]:
            self._next()
        elif error is not None:
            self.failed.emit(wish, error)
        else:
            self.done.emit(wish, answer)
