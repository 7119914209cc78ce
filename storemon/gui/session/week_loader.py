"""Loads the week of the store selected last, skipping those selected in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.zones import local_days
from storemon.gui.figures.week_rows import Week, week_of
from storemon.gui.widgets.jobs import JobRunner
from storemon.gui.widgets.latest_job import LatestJob

if TYPE_CHECKING:
    from storemon.services.stores import StoreService

WeekRequest = tuple[str, int, int | None, str | None]


class WeekLoader(QObject):
    """One at a time. `loaded` and `failed` carry the store's id, and its `Week` or the exception."""

    loaded = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, runner: JobRunner, service: StoreService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._latest = LatestJob(runner, self)
        self._latest.done.connect(self._done)
        self._latest.failed.connect(self._not_done)

    def load(self, store_id: str, as_of: int, reach: int | None, platform: str | None = None) -> None:
        """Load a store's week up to `as_of`, on a platform or on all together."""
        request = (store_id, as_of, reach, platform)
        self._latest.start(request, lambda: self._work(request))

    def _work(self, request: WeekRequest) -> Week:
        store_id, as_of, reach, platform = request
        timeline = self._service.timeline(store_id, as_of, reach, platform=platform)
        return week_of(timeline, local_days(timeline.zone, timeline.start, timeline.end))

    @Slot(object, object)
    def _done(self, request: WeekRequest, week: Week) -> None:
        self.loaded.emit(request[0], week)

    @Slot(object, object)
    def _not_done(self, request: WeekRequest, error: Exception) -> None:
        self.failed.emit(request[0], error)
