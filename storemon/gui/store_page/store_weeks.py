"""Which week a store's page shows, and how it is loaded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.report import answers_reach
from storemon.core.vocabulary import WEEK, Range
from storemon.core.weeks import week_after, week_before, week_of_date
from storemon.errors import NoSuchStore
from storemon.gui.figures.home_span import home_span
from storemon.gui.figures.shown_week import ShownWeek
from storemon.gui.report.report_text import counted_text
from storemon.gui.widgets.format import at, instant
from storemon.gui.widgets.latest_job import LatestJob
from storemon.services.report_span import whole_span

if TYPE_CHECKING:
    from storemon.gui.session.session import Session
    from storemon.gui.store_page.store_page import StorePage
    from storemon.gui.widgets.preferences import Preferences
    from storemon.services.report_info import ReportInfo


@dataclass(frozen=True, slots=True)
class _WeekRequest:
    store_id: str
    as_of: int
    reach: int | None
    shown: Range
    platform: str | None


class StoreWeeks(QObject):
    """Loads weeks for the page on a worker, one job at a time; only the latest request counts.

    `loaded` is emitted once the page shows a week; `failed` carries the exception of a failed load.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(
        self, page: StorePage, session: Session, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._session = session
        self._preferences = preferences
        self._latest: LatestJob | None = None
        self._info: ReportInfo | None = None
        self._store_id = ""
        self._zone = "UTC"
        self.shown: Range | None = None
        bar = page.week.bar
        bar.step.connect(self._step)
        bar.home.connect(self._go_home)
        bar.date_wanted.connect(self._go_to)

    def begin(self) -> None:
        """Start working once there is a workspace."""
        self._latest = LatestJob(self._session.runner, self)
        self._latest.done.connect(self._done)
        self._latest.failed.connect(self._not_done)

    def show_store(self, store_id: str, zone: str, info: ReportInfo, *, home: bool) -> None:
        """Load a store's week: the report's if `home` or if the report is new, else the week shown."""
        if home or self.shown is None or info is not self._info:
            self.shown = home_span(info, zone)
        self._store_id, self._zone, self._info = store_id, zone, info
        summary = self._session.summary
        first = summary.first_poll if summary is not None and summary.first_poll is not None else _as_of(info)
        begins = self._preferences.first_day
        self._page.week.bar.bound(at(first, zone).date(), at(_as_of(info), zone).date(), begins)
        self._load()

    @Slot()
    def reload(self) -> None:
        """Reload the week shown."""
        if self._store_id:
            self._load()

    def _load(self) -> None:
        info, shown, workspace = self._info, self.shown, self._session.workspace
        if info is None or shown is None or workspace is None or self._latest is None:
            return
        report = self._session.report
        platform = None if report is None else report.platform
        reach = answers_reach(info.method, info.reach)
        request = _WeekRequest(self._store_id, _as_of(info), reach, shown, platform)
        of_report = self._page.of_report
        stores = workspace.stores

        def work() -> ShownWeek:
            found = stores.week(
                request.store_id, request.as_of, request.reach, request.shown, platform=request.platform
            )
            return ShownWeek.of(found, of_report, request.as_of)

        self._describe(request)
        self._latest.start(request, work)

    def _describe(self, request: _WeekRequest) -> None:
        summary, shown, zone = self._session.summary, request.shown, self._zone
        first = summary.first_poll if summary is not None else None
        self._page.week.bar.show_week(
            at(shown.start, zone).date(),
            at(shown.end - 1, zone).date(),
            before=first is not None and shown.start > first,
            after=shown.end < request.as_of,
            home=self._info is not None and shown != home_span(self._info, zone),
        )
        self._page.week.caption.setText(
            self.tr("Local time, up to {time} · {counted}").format(
                time=instant(shown.end, zone), counted=counted_text(request.reach)
            )
        )

    def _name_bands(self, shown: ShownWeek) -> None:
        """Explain below the chart which band belongs to which platform."""
        names = ", ".join(name or self.tr("no platform") for name in shown.week.platforms)
        bands = self._page.week.bands
        bands.setText(self.tr("From the top: all platforms, {names}").format(names=names))
        bands.setVisible(bool(names))

    @Slot(int)
    def _step(self, by: int) -> None:
        if self.shown is None or self._info is None:
            return
        as_of = _as_of(self._info)
        if by < 0:
            self._show(week_before(self._zone, self.shown))
        else:
            following = week_after(self._zone, self.shown)
            self._show(Range(as_of - WEEK, as_of) if following.end >= as_of else following)

    @Slot()
    def _go_home(self) -> None:
        if self._info is not None:
            self._show(home_span(self._info, self._zone))

    @Slot(object)
    def _go_to(self, date: dt.date) -> None:
        if self._info is None:
            return
        as_of = _as_of(self._info)
        week = week_of_date(self._zone, date, self._preferences.first_day)
        if week.start < as_of:
            self._show(Range(week.start, min(week.end, as_of)))

    def _show(self, shown: Range) -> None:
        self.shown = shown
        self._load()

    @Slot(object, object)
    def _done(self, request: _WeekRequest, shown: ShownWeek) -> None:
        info = self._info
        if info is None or request.store_id != self._page.store_id:
            return
        self._name_bands(shown)
        self._page.show_week(shown, of_report=request.shown == whole_span(info, self._zone))
        self.loaded.emit()

    @Slot(object, object)
    def _not_done(self, request: _WeekRequest, error: Exception) -> None:
        if not isinstance(error, NoSuchStore):
            self.failed.emit(error)
        elif request.store_id == self._page.store_id:
            self._page.show_gone()


def _as_of(info: ReportInfo) -> int:
    return info.as_of or 0
