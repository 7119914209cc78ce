"""Fills the overview from each report, and opens stores from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from storemon.gui.context import Context
from storemon.gui.figures.fleet_figures import Fleet, excuses
from storemon.gui.figures.trend_card import series_of
from storemon.gui.navigator import PageController
from storemon.gui.overview.overview_page import OverviewPage
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.tour_stops import TourStop
from storemon.gui.widgets.incremental_loader import IncrementalLoader
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.preferences import SELLING
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.daily import DailySums, DayTotals, Period
    from storemon.core.model import Int64
    from storemon.core.progress import Progress
    from storemon.services.found_report import Report


class OverviewController(PageController):
    """Connects the overview; `shown` is emitted once it shows the newest rows."""

    shown = Signal()

    def __init__(self, context: Context) -> None:
        page = OverviewPage(context.theme, context.icons, context.preferences, context.reports.options)
        super().__init__(page, context.window)
        self._context = context
        self._session = context.session
        self._page = page
        self._showing: IncrementalLoader | None = None
        self._days: DailySums | None = None
        page.store_wanted.connect(context.navigator.open_store)
        page.stores_wanted.connect(context.requests.stores_behind)
        page.note_wanted.connect(context.requests.note)
        page.targets_wanted.connect(context.requests.targets)
        context.reports.serve(page.generate)
        context.rights.reports(page.generate.generate_button, page.generate.options_button)
        context.freshness.serve(page.chip)
        page.platform.wanted.connect(context.session.show_platform)
        context.session.report_shown.connect(page.platform.show_report)
        self._session.report_shown.connect(self._report_shown)
        self._session.relabelled.connect(self._relabelled)
        self._session.followed.connect(self._followed)
        context.preferences.changed.connect(self._preference_changed)

    @override
    def further(self) -> Iterator[object]:
        """Create the cards."""
        page, context = self._page, self._context
        yield from page.add_cards()
        for card in (page.attention, page.stores):
            card.explain_wanted.connect(self._explain)
        for tool, kind in (
            (page.heat.picture, ExportKind.HEAT_PICTURE),
            (page.bars.picture, ExportKind.BARS_PICTURE),
            (page.trend.picture, ExportKind.TREND_PICTURE),
        ):
            context.exports.serve(tool.wanted, tool.copy_wanted, kind)
        page.attention.limit = context.rights.changes
        context.rights.changes(page.shared.add_note)
        context.freshness.age_changed.connect(page.show_age)
        context.tour.add(
            TourStop(
                10,
                page.attention,
                self.tr("Start here"),
                self.tr("The stores that need a call, the most urgent first. Open one to see what happened."),
                "overview",
            )
        )
        context.tour.add(
            TourStop(
                20,
                page.generate,
                self.tr("Reports"),
                self.tr("Updates all figures. The button beside it has other dates and ways to count."),
                "overview",
            )
        )

    @override
    def listed(self) -> Int64:
        """Return the stores of the list that a store was last opened from."""
        return self._page.listed()

    @override
    def shown_trend(self) -> tuple[str, Period]:
        """Return which trend is shown."""
        return self._page.trend.group, self._page.trend.period

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:  # noqa: ARG002  # the signal's
        self._days = None
        self._page.trend.wait()
        self._sum_up(rows)

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        self._sum_up(rows)
        self._sum_days()

    @Slot(object, object)
    def _followed(self, report: Report, days: DailySums | None) -> None:  # noqa: ARG002  # the signal's
        self._days = days
        if days is None:
            self._page.trend.show_outdated()
        self._sum_days()

    def _sum_days(self) -> None:
        """Sum uptime by day over all stores and over each group; groups may have changed."""
        days, rows = self._days, self._session.rows
        if days is None or rows is None:
            return

        def done(series: list[tuple[str, DayTotals]]) -> None:
            if self._days is days:
                self._page.trend.show_series(series, excuses=excuses(rows))

        everyone, groups = self.tr("All stores"), rows.labels.groups
        job = Job(lambda _progress: series_of(days, groups, everyone), done, self._session.failed.emit)
        self._session.runner.start(Lane.READ, job)

    @Slot(object)
    def _sum_up(self, rows: StoreRows) -> None:
        sales = self._context.preferences.sales

        def work(_progress: Progress) -> Fleet:
            return Fleet.of(rows, sales)

        self._session.runner.start(Lane.READ, Job(work, done=self._show, failed=self._session.failed.emit))

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name in SELLING and self._session.rows is not None:
            self._sum_up(self._session.rows)
        elif name == "currency":
            self._page.show_sales()

    def _show(self, fleet: Fleet) -> None:
        # Another report or new labels may have arrived in the meantime.
        if self._session.report is not None and self._session.rows is fleet.rows:
            if self._showing is not None:
                self._showing.stop()
                self._showing.deleteLater()
            self._showing = IncrementalLoader(self._page.showing(self._session.report.info, fleet), self)
            self._showing.done.connect(self.shown)
            self._showing.failed.connect(self._session.failed)
            self._showing.start()

    @Slot(str)
    def _explain(self, store_id: str) -> None:
        """Explain the figures of the longest window."""
        rows = self._session.rows
        if rows is not None:
            self._context.requests.explanation.emit(store_id, rows.window_of(Column.UPTIME_WEEK))
