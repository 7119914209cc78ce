"""The charts of the overview, each with a table of the same data."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.core.behind import DownInHour, InBin
from storemon.core.coverage import is_sparse
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.heat_chart import HOURS, HeatChart
from storemon.gui.figures.uptime_bars import BarsChart, UptimeBars, bin_name, least_coverage, sparse_legend
from storemon.gui.overview.heat_map import HeatMap
from storemon.gui.report.report_text import whole_text
from storemon.gui.widgets.card import TwinCard
from storemon.gui.widgets.format import NONE, count, hour_of_day, hours, percent
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme


class HeatCard(TwinCard):
    """Downtime by hour of the week; the first day of the week follows the user's settings.

    `wanted` carries a `Behind`: the stores that were down in that hour.
    """

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        self.map = HeatMap(theme, preferences.days)
        self.hours = ListView(theme, self.map.accessibleName(), row=24)
        super().__init__(icons, self.map.accessibleName(), self.map, self.hours, parent)
        self._preferences = preferences
        for parts in (self.map.chosen, self.hours.opened):
            parts.connect(self._chosen)
        preferences.changed.connect(self._preference_changed)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the downtime by hour of a report."""
        window = whole_text(ranged=fleet.rows.ranged)
        note = self.tr("{window}, each store by its own clock").format(window=window)
        if fleet.answers is not None:
            note = HeatChart(fleet.answers.heat, range(7)).with_legend(note)
        self.note.setText(note)
        self.map.show_heat(None if fleet.answers is None else fleet.answers.heat)
        self._fill()

    def _fill(self) -> None:
        chart = self.map.chart
        if chart is not None:
            self.hours.show_items(self._columns(chart), 7 * HOURS)

    def _columns(self, chart: HeatChart) -> list[ListColumn]:
        cells = np.array([chart.cell(item) for item in range(7 * HOURS)])
        opened, down, known = chart.heat.open[cells], chart.heat.down[cells], chart.heat.known[cells]
        items = np.arange(cells.size)
        return [
            ListColumn(self.tr("Day"), lambda item: chart.day(item // HOURS), items // HOURS),
            ListColumn(self.tr("Hour"), lambda item: hour_of_day(item % HOURS), items % HOURS),
            ListColumn(
                self.tr("Share down"),
                lambda item: percent(int(down[item]), int(opened[item]), 2) if known[item] else NONE,
                np.where(known > 0, down / np.maximum(1, opened), np.nan),
                right=True,
                descending=True,
                tone=lambda item: "faint" if is_sparse(int(known[item]), int(opened[item])) else "text",
            ),
            ListColumn(
                self.tr("Downtime"),
                lambda item: hours(int(down[item])) if down[item] else NONE,
                down,
                right=True,
                descending=True,
                tone=lambda item: "down" if down[item] else "faint",
            ),
            ListColumn(
                self.tr("Open time"),
                lambda item: hours(int(opened[item])) if opened[item] else NONE,
                opened,
                right=True,
                descending=True,
            ),
        ]

    @Slot(int)
    def _chosen(self, part: int) -> None:
        chart = self.map.chart
        if chart is not None and chart.leads(part):
            self.wanted.emit(DownInHour(chart.cell(part)))

    def _preference_changed(self, name: str) -> None:
        if name == "first_day_choice":
            self.map.order_days(self._preferences.days)
            self._fill()
        elif name == "clock_choice":
            self.map.order_days(self._preferences.days)
            self.hours.viewport().update()


class BarsCard(TwinCard):
    """The distribution of store uptimes; `wanted` carries a `Behind`: the stores of a bin."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        self.bars = UptimeBars(theme)
        self.bins = ListView(theme, self.bars.accessibleName(), row=24)
        super().__init__(icons, self.bars.accessibleName(), self.bars, self.bins, parent)
        for rows in (self.bins.opened, self.bars.chosen):
            rows.connect(self._chosen)

    def show_fleet(self, fleet: Fleet) -> None:
        """Show the distribution of a report."""
        text = whole_text(ranged=fleet.rows.ranged)
        if fleet.sparse.any():
            text += " · " + sparse_legend()
        self.note.setText(text)
        self.bars.show_bins(BarsChart(fleet.counts, fleet.silent, fleet.sparse_counts))
        if self.bars.chart is not None:
            self.bins.show_items(self._columns(self.bars.chart), len(self.bars.chart.bins))

    def _columns(self, chart: BarsChart) -> list[ListColumn]:
        stores = np.array([chart.stores(place) for place in chart.bins])
        return [
            ListColumn(
                self.tr("Uptime"),
                lambda item: bin_name(chart.bins[item]),
                np.arange(stores.size),
                samples=tuple(map(bin_name, chart.bins)),
            ),
            ListColumn(
                self.tr("Stores"),
                lambda item: count(int(stores[item])),
                stores,
                56,
                right=True,
                descending=True,
                samples=(count(int(stores.sum())),),
            ),
            ListColumn(
                self.tr("Share"),
                lambda item: chart.share(int(stores[item])),
                stores,
                56,
                right=True,
                descending=True,
                samples=(chart.share(int(stores.sum())),),
            ),
            *self._sparse_column(chart),
        ]

    def _sparse_column(self, chart: BarsChart) -> list[ListColumn]:
        few = np.array([chart.sparse_stores(place) for place in chart.bins])
        if not few.any():
            return []
        title = self.tr("<{share} known").format(share=least_coverage())
        return [
            ListColumn(
                title,
                lambda item: count(int(few[item])),
                few,
                96,
                right=True,
                descending=True,
                tone=lambda item: "muted" if few[item] else "faint",
            )
        ]

    @Slot(int)
    def _chosen(self, row: int) -> None:
        chart = self.bars.chart
        if chart is not None and chart.leads(row):
            self.wanted.emit(InBin(chart.bins[row]))
