"""Weeks of local dates with the hours of each: normal hours, closures, special hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from storemon.gui.figures.hours_paint import day_name
from storemon.gui.widgets.format import day, plain_tip, weekday_and_date
from storemon.gui.widgets.theme import SMALL, Theme, body_font
from storemon.override import override

_HEAD: Final = 20
_CELL: Final = 46
_LINE: Final = 14
_INSET: Final = 6
_DAYS: Final = 7
_NARROWEST: Final = 48
_ENOUGH: Final = 88
_LEADING: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CalendarCell:
    """A date with its hours, and a name below them. `special`: the hours are not the usual ones.

    `more`: further text for a tooltip and for screen readers.
    """

    date: dt.date
    hours: str
    name: str = ""
    special: bool = False
    more: str = ""

    def text(self) -> str:
        """Return everything on one line: Wed, Jan 25, 2023: closed · Storm."""
        said = [part for part in (self.more or self.hours, "" if self.more else self.name) if part]
        return f"{weekday_and_date(self.date)}: {' · '.join(said)}" if said else weekday_and_date(self.date)


class HoursCalendar(QWidget):
    """Paints a line for each week; special dates have a different background as well as another color."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells: Sequence[CalendarCell] = ()
        self.marked: dt.date | None = None
        self.setFont(body_font(SMALL - 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def show_cells(self, cells: Sequence[CalendarCell], marked: dt.date | None = None) -> None:
        """Show whole weeks of dates; one of them is `marked` as today."""
        self.cells, self.marked = cells, marked
        self.setAccessibleDescription("; ".join(cell.text() for cell in cells))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of its weeks."""
        weeks = max(1, len(self.cells) // _DAYS)
        return QSize(_DAYS * 96, _HEAD + weeks * _CELL)

    @override
    def minimumSizeHint(self) -> QSize:
        """Leave room for the hours, up to a limit: a tooltip has what is cut."""
        texts = (self.fontMetrics().horizontalAdvance(text) for text in {cell.hours for cell in self.cells})
        cell = max(_NARROWEST, min(_ENOUGH, max(texts, default=0) + 2 * _INSET))
        return QSize(_DAYS * cell, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the weekdays' names and the dates."""
        painter = QPainter(self)
        width = self.width() / _DAYS
        painter.setPen(QColor(self._theme.tokens.muted))
        for place, cell in enumerate(self.cells[:_DAYS]):
            head = QRectF(place * width + _INSET, 0, width - _INSET, _HEAD)
            painter.drawText(head, _LEADING, day_name(cell.date.weekday()))
        for place, cell in enumerate(self.cells):
            self._paint_cell(painter, self._rect(place), cell, first=place == 0)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        """Show a tooltip with everything about the date under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = int(event.pos().x() * _DAYS / max(1, self.width()))
            place = (event.pos().y() - _HEAD) // _CELL * _DAYS + column
            if event.pos().y() >= _HEAD and 0 <= place < len(self.cells):
                QToolTip.showText(event.globalPos(), plain_tip(self.cells[place].text()), self)
            return True
        return super().event(event)

    def _rect(self, place: int) -> QRectF:
        width = self.width() / _DAYS
        return QRectF(place % _DAYS * width, _HEAD + place // _DAYS * _CELL, width, _CELL)

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: CalendarCell, *, first: bool) -> None:
        tokens = self._theme.tokens
        inner = rect.adjusted(1, 1, -1, -1)
        if cell.special:
            painter.fillRect(inner, QColor(tokens.soft))
        painter.setPen(QPen(QColor(tokens.accent if cell.date == self.marked else tokens.border), 1))
        painter.drawRect(inner)
        number = day(cell.date) if first or cell.date.day == 1 else str(cell.date.day)
        lines = (
            (number, tokens.accent if cell.date == self.marked else tokens.muted),
            (cell.hours, tokens.text),
            (cell.name, tokens.accent if cell.special else tokens.muted),
        )
        for row, (text, color) in enumerate(lines):
            line = QRectF(
                inner.left() + _INSET - 1, inner.top() + row * _LINE + 1, inner.width() - _INSET, _LINE
            )
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.setPen(QColor(color))
            painter.drawText(line, _LEADING, cut)


def whole_weeks(around: dt.date, first_day: int, before: int, after: int) -> list[dt.date]:
    """Return the dates of a date's week and of this many weeks before and after it."""
    begin = around - dt.timedelta(days=(around.weekday() - first_day) % _DAYS + before * _DAYS)
    return [begin + dt.timedelta(days=number) for number in range((before + 1 + after) * _DAYS)]
