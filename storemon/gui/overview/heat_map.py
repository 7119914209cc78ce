"""The heat map as a widget: the cell under the mouse is described; the arrows move through cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from storemon.gui.figures.heat_chart import HOURS, HeatChart
from storemon.gui.widgets.cached_picture import CachedPicture
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.paint import write
from storemon.gui.widgets.theme import SMALL, Theme, Tokens, body_font

if TYPE_CHECKING:
    from storemon.core.heat import Heat

_WORK: Final = 250
"""The cells of a table that take as long to paint."""

_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -HOURS),
    Qt.Key.Key_End: (0, HOURS),
}


class HeatMap(QWidget):
    """Downtime as a share of the open time, by hour of the local week; `current` is the cell described."""

    def __init__(self, theme: Theme, days: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days = tuple(days)
        self._heat: Heat | None = None
        self.chart: HeatChart | None = None
        self.current = (0, 0)
        self.pointed = False
        self._picture = CachedPicture(_WORK)
        self.setFont(body_font(SMALL - 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Downtime by hour of the week"))
        theme.changed.connect(self.update)

    def show_heat(self, heat: Heat | None) -> None:
        """Show sums of a report; None for nothing."""
        self._heat = heat
        self._renew()

    def order_days(self, days: Sequence[int]) -> None:
        """Show the days in another order, 0 = Monday."""
        self._days = tuple(days)
        self._renew()

    def choose(self, row: int, hour: int) -> None:
        """Tell of a cell below the chart, and to those who hear the program."""
        self.current = (row, hour)
        self.pointed = True
        self._describe()
        self.update()

    def paint_chart(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint the chart into a rectangle of any painter."""
        if self.chart is not None:
            self.chart.paint(painter, rect, tokens)

    @override
    def sizeHint(self) -> QSize:
        """Return a size with room for the figure of each cell."""
        return QSize(760, 224)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size in which the cells can still be distinguished."""
        return QSize(420, 196)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and what belongs to the widget alone: the current cell and its words."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        chart = self.chart
        self._picture.paint(
            painter,
            self.rect(),
            chart,
            (tokens,),
            lambda inside: self.paint_chart(inside, self._area(), tokens),
        )
        if chart is not None and (self.pointed or self.hasFocus()):
            painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.border_strong), 2))
            painter.drawRect(chart.place(self._area(), *self.current).adjusted(0, 0, -1, -1))
            painter.setPen(QColor(tokens.text))
            room = int(self._area().width() - chart.legend_width(painter) - 16)
            line = QRectF(self._area().left(), self._area().bottom() - 18, room, 18)
            if chart.mirrored:
                line.moveRight(self._area().right())
            text = painter.fontMetrics().elidedText(
                chart.text_of(*self.current), Qt.TextElideMode.ElideRight, room
            )
            side = Qt.AlignmentFlag.AlignRight if chart.mirrored else Qt.AlignmentFlag.AlignLeft
            write(painter, line, text, side)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        """Tell of the cell where the mouse rests, and follow another direction of the layout."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.chart is not None:
            found = self.chart.at(self._area(), event.pos().toPointF())
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(self.chart.text_of(*found)), self)
            return True
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._renew()
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell that was clicked."""
        found = None if self.chart is None else self.chart.at(self._area(), event.position())
        if found is not None:
            self.choose(*found)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.chart is None:
            super().keyPressEvent(event)
            return
        row, hour = (at + by for at, by in zip(self.current, step, strict=True))
        self.choose(min(max(row, 0), 6), min(max(hour, 0), HOURS - 1))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 0, -1, -1)

    def _renew(self) -> None:
        self.chart = None if self._heat is None else HeatChart(self._heat, self._days, self.isRightToLeft())
        self._describe()
        self.update()

    def _describe(self) -> None:
        text = self.chart.text_of(*self.current) if self.chart is not None else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
