"""The week chart of the panel next to the table of stores, with keyboard navigation of its bars.

Imports pyqtgraph; import this module after the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from storemon.gui.figures.week_chart import WeekChart
from storemon.gui.figures.week_paint import row_label
from storemon.gui.figures.week_rows import Bar, Week
from storemon.gui.widgets.theme import Theme
from storemon.override import override


class PanelChart(WeekChart):
    """Left and Right go to the previous and next bar, Up and Down to the previous and next day.

    `told` carries the text of the current bar; empty once the chart loses the focus.
    """

    told = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("storeChart")
        self.current = -1

    @override
    def show_week(self, week: Week | None) -> None:
        """Draw a week, None for nothing; no bar is current then."""
        super().show_week(week)
        if self.current >= 0:
            self._forget()

    def choose(self, number: int) -> None:
        """Outline a bar (the nearest valid number) and announce it."""
        bars, week = self._bars(), self.week
        if not bars or week is None:
            return
        self.current = min(max(number, 0), len(bars) - 1)
        row, bar = bars[self.current]
        self._days.outline((bar.start, bar.end))
        text = f"{row_label(week.rows[row])}: {self.bar_text(bar)}"
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.told.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the bars; the first arrow key goes to the newest one."""
        bars, key = self._bars(), Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(bars) - 1}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        days = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not bars or key not in {*ends, *steps, *days}:
            event.ignore()
        elif key in ends:
            self.choose(ends[key])
        elif self.current < 0:
            self.choose(len(bars) - 1)
        elif key in steps:
            self.choose(self.current + steps[key])
        else:
            self.choose(self._of_day(days[key]))

    def _of_day(self, by: int) -> int:
        """Return the bar closest to this one's hour on the nearest day with bars before or after."""
        bars = self._bars()
        row, bar = bars[self.current]
        rows = sorted({other for other, _ in bars if (other - row) * by > 0}, key=lambda other: other * by)
        if not rows:
            return self.current
        found = [number for number, (other, _) in enumerate(bars) if other == rows[0]]
        return min(found, key=lambda number: abs(bars[number][1].left - bar.left))

    def _bars(self) -> list[tuple[int, Bar]]:
        rows = [] if self.week is None else self.week.rows
        return [(number, bar) for number, row in enumerate(rows) for bar in row.bars]

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Clear the current bar."""
        super().focusOutEvent(event)
        if self.current >= 0:
            self._forget()

    def _forget(self) -> None:
        self.current = -1
        self._days.outline(None)
        if self.week is not None:
            self.setAccessibleDescription(self._accessible_text(self.week))
        self.told.emit("")
