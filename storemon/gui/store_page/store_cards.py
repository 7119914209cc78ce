"""The row of cards on a store's page: its figures in each window, and its business hours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from storemon.core.hours_week import WeekHours
from storemon.gui.figures.hours_grid import HoursGrid
from storemon.gui.figures.hours_paint import hours_note
from storemon.gui.figures.store_figures import StoreFigures
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_page.figure_card import FigureCard
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.picture_tool import PictureTool
from storemon.gui.widgets.preferences import JUDGING, Preferences
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_GAP: Final = 12
_SHARES: Final = {False: 8, True: 11}
_HOURS_SHARE: Final = 10


class StoreCards(QWidget):
    """`explain_wanted` carries the window whose figures to explain: 0 to 2, or 0 for a range.

    `sales_wanted` asks to edit the store's sales per open hour.
    """

    explain_wanted = Signal(int)
    sales_wanted = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._shown: tuple[StoreRows, int] | None = None
        captions = (self.tr("Last hour"), self.tr("Last day"), self.tr("Last week"), self.tr("In this range"))
        self.cards = [
            FigureCard(theme, icons, caption, longest=place >= 2, parent=self)
            for place, caption in enumerate(captions)
        ]
        for card, window in zip(self.cards, (0, 1, 2, 0), strict=True):
            card.sales_wanted.connect(self.sales_wanted)
            card.explain_wanted.connect(lambda window=window: self.explain_wanted.emit(window))
        self.grid = HoursGrid(theme, preferences.days)
        self.hours_note = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.hours_note.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.picture = PictureTool(icons, self.tr("Business hours"))
        self.picture.offer_on(self.grid)
        self.hours = self._hours_card()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._arranged: tuple[int, int] | None = None
        self._arrange()
        preferences.changed.connect(self._preference_changed)

    def _hours_card(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        caption = QLabel(self.tr("Business hours"))
        caption.setObjectName("muted")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(caption)
        top.addWidget(self.hours_note, 1)
        top.addWidget(self.picture)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(16, 5, 12, 12)
        inner.setSpacing(4)
        inner.addLayout(top)
        inner.addWidget(self.grid)
        inner.addStretch()
        return frame

    def show_store(self, rows: StoreRows, store: int) -> None:
        """Show the figures of the store at a position in the report; `show_hours` shows its hours."""
        self._shown = (rows, store)
        windows = (3,) if rows.ranged else (0, 1, 2)
        sales = rows.labels.sales_of(store, self._preferences.sales)
        for place, card in enumerate(self.cards):
            card.setVisible(place in windows)
            if place in windows:
                window = place % 3
                figures, before = (
                    StoreFigures.of(rows, store, window),
                    StoreFigures.before(rows, store, window),
                )
                card.show_figures(figures, self._preferences, sales, before, rows.labels.groups[store])
        self._arrange()

    def _arrange(self) -> None:
        """Put the cards in one row, or in two rows if texts would be cut in one."""
        ranged = self._shown is not None and self._shown[0].ranged
        shown = self.cards[3:] if ranged else self.cards[:3]
        shares = [_SHARES[card.longest] for card in shown]
        room = self.width() - len(shown) * _GAP
        fits = all(
            card.needed_width() <= room * share / (sum(shares) + _HOURS_SHARE)
            for card, share in zip(shown, shares, strict=True)
        )
        rows = 1 if fits or len(shown) == 1 else 2
        if (rows, len(shown)) == self._arranged:
            return
        self._arranged = (rows, len(shown))
        across = -(-(len(shown) + 1) // rows)
        for place, card in enumerate((*shown, self.hours)):
            self._layout.addWidget(card, place // across, place % across)
        for column in range(len(self.cards)):
            share = (*shares, _HOURS_SHARE)[column] if column <= len(shown) else 0
            self._layout.setColumnStretch(column, share if rows == 1 else int(column < across))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row or two."""
        super().resizeEvent(event)
        self._arrange()

    def show_hours(self, hours: WeekHours | None) -> None:
        """Show the weekly grid; None while loading."""
        self.grid.show_hours(hours)
        self.hours_note.setText("" if hours is None else hours_note(hours))

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "first_day_choice":
            self.grid.order_days(self._preferences.days)
        elif self._shown is not None and name in JUDGING:
            self.show_store(*self._shown)
