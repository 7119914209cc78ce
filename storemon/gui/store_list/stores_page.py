"""The stores page: header, sums, filter, table and the panel of the selected store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemon.core.report import answers_reach
from storemon.gui.figures.tiles import SummaryStrip
from storemon.gui.report.later_note import LaterNote
from storemon.gui.report.report_actions import ReportActions
from storemon.gui.report.report_line import ReportLine
from storemon.gui.report.report_text import platforms_text, report_text
from storemon.gui.report.store_columns import COLUMNS, Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_list.filter_bar import FilterBar
from storemon.gui.store_list.store_filter import StoreFilter
from storemon.gui.store_list.store_panel import StorePanel
from storemon.gui.store_list.store_table import StoreTableModel
from storemon.gui.store_list.store_view import StoreView
from storemon.gui.widgets.column_layout import Columns
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.no_match import FilteredTable
from storemon.gui.widgets.page_head import page_head
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.splitter import Splitter
from storemon.gui.widgets.stored import stored_bytes, stored_text, stored_whole
from storemon.gui.widgets.theme import Theme
from storemon.override import override
from storemon.services.report_span import whole_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storemon.core.behind import Behind
    from storemon.core.model import Int64
    from storemon.services.found_report import Report

_WIDE = 1560
_LEAST_TABLE, _HANDLE = 120, 12
_GOOD_ROWS = 6
"""The chart is hidden by default if it would leave the table room for fewer rows."""
_CHART = "stores/chart"
_LEAST_HEIGHT = 368


class StoresPage(QWidget):
    """Shows one report; `week_wanted` asks to load a store's week: id, as-of, reach.

    `store_wanted` carries the id of a store whose page to open.
    """

    week_wanted = Signal(str, object, object)
    store_wanted = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._settings = settings
        self._report: Report | None = None
        self._rows: StoreRows | None = None

    def build(self, actions: ReportActions) -> Iterator[object]:
        """Create the content in steps."""
        self.subtitle = ReportLine()
        self.later = LaterNote()
        self.strip = SummaryStrip()
        self.narrowed = StoreFilter(self)
        self.bar = FilterBar(self._icons)
        self.filter, self.counted = self.bar.field, self.bar.counted
        yield None
        self.model = StoreTableModel(self._theme, self)
        self.table = StoreView(self._theme, self.model)
        yield None
        self.columns = Columns(
            self.table,
            [column.name for column in Column],
            self._settings,
            "stores/columns",
            [column.name for column in Column if column.spec.spare],
        )
        self.table.remember_columns(self.columns)
        yield None
        self.panel = StorePanel(self._theme)
        yield None
        self.splitter = Splitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(_HANDLE)
        self.filtered = FilteredTable(self.table)
        self.filtered.setMinimumHeight(_LEAST_TABLE)
        self._lay_out(actions)
        yield None
        # Last: Qt visits all descendants of a widget each time its parent changes.
        self.splitter.addWidget(self.filtered)
        yield None
        self.splitter.addWidget(self.panel)
        self.filter.textChanged.connect(self._text_changed)
        self.bar.chip.removed.connect(self._leave_chip)
        self.bar.chart_wanted.connect(self._show_chart)
        self.narrowed.changed.connect(self._narrow)
        self.filtered.clear_wanted.connect(self._clear_filter)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.store_wanted)
        self.panel.opened.connect(self.store_wanted)
        self.model.modelReset.connect(self._recount)
        self._recall()
        yield None

    def _lay_out(self, actions: ReportActions) -> None:
        head = page_head(self.tr("Stores"), (self.subtitle, self.later), (actions,))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.splitter, 1)
        # Less than table and chart need together: on a small screen the chart is hidden.
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_report(self, report: Report, rows: StoreRows) -> None:
        """Show a report; the selected store stays selected if it still exists."""
        self._report, self._rows = report, rows
        info = report.info
        self.subtitle.show_text(platforms_text(rows) + report_text(info))
        self.later.show_rows(rows)
        self._show_rows(rows)
        self.table.offer(self.model.columns())
        self.table.fit_stores(rows)
        self.table.forget_choice()
        self.table.choose_first()

    @Slot(object)
    def relabel(self, rows: StoreRows) -> None:
        """Show the same report with other labels."""
        self._rows = rows
        self.later.show_rows(rows)
        self._show_rows(rows)
        self.table.offer(self.model.columns())
        self.table.fit_stores(rows)
        self.table.choose_first()
        store = rows.position.get(self.panel.store_id)
        if store is not None:
            self.panel.relabel(rows, store)

    def _show_rows(self, rows: StoreRows) -> None:
        self.narrowed.show_rows(rows)
        self._say_filter()
        self.model.show_rows(rows, self._behind())

    def _behind(self) -> Int64 | None:
        """Return the stores behind the filter's figure: None for all, empty while not known yet."""
        return np.zeros(0, np.int64) if self.narrowed.waiting else self.narrowed.stores

    def show_stores(self, text: str, behind: Behind | None) -> None:
        """Show only stores that match all words and are behind a figure."""
        self.narrowed.narrow(text, behind)

    def judge(self, preferences: Preferences) -> None:
        """Judge the stores by the targets and sales in the preferences."""
        self.model.judge(preferences.targets, preferences.sales, preferences.currency)
        if self._rows is not None:
            self.table.offer(self.model.columns())

    def keep(self) -> None:
        """Save columns, sorting and splitter in the settings."""
        self.columns.keep()
        header = self.table.horizontalHeader()
        self._settings.setValue("stores/sort", COLUMNS[header.sortIndicatorSection()].name)
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self._settings.setValue("stores/descending", int(descending))
        self._settings.setValue(self._splitter_key(), self.splitter.saveState())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the selected store below the table, or next to it in a wide window.

        If that leaves too few rows, it is hidden until the user asks for it; if it does not fit at all, only
        the table is shown. The store's own page has the chart too.
        """
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != way:
            self._settings.setValue(self._splitter_key(), self.splitter.saveState())
            self.splitter.setOrientation(way)
            self._split()
        self._offer_panel()

    def _offer_panel(self) -> None:
        wide = self.width() >= _WIDE
        chart = self.panel.minimumHeight()
        # Add up the lines: the layout updates its own minimum only after the panel is shown or hidden.
        items = [self._column.itemAt(place) for place in range(self._column.count() - 1)]
        above = [item.minimumSize().height() for item in items if item is not None]
        margins = self._column.contentsMargins()
        around = sum(above) + len(above) * self._column.spacing() + margins.top() + margins.bottom()
        room = self.height() - around
        there = self.model.rowCount() > 0 or not self.model.total
        fits = room >= (chart if wide else chart + _HANDLE + _LEAST_TABLE)
        rows = min(self.model.rowCount(), _GOOD_ROWS)
        good = room - chart - _HANDLE >= self.table.height_of(rows)
        chosen = stored_text(self._settings, _CHART)
        shown = fits and there and (wide or chosen == "shown" or (good and chosen != "hidden"))
        if shown == self.panel.isHidden():
            if self.panel.isVisible():
                self._settings.setValue(self._splitter_key(), self.splitter.saveState())
            self.panel.setVisible(shown)
            # Otherwise it would come back with the size that it asks for.
            self._split()
        self.bar.show_chart(shown=shown, offered=fits and there and not wide)

    @Slot(bool)
    def _show_chart(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._settings.setValue(_CHART, "shown" if shown else "hidden")
        self._offer_panel()

    def _recall(self) -> None:
        # The worst first, unless another order is stored.
        name = stored_text(self._settings, "stores/sort") or ""
        column = Column[name] if name in Column.__members__ else Column.DOWN_WEEK
        ascending = stored_whole(self._settings, "stores/descending", 0, 1) == 0
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self.table.sortByColumn(column, order)
        self._split()

    def _split(self) -> None:
        across = self.splitter.orientation() == Qt.Orientation.Horizontal
        state = stored_bytes(self._settings, self._splitter_key())
        if state is None or not self.splitter.restoreState(state):
            self.splitter.setSizes([1168, 612] if across else [288, 256])
        # On a very wide screen the chart grows too, a high window is for the rows.
        self.splitter.setStretchFactor(0, 2 if across else 1)
        self.splitter.setStretchFactor(1, 1 if across else 0)

    def _splitter_key(self) -> str:
        across = self.splitter.orientation() == Qt.Orientation.Horizontal
        return "stores/splitter-wide" if across else "stores/splitter"

    @Slot(str)
    def _text_changed(self, text: str) -> None:
        self.narrowed.narrow(text, self.narrowed.behind)

    @Slot()
    def _leave_chip(self) -> None:
        self.narrowed.narrow(self.narrowed.text, None)
        self.filter.setFocus()

    @Slot()
    def _narrow(self) -> None:
        """Apply the current filter, no matter where it was set."""
        if self.filter.text() != self.narrowed.text:
            with QSignalBlocker(self.filter):
                self.filter.setText(self.narrowed.text)
        self._say_filter()
        self.model.filter(self.narrowed.text, self._behind())
        # The panel must not show a store that the table does not.
        self.table.choose_first()

    @Slot()
    def _say_filter(self) -> None:
        self.bar.chip.show_text(self.narrowed.words)

    @Slot()
    def _clear_filter(self) -> None:
        self.narrowed.narrow("", None)
        self.filter.setFocus()

    @Slot()
    def _recount(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self.bar.show_count(shown, total)
        if self._rows is not None:
            self.strip.show_rows(self._rows, self.model.shown() if shown != total else None)
        self.filtered.show_count(shown, " · ".join(filter(None, (self.narrowed.words, self.filter.text()))))
        self._offer_panel()

    @Slot(str)
    def _chosen(self, store_id: str) -> None:
        if self._report is None or self._rows is None:
            return
        info = self._report.info
        store = self._rows.position[store_id]
        # For a range, the chart shows its last week.
        as_of = whole_span(info, self._rows.table.zones[store]).end
        reach = answers_reach(info.method, info.reach)
        self.panel.show_store(self._rows, store, as_of, reach)
        self.week_wanted.emit(store_id, as_of, reach)
