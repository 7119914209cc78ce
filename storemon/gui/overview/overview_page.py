"""The first page: how the whole fleet is doing, what is wrong, and what caused it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from storemon.core.vocabulary import Method
from storemon.gui.figures.dayparts_card import DaypartsCard
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.figures.trend_card import TrendCard
from storemon.gui.overview.attention_card import AttentionCard
from storemon.gui.overview.fleet_cards import BarsCard, HeatCard
from storemon.gui.overview.fleet_strip import FleetStrip
from storemon.gui.overview.groups_card import GroupsCard
from storemon.gui.overview.reasons_card import ReasonsCard
from storemon.gui.overview.shared_card import SharedCard
from storemon.gui.overview.store_list_card import StoreListCard
from storemon.gui.report.age import Age
from storemon.gui.report.generate_buttons import GenerateButtons
from storemon.gui.report.later_note import LaterNote
from storemon.gui.report.platform_switch import PlatformSwitch
from storemon.gui.report.report_line import ReportLine
from storemon.gui.report.report_options import ReportOptions
from storemon.gui.report.report_text import platforms_text, report_text
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.widgets.card import Card, quiet
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.page_head import page_head
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.services.report_info import ReportInfo

_WIDEST: Final = 2600
_WIDE: Final = 1680
_NARROW: Final = 1040
_Card = TypeVar("_Card", bound=QWidget)


class OverviewPage(QWidget):
    """Shows a report for the whole fleet.

    `store_wanted` carries the id of a store to open, `stores_wanted` a `Behind` whose stores to list,
    `note_wanted` a `NoteRequest`; `targets_wanted` asks to edit the targets of groups.
    """

    store_wanted = Signal(str)
    stores_wanted = Signal(object)
    note_wanted = Signal(object)
    targets_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        preferences: Preferences,
        options: ReportOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._preferences = preferences
        self.fleet: Fleet | None = None
        self._arranged = (0, False, False)
        self._complete = False
        # The list that a store was last opened from.
        self._from: AttentionCard | StoreListCard | SharedCard | None = None
        self._age = Age()
        self.subtitle = ReportLine()
        self.chip = UpdateChip()
        self.platform = PlatformSwitch(icons)
        self.later = LaterNote()
        self.generate = GenerateButtons(icons, options)
        self._build()

    def add_cards(self) -> Iterator[object]:
        """Create the cards one at a time, and add them to the page."""
        theme, icons, preferences = self._theme, self._icons, self._preferences
        self.attention = yield from self._added(AttentionCard(theme, preferences))
        self.strip = yield from self._added(FleetStrip(theme, preferences))
        self.reasons = yield from self._added(ReasonsCard(theme))
        self.bars = yield from self._added(BarsCard(theme, icons))
        self.stores = yield from self._added(StoreListCard(theme, icons))
        self.trend = yield from self._added(TrendCard(theme, icons, preferences, leads=True))
        self.dayparts = yield from self._added(DaypartsCard(theme))
        self.shared = yield from self._added(SharedCard(theme))
        self.groups = yield from self._added(GroupsCard(theme, preferences))
        self.heat = yield from self._added(HeatCard(theme, icons, preferences))
        self.old = Card(self.tr("This report is from an earlier version"))
        self.old.body.addWidget(
            quiet(
                self.tr(
                    "Generate a new report to see which stores are down, how exact the figures are, "
                    "downtime by hour of the week, and shared outages."
                )
            )
        )
        self._from = self.attention
        for card in (self.attention, self.stores, self.shared):
            card.store_wanted.connect(partial(self._open, card))
        for leading in (self.bars, self.trend, self.heat, self.shared, self.groups, self.reasons):
            leading.wanted.connect(self.stores_wanted)
        self.groups.targets_wanted.connect(self.targets_wanted)
        for noting in (self.attention, self.shared):
            noting.note_wanted.connect(self.note_wanted)
        self._complete = True
        self._arrange()

    def _added(self, card: _Card) -> Generator[object, None, _Card]:
        """Add a card to the layout immediately: without a parent it would take and keep a window's size."""
        self._grid.addWidget(card, self._grid.count(), 0)
        yield None
        return card

    def _build(self) -> None:
        head = page_head(
            self.tr("Overview"), (self.subtitle, self.later), (self.chip, self.platform, self.generate)
        )
        head.setContentsMargins(24, 0, 24, 0)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(12)
        self.view = QScrollArea()
        self.view.setObjectName("plainScroll")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWidgetResizable(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setWidget(inside)
        # It keeps its space while hidden (until there is a report), so that the head does not move.
        policy = self.view.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.view.setSizePolicy(policy)
        self.view.hide()
        self.view.verticalScrollBar().rangeChanged.connect(self._beside_bar)
        self._beside_bar(0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def showing(self, info: ReportInfo, fleet: Fleet) -> Iterator[object]:
        """Show a report one card at a time; `self.fleet` is set once all cards show it."""
        text = platforms_text(fleet.rows) + report_text(info)
        if fleet.answers is not None and info.method is Method.POLL_COUNT:
            # Everything on this page uses one method, so that its figures are consistent.
            text += " · " + self.tr("this page is interpolated")
        stores = len(fleet.rows.table.store_ids)
        self.subtitle.show_text(plural(self.tr, "1 store|{n} stores", stores) + " · " + text)
        self.later.show_rows(fleet.rows)
        answered = fleet.answers is not None
        self.strip.show_fleet(fleet)
        self.reasons.show_fleet(fleet)
        self._show_dayparts(fleet)
        yield None
        self.old.setVisible(not answered)
        for card in (self.bars, self.stores, self.groups):
            # With a single store there is nothing to compare.
            card.setVisible(stores > 1)
            card.show_fleet(fleet)
            yield None
        self.trend.setVisible(answered)
        for other in (self.attention, self.heat, self.shared):
            other.setVisible(answered and (stores > 1 or other is not self.shared))
            other.show_fleet(fleet)
            yield None
        for table in self.findChildren(ListView):
            # Together, when they are shown, they would block the window for too long.
            if table.isVisibleTo(self.view):
                table.measure()
                yield None
        # Arrange last: lists distribute the width among their columns whenever it changes.
        self.fleet = fleet
        self._arrange()
        self.view.show()

    @Slot()
    def show_sales(self) -> None:
        """Show the cost of downtime with the current sales settings."""
        if self.fleet is not None:
            self._show_dayparts(self.fleet)

    def _show_dayparts(self, fleet: Fleet) -> None:
        preferences = self._preferences
        totals = fleet.dayparts(preferences.sales)
        self.dayparts.show_totals(totals, preferences.currency, ranged=fleet.rows.ranged)

    @Slot(object)
    def show_age(self, age: Age) -> None:
        """Show the report's age; texts say "now" only if it is current."""
        if age != self._age:
            self._age = age
            self.subtitle.show_age(age.text)
            self.attention.set_present(age.present)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put cards side by side if there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 1 + sum(self.width() >= least for least in (_NARROW, _WIDE, _WIDEST))
        alone = self.fleet is not None and len(self.fleet.rows.table.store_ids) == 1
        if alone:
            # For a single store there is no card to put next to the heat map.
            columns = min(columns, 2)
        if not self._complete:
            return
        needed = columns, alone, self.shared.has_any
        if needed == self._arranged:
            return
        self._arranged = needed
        # Rows from top to bottom, with how many of the 48 grid columns each card spans.
        lines: dict[int, tuple[tuple[tuple[QWidget, int], ...], ...]] = {
            1: (
                ((self.bars, 48),),
                ((self.stores, 48),),
                ((self.trend, 48),),
                ((self.heat, 48),),
                ((self.dayparts, 48),),
                ((self.shared, 48),),
                ((self.groups, 48),),
            ),
            2: (
                ((self.bars, 16), (self.stores, 32)),
                ((self.trend, 48),),
                ((self.heat, 48),),
                ((self.dayparts, 48),),
                ((self.shared, 48),),
                ((self.groups, 48),),
            ),
            4: (
                ((self.bars, 16), (self.heat, 32)),
                ((self.stores, 16), (self.groups, 16), (self.dayparts, 16)),
                *(
                    (((self.trend, 24), (self.shared, 24)),)
                    if self.shared.has_any
                    else (((self.trend, 48),), ((self.shared, 48),))
                ),
            ),
            3: (
                ((self.bars, 18), (self.heat, 30)),
                ((self.stores, 23), (self.groups, 25)),
                ((self.trend, 28), (self.dayparts, 20)),
                ((self.shared, 48),),
            ),
        }
        top = (((self.attention, 48),), ((self.strip, 48),), ((self.reasons, 48),), ((self.old, 48),))
        for row, line in enumerate((*top, *lines[columns])):
            column = 0
            for widget, span in line:
                self._grid.removeWidget(widget)
                self._grid.addWidget(widget, row, column, 1, span)
                column += span
        for column in range(48):
            self._grid.setColumnStretch(column, 1)
        first = len(top)
        last = first + len(lines[columns]) - 1
        for row in range(first + max(map(len, lines.values()))):
            # A row whose cards are all hidden or empty must not stretch: it would still take its share.
            cards = [card for card, _ in lines[columns][row - first]] if first <= row <= last else []
            filled = any(self._fills(card, alone=alone) for card in cards)
            stretched = self.trend in cards if columns > 2 else filled
            self._grid.setRowStretch(row, 1 if stretched else 0)
        for card, height in (
            (self.bars, 296),
            (self.stores, 346),
            (self.heat, 268),
            (self.trend, 256),
            (self.groups, 240),
        ):
            card.setMinimumHeight(height)
        self.shared.setMinimumHeight(240 if self.shared.has_any else 0)

    def _fills(self, card: QWidget, *, alone: bool) -> bool:
        if card is self.shared:
            return self.shared.has_any
        return not alone or card in {self.trend, self.heat}

    def listed(self) -> Int64:
        """Return the stores of the list that a store was last opened from, in display order."""
        return np.zeros(0, np.int64) if self._from is None else self._from.stores_shown

    def _open(self, card: AttentionCard | StoreListCard | SharedCard, store_id: str) -> None:
        self._from = card
        self.store_wanted.emit(store_id)

    @Slot(int, int)
    def _beside_bar(self, _first: int, last: int) -> None:
        """Keep the right edge aligned with the head, with or without a scroll bar."""
        width = self.view.verticalScrollBar().sizeHint().width() if last else 0
        self._grid.setContentsMargins(24, 0, 24 - width, 16)
