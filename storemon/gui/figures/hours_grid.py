"""A store's business hours as a small weekly grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from storemon.core.hours_week import Span, WeekHours
from storemon.core.vocabulary import DAY
from storemon.gui.figures.hours_paint import day_name, day_text
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.theme import SMALL, Theme, Tokens, body_font
from storemon.override import override

_ROW: Final = 15
_LABEL: Final = 34
_BARS: Final = 96
_LEAST_BARS: Final = 48
_GAP: Final = 8
_LEADING: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class HoursGrid(QWidget):
    """One line per day: a bar over its 24 hours, and the times as text next to it."""

    def __init__(self, theme: Theme, days: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days = list(days)
        self.hours: WeekHours | None = None
        self._texts: list[str] = []
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(body_font(SMALL - 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Business hours of the week"))
        theme.changed.connect(self.update)

    def order_days(self, days: Sequence[int]) -> None:
        """Show the days in another order, 0 = Monday."""
        self._days = list(days)
        self.update()

    def show_hours(self, hours: WeekHours | None) -> None:
        """Show a week of hours; None for nothing yet."""
        self.hours = hours
        self._texts = [] if hours is None else [day_text(spans) for spans in hours.days]
        self._describe()
        self.update()

    def choose(self, row: int) -> None:
        """Select the day on a line, or the nearest one, and announce it."""
        self.current = min(max(row, 0), len(self._days) - 1)
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Describe the day selected by keyboard, or else the whole week."""
        lines = self.lines()
        text = lines[self.current] if lines and self.hasFocus() else "; ".join(lines)
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def lines(self) -> list[str]:
        """Return each day as text: Mon 9 AM–5 PM, 6–10 PM."""
        return [f"{day_name(day)} {self._texts[day]}" for day in self._days] if self._texts else []

    @override
    def sizeHint(self) -> QSize:
        """Return the size of seven lines."""
        return QSize(_LABEL + _BARS + _GAP + 96, 7 * _ROW)

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the texts be cut in a narrow window."""
        return QSize(_LABEL + _LEAST_BARS + _GAP + 96, 7 * _ROW)

    def paint_chart(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint the grid into a rectangle of any painter."""
        if self.hours is None:
            return
        painter.setFont(self.font())
        bars = self._bars(rect.width(), self._texts)
        for number, day in enumerate(self._days):
            line = QRectF(rect.left(), rect.top() + number * _ROW, rect.width(), _ROW)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(line, _LEADING, day_name(day))
            track = QRectF(line.left() + _LABEL, line.top() + 3, bars, _ROW - 6)
            _paint_day(painter, track, self.hours.days[day], tokens)
            words = line.adjusted(_LABEL + bars + _GAP, 0, 0, 0)
            painter.setPen(QColor(tokens.text if self.hours.days[day] else tokens.faint))
            text = painter.fontMetrics().elidedText(
                self._texts[day], Qt.TextElideMode.ElideRight, int(words.width())
            )
            painter.drawText(words, _LEADING, text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid."""
        painter = QPainter(self)
        self.paint_chart(painter, QRectF(self.rect()), self._theme.tokens)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(0, self.current * _ROW, self.width() - 1, _ROW - 1))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day."""
        steps = {
            Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._days) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(steps[key])
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Announce the selected day."""
        super().focusInEvent(event)
        self._describe()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Describe the whole week again."""
        super().focusOutEvent(event)
        self._describe()

    @override
    def event(self, event: QEvent) -> bool:
        """Show a tooltip with the times of the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.hours:
            row = event.pos().y() // _ROW
            if 0 <= row < 7:
                QToolTip.showText(event.globalPos(), plain_tip(self.lines()[row]), self)
            return True
        return super().event(event)

    def _bars(self, width: float, texts: Sequence[str]) -> int:
        """Return the length of the bars, which yield to the texts."""
        words = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        return max(_LEAST_BARS, min(_BARS, int(width) - _LABEL - _GAP - words - 1))


def _paint_day(painter: QPainter, track: QRectF, spans: Sequence[Span], tokens: Tokens) -> None:
    """Paint the bar of one day, with a mark every six hours."""
    painter.fillRect(track, QColor(tokens.border))
    for span in spans:
        left = track.left() + round(track.width() * span.start / DAY)
        right = track.left() + round(track.width() * span.end / DAY)
        painter.fillRect(QRectF(left, track.top(), max(1, right - left), track.height()), QColor(tokens.up))
    painter.setPen(QPen(QColor(tokens.surface), 1))
    for quarter in (0.25, 0.5, 0.75):
        x = track.left() + track.width() * quarter
        painter.drawLine(int(x), int(track.top()), int(x), int(track.bottom()))
