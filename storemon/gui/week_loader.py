"""Loads the week of the store that was chosen last, and never a queue of those passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storemon.gui.jobs import Job, JobRunner, Lane
from storemon.gui.week_rows import Week, week_of

if TYPE_CHECKING:
    from storemon.services.stores import StoreService

Wanted = tuple[str, int, int | None]


class WeekLoader(QObject):
    """One load at a time; what was asked for meanwhile is replaced by what is asked for next."""

    loaded = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, runner: JobRunner, service: StoreService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._service = service
        self._wanted: Wanted | None = None
        self._busy = False

    def load(self, store_id: str, as_of: int, reach: int | None) -> None:
        """Load a store's week up to `as_of`; `loaded` carries its id and its `Week`."""
        self._wanted = (store_id, as_of, reach)
        if not self._busy:
            self._next()

    def forget(self) -> None:
        """Want nothing any more; what is on its way is dropped."""
        self._wanted = None

    def _next(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self._busy = True
        self._runner.start(
            Lane.READ,
            Job(
                lambda _progress: self._work(wanted),
                done=lambda week: self._ended(wanted, week, None),
                failed=lambda error: self._ended(wanted, None, error),
            ),
        )

    def _work(self, wanted: Wanted) -> Week:
        from storemon.core.zones import local_days  # noqa: PLC0415  # loaded on the worker, not at start

        timeline = self._service.timeline(*wanted)
        return week_of(timeline, local_days(timeline.zone, timeline.start, timeline.end))

    def _ended(self, wanted: Wanted, week: Week | None, error: Exception | None) -> None:
        self._busy = False
        if wanted != self._wanted:
            self._next()
        elif error is not None:
            self.failed.emit(wanted[0], error)
        else:
            self.loaded.emit(wanted[0], week)
