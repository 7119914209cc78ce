"""The trend on the screen: chosen by mouse or keys, told below and to those who hear the program."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

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

from storemon.gui.figures.trend_chart import TrendChart
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.paint import write
from storemon.gui.widgets.theme import SMALL, Theme, Tokens, body_font

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
_LINE: Final = 18


class TrendView(QWidget):
    """Shows a `TrendChart`; `current` is the period that is told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chart: TrendChart | None = None
        self.current = 0
        self.setFont(body_font(SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Uptime over time"))
        theme.changed.connect(self.update)

    def show_trend(self, chart: TrendChart | None) -> None:
        """Show a trend, of which the newest period is told first; None for nothing."""
        self.chart = None if chart is None else replace(chart, mirrored=self.isRightToLeft())
        self.choose(10**6)

    def choose(self, place: int) -> None:
        """Tell of a period, or of the nearest one that there is."""
        last = 0 if self.chart is None else max(0, self.chart.count - 1)
        self.current = min(max(place, 0), last)
        self._describe()
        self.update()

    def paint_chart(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint the chart into a rectangle of any painter."""
        if self.chart is not None:
            self.chart.paint(painter, rect, tokens)

    @override
    def sizeHint(self) -> QSize:
        """Return a size in which ten weeks of days can be told apart."""
        return QSize(760, 190)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size in which the axis can still be read."""
        return QSize(280, 140)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, a frame around the current period, and what it says."""
        painter = QPainter(self)
        tokens, chart = self._theme.tokens, self.chart
        self.paint_chart(painter, self._area(), tokens)
        if chart is not None and chart.count:
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.accent), 1))
                painter.drawRect(chart.column(self._area(), self.current).adjusted(0, 0, -1, -1))
            painter.setPen(QColor(tokens.text))
            line = QRectF(4, self.height() - _LINE, self.width() - 8, _LINE)
            words = painter.fontMetrics().elidedText(
                chart.words(self.current), Qt.TextElideMode.ElideRight, int(line.width())
            )
            side = Qt.AlignmentFlag.AlignRight if chart.mirrored else Qt.AlignmentFlag.AlignLeft
            write(painter, line, words, side)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        """Tell of the period where the mouse rests, and follow another direction of the layout."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.chart is not None:
            found = self.chart.at(self._area(), event.pos().toPointF())
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(self.chart.words(found)), self)
            return True
        if event.type() == QEvent.Type.LayoutDirectionChange and self.chart is not None:
            self.show_trend(self.chart)
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of the period that was clicked."""
        found = None if self.chart is None else self.chart.at(self._area(), event.position())
        if found is not None:
            self.choose(found)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from period to period."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.chart is None:
            super().keyPressEvent(event)
            return
        self.choose(self.current + (-step if self.chart.mirrored and abs(step) == 1 else step))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, 0, 0, -_LINE)

    def _describe(self) -> None:
        words = self.chart.words(self.current) if self.chart is not None and self.chart.count else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
