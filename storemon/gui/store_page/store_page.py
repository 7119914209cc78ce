"""The page of one store: its head, figures, hours, week and outages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from storemon.core.daypart_totals import daypart_totals
from storemon.core.vocabulary import Method
from storemon.gui.figures.dayparts_card import DaypartsCard
from storemon.gui.figures.shown_week import ShownWeek, StoreOutages
from storemon.gui.figures.trend_card import TrendCard
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_page.hours_card import HoursCard
from storemon.gui.store_page.outage_list import OutageCard
from storemon.gui.store_page.store_cards import StoreCards
from storemon.gui.store_page.store_head import StoreHead
from storemon.gui.store_page.week_card import WeekCard
from storemon.gui.widgets.format import method_text
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from storemon.override import override

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE: Final = 1640
_HELD_MS: Final = 60


class StorePage(QWidget):
    """Shows one store of the report; `renamed` carries its id and its new name.

    `shown` carries the id of the store whose figures are now shown.
    """

    renamed = Signal(str, str)
    shown = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.store_id = ""
        self._of_report: StoreOutages | None = None
        self._held = QTimer(self, singleShot=True, interval=_HELD_MS)
        self._held.timeout.connect(self._go_on_without)
        self._awaited = False
        self._theme, self._icons, self._preferences = theme, icons, preferences

    def build(self) -> Iterator[object]:
        """Create the content in steps, from the top to the bottom."""
        theme, icons, preferences = self._theme, self._icons, self._preferences
        self.head = StoreHead(theme, icons)
        self.head.title.changed.connect(self._rename)
        yield None
        self.cards = StoreCards(theme, icons, preferences)
        yield None
        self.week = WeekCard(theme, icons)
        self.week.setMinimumHeight(280)
        yield None
        self._lay_out()
        yield None
        self.outages = OutageCard(theme)
        self.outages.setMinimumHeight(176)
        self._lower.addWidget(self.outages, 4)
        yield None
        self.dayparts = DaypartsCard(theme)
        self._rows.addWidget(self.dayparts)
        yield None
        self.trend = TrendCard(theme, icons, preferences)
        self.trend.setMinimumHeight(256)
        self._rows.addWidget(self.trend)
        yield None
        self.hours = HoursCard(theme, icons)
        self._rows.addWidget(self.hours)
        self.week.chosen.connect(self.outages.choose)
        self.outages.chosen.connect(self.week.choose)
        yield None

    def _lay_out(self) -> None:
        # From the outside in: Qt visits all descendants of a widget each time its parent changes.
        self.view = QScrollArea()
        self.view.setObjectName("plainScroll")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWidgetResizable(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        self.head.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.view, 1)
        inside = QWidget()
        self.view.setWidget(inside)
        self._rows = QVBoxLayout(inside)
        self._rows.setSpacing(12)
        self._rows.addWidget(self.cards)
        self._lower = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lower.setSpacing(12)
        self._rows.addLayout(self._lower, 1)
        self._lower.addWidget(self.week, 5)
        self.view.verticalScrollBar().rangeChanged.connect(self._beside_bar)
        self._beside_bar(0, 0)

    def begin(self, rows: StoreRows, store: int) -> None:
        """Prepare to show the store at a position in the report: `show_store` and `show_week` follow.

        Nothing is painted until `show_week`. If that takes longer than a moment, what the page has of another
        store is cleared first, so that nobody sees one store's name above another store's week.
        """
        self.setUpdatesEnabled(False)
        self._held.start()
        if self.store_id != rows.table.store_ids[store]:
            self.store_id = rows.table.store_ids[store]
            self.view.verticalScrollBar().setValue(0)
            self._awaited = True
        self._of_report = None
        if rows.answers is not None:
            self._of_report = StoreOutages.of_report(rows.answers, store, current=not rows.ranged)

    @Slot()
    def _go_on_without(self) -> None:
        if self._awaited:
            self.week.clear()
            self._clear()
        self._paint_again()

    def _clear(self) -> None:
        self.cards.show_hours(None)
        self.outages.show_outages("UTC", None, None, differ=False)

    def _paint_again(self) -> None:
        self._held.stop()
        self.setUpdatesEnabled(True)

    def show_store(self, rows: StoreRows, store: int) -> None:
        """Show the figures of the store that `begin` was given; `show_week` shows its week and hours."""
        self.head.show_store(rows, store)
        self.cards.show_store(rows, store)
        self._show_dayparts(rows, store)
        # Outages are always interpolated, so say so if the report's figures are not.
        counted = rows.table.method is Method.POLL_COUNT
        self.outages.note.setText(method_text(Method.INTERPOLATED) if counted else "")
        self.shown.emit(self.store_id)

    def relabel(self, rows: StoreRows, store: int) -> None:
        """Update what depends on the store's labels, on settings, and on the period before."""
        self.head.show_store(rows, store)
        self.cards.show_store(rows, store)
        self._show_dayparts(rows, store)

    def _show_dayparts(self, rows: StoreRows, store: int) -> None:
        preferences = self._preferences
        totals = daypart_totals(rows.answers, rows.labels, preferences.sales, np.array([store]))
        self.dayparts.show_totals(totals, preferences.currency, ranged=rows.ranged)

    @property
    def of_report(self) -> StoreOutages | None:
        """The store's outages in the report's longest window; None if the report stores no outages."""
        return self._of_report

    def show_week(self, shown: ShownWeek, *, of_report: bool) -> None:
        """Show a week; `of_report`: whether it is exactly the time of the report."""
        self._awaited = False
        self.cards.show_hours(shown.hours)
        self.week.show_week(shown)
        self.outages.show_outages(
            shown.week.zone,
            shown.outages,
            self._of_report,
            differ=not of_report,
            notes=shown.notes,
            span=(shown.week.start, shown.week.end),
        )
        self._paint_again()

    def show_gone(self) -> None:
        """Say that the store is no longer in the data, and clear what was shown."""
        self._awaited = False
        self.week.show_gone()
        self._clear()
        self._paint_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the outages below the chart, or next to it in a wide window."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= _WIDE
        self._lower.setDirection(way.LeftToRight if wide else way.TopToBottom)

    @Slot(int, int)
    def _beside_bar(self, _first: int, last: int) -> None:
        """Keep the right edge aligned with the head, with or without a scroll bar."""
        width = self.view.verticalScrollBar().sizeHint().width() if last else 0
        self._rows.setContentsMargins(24, 0, 24 - width, 16)

    @Slot(str)
    def _rename(self, name: str) -> None:
        self.renamed.emit(self.store_id, name)
