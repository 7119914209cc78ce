"""The trend with its table, for all stores, a group, or one store."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.core.behind import DownOnDates
from storemon.core.daily import DailySums, DayTotals, Period
from storemon.gui.figures.note_text import raw_text
from storemon.gui.figures.trend_chart import TrendChart
from storemon.gui.figures.trend_view import TrendView
from storemon.gui.widgets.card import TwinCard
from storemon.gui.widgets.format import NONE, full_date, hours, percent
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.segments import Segments
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.theme import Theme

_PERIODS = (Period.DAY, Period.WEEK, Period.MONTH)
_MANY_DAYS = 56
"""A trend of more than eight weeks is shown by week at first."""


class TrendCard(TwinCard):
    """Shows uptime by day, week or month; if there are several series, for the selected one.

    If it `leads` to stores, `wanted` carries a `Behind`: the stores that were down in a period.
    """

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        leads: bool = False,
    ) -> None:
        self.view = TrendView(theme)
        self.view.leads = leads
        self.rows = ListView(theme, self.view.accessibleName(), row=24, leads=leads)
        super().__init__(icons, self.view.accessibleName(), self.view, self.rows, parent)
        self._preferences = preferences
        self._series: Sequence[tuple[str, DayTotals]] = ()
        self._chosen = False
        self._excuses = False
        self.kind = Selector(icons, self.tr("Stores in the trend"))
        self.kind.setObjectName("compact")
        self.kind.setMinimumContentsLength(14)
        self.kind.currentIndexChanged.connect(self._fill)
        self.periods = Segments(self.tr("By"), [self.tr("Day"), self.tr("Week"), self.tr("Month")])
        self.periods.chosen.connect(self._choose)
        self.tools.insertWidget(0, self.kind)
        self.tools.insertWidget(1, self.periods)
        for parts in (self.view.chosen, self.rows.opened):
            parts.connect(self._lead)
        self.wait()
        preferences.changed.connect(self._preference_changed)

    def wait(self) -> None:
        """Show that the days are still being computed."""
        self._show_none(self.tr("calculating…"))

    def show_outdated(self) -> None:
        """Show that there is no trend, because the data has changed or an earlier version made the report."""
        self._show_none(self.tr("Generate a new report to see how the uptime went."))

    def _show_none(self, text: str) -> None:
        self._series = ()
        self.note.setText(text)
        self.view.show_trend(None)
        self.rows.show_items([], 0)
        self._allow(allowed=False)

    def show_series(self, series: Sequence[tuple[str, DayTotals]], *, excuses: bool = False) -> None:
        """Show a trend: the name and the daily sums of each series, at least one.

        `excuses`: whether notes excuse any time, which is included here.
        """
        self._excuses = excuses
        if not self._chosen:
            self.periods.choose(0 if series[0][1].open.size <= _MANY_DAYS else 1)
        self._series = series
        name = self.kind.currentText()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for text, _ in series:
                self.kind.addItem(text)
            self.kind.setCurrentIndex(max(0, self.kind.findText(name)))
        self.kind.setVisible(len(series) > 1)
        self._allow(allowed=True)
        self._fill()

    @property
    def period(self) -> Period:
        """The period that each value of the trend covers."""
        return _PERIODS[self.periods.choice]

    @property
    def group(self) -> str:
        """The group whose trend is shown, empty for all stores or one."""
        return self.kind.currentText() if self.kind.currentIndex() > 0 else ""

    def _allow(self, *, allowed: bool) -> None:
        for tool in (self.periods, self.twin, self.picture, self.kind):
            tool.setEnabled(allowed)

    @Slot()
    def _fill(self) -> None:
        if not self._series:
            return
        totals = self._series[max(0, self.kind.currentIndex())][1]
        trend = totals.trend(self.period, self._preferences.days[0])
        chart = TrendChart(trend, self.period)
        since = self.tr("since {date}").format(date=full_date(chart.dates(0)[0]))
        self.note.setText(" · ".join(filter(None, (since, raw_text() if self._excuses else ""))))
        self.view.show_trend(chart)
        self.rows.show_items(self._columns(chart), chart.count)

    def _columns(self, chart: TrendChart) -> list[ListColumn]:
        trend, tr = chart.trend, self.tr
        gap, known, opened = trend.gap, trend.known, trend.open
        newest_first = -np.arange(chart.count)
        return [
            ListColumn(tr("Days"), chart.name, newest_first),
            ListColumn(
                tr("Uptime"),
                lambda item: chart.value(item) if opened[item] else NONE,
                np.where(gap, np.nan, trend.up / np.maximum(1, known)),
                140,
                right=True,
                tone=lambda item: "faint" if gap[item] else "text",
            ),
            ListColumn(
                tr("Downtime"),
                lambda item: hours(int(trend.down[item])) if known[item] else NONE,
                trend.down,
                96,
                right=True,
                descending=True,
                tone=lambda item: "down" if trend.down[item] else "faint",
            ),
            ListColumn(
                tr("Coverage"),
                lambda item: percent(int(known[item]), int(opened[item])),
                np.where(opened > 0, known / np.maximum(1, opened), np.nan),
                96,
                right=True,
            ),
        ]

    @Slot(int)
    def _choose(self, _place: int) -> None:
        self._chosen = True
        self._fill()

    @Slot(int)
    def _lead(self, place: int) -> None:
        chart = self.view.chart
        if self.view.leads and chart is not None and chart.leads(place):
            self.wanted.emit(DownOnDates(*chart.dates(place), self.group or None))

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "first_day_choice":
            self._fill()


def series_of(days: DailySums, groups: Sequence[str], everyone: str) -> list[tuple[str, DayTotals]]:
    """Return the series of a trend: all stores, and each group that does not have them all."""
    found: dict[str, list[int]] = {}
    for store, group in enumerate(groups):
        if group:
            found.setdefault(group, []).append(store)
    named = sorted(found.items(), key=lambda item: item[0].casefold())
    sums = [
        (name, days.summed(np.array(stores, np.int64))) for name, stores in named if len(stores) < len(groups)
    ]
    return [(everyone, days.summed(np.arange(len(groups)))), *sums]
