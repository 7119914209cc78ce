"""Charts on the screen, readable by mouse, keyboard and screen reader."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
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

from storemon.gui.widgets.cached_picture import CachedPicture
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.paint import write
from storemon.gui.widgets.theme import Theme, Tokens, body_font
from storemon.override import override

LINE: Final = 18
"""The height of the read-out line."""
_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Chart(Protocol):
    """A picture made of parts that each have a read-out, numbered from 0."""

    @property
    def count(self) -> int:
        """How many parts there are."""

    @property
    def mirrored(self) -> bool:
        """Whether it is laid out from right to left."""

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint the chart into a rectangle of any painter."""

    def at(self, rect: QRectF, point: QPointF) -> int | None:
        """Return the part at a point, for a chart painted into a rectangle."""

    def place(self, rect: QRectF, part: int) -> QRectF:
        """Return the place of a part, for a chart painted into a rectangle."""

    def words(self, part: int) -> str:
        """Return the read-out of a part."""

    def step(self, part: int, key: Qt.Key) -> int | None:
        """Return the part that a key leads to from another part; None if the key has no meaning here."""

    def leads(self, part: int) -> bool:
        """Return whether there are stores behind a part."""


ChartT = TypeVar("ChartT", bound=Chart)


class ChartView(QWidget, Generic[ChartT]):
    """Shows a chart, with a line that reads out the part under the mouse, or the one selected by keyboard.

    `current`: the part selected by keyboard. `chosen` carries the part that was clicked or on which Enter
    was pressed, if there are stores behind it.
    """

    chosen = Signal(int)
    leads = True
    """Whether the chart shows many stores, which its parts lead to."""

    def __init__(self, theme: Theme, name: str, size: int, work: int, parent: QWidget | None = None) -> None:
        """`size`: that of the words; `work`: the cells of a table that take as long to paint."""
        super().__init__(parent)
        self._theme = theme
        self.chart: ChartT | None = None
        self.current = 0
        self.under_mouse: int | None = None
        self._announced = False
        self._picture = CachedPicture(work)
        self.setFont(body_font(size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    @abstractmethod
    def _renew(self) -> None:
        """Show the chart again after the layout direction has changed."""

    def _show(self, chart: ChartT | None) -> None:
        """Show a chart, or None for nothing. The keyboard selection stays if that part still exists."""
        self.chart = chart
        self.under_mouse = None
        self.current = min(self.current, max(0, chart.count - 1)) if chart is not None else 0
        self._describe()
        self.update()

    def choose(self, part: int) -> None:
        """Select a part, or the nearest existing one, and announce it to screen readers."""
        last = 0 if self.chart is None else max(0, self.chart.count - 1)
        self.current = min(max(part, 0), last)
        self._announced = True
        self._describe()
        self.update()

    @property
    def words(self) -> str:
        """The read-out: of the part under the mouse, or else of the one selected by keyboard."""
        chart = self.chart
        if chart is None or not chart.count:
            return ""
        if self.under_mouse is not None:
            return chart.words(self.under_mouse)
        return chart.words(self.current) if self._announced or self.hasFocus() else ""

    def area(self) -> QRectF:
        """Return the rectangle that the chart is painted into."""
        return QRectF(self.rect()).adjusted(0, 0, 0, -LINE)

    def line(self) -> QRectF:
        """Return the place of the read-out line."""
        return QRectF(4, self.height() - LINE, self.width() - 8, LINE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and what only the screen has: frames and the read-out."""
        painter = QPainter(self)
        tokens, chart = self._theme.tokens, self.chart
        if chart is not None and chart.count:
            whole = chart  # the function below is called at once
            self._picture.paint(
                painter,
                self.rect(),
                chart,
                (tokens,),
                lambda inside: whole.paint(inside, self.area(), tokens),
            )
            if self.hasFocus():
                self._frame(painter, chart.place(self.area(), self.current), tokens.accent)
            if self.under_mouse is not None:
                self._frame(painter, chart.place(self.area(), self.under_mouse), tokens.border_strong)
            self._write(painter, mirrored=chart.mirrored)
        painter.end()

    def _frame(self, painter: QPainter, place: QRectF, color: str) -> None:
        painter.setPen(QPen(QColor(color), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _write(self, painter: QPainter, *, mirrored: bool) -> None:
        painter.setPen(QColor(self._theme.tokens.text))
        line = self.line()
        words = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, int(line.width()))
        write(painter, line, words, Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)

    @override
    def event(self, event: QEvent) -> bool:
        """Follow changes of the layout direction and the mouse; a tooltip has the whole text if it is cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.words) if self._is_cut() else "", self)
            return True
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._renew()
        elif event.type() == QEvent.Type.Leave:
            self._point(None)
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the part under the mouse, and show whether it is clickable."""
        self._point(self._part_at(event))
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        part = self._part_at(event)
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(part)
            self._emit()
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part, and choose one on Enter."""
        key = Qt.Key(event.key())
        part = None if self.chart is None else self.chart.step(self.current, key)
        if part is not None:
            self.choose(part)
        elif key in _CHOOSE and self.chart is not None:
            self._emit()
        else:
            super().keyPressEvent(event)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.words) > self.line().width()

    def _part_at(self, event: QMouseEvent) -> int | None:
        return None if self.chart is None else self.chart.at(self.area(), event.position())

    def _point(self, part: int | None) -> None:
        if part == self.under_mouse:
            return
        self.under_mouse = part
        leads = self.leads and part is not None and self.chart is not None and self.chart.leads(part)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.update()

    def _emit(self) -> None:
        if self.leads and self.chart is not None and self.chart.count and self.chart.leads(self.current):
            self.chosen.emit(self.current)

    def _describe(self) -> None:
        chart = self.chart
        text = chart.words(self.current) if chart is not None and chart.count else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def along(part: int, key: Qt.Key, back: Qt.Key, on: Qt.Key) -> int | None:
    """Return the part that a key leads to in a sequence of parts; may be beyond the last."""
    steps = {back: part - 1, on: part + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: 10**6}
    return steps.get(key)
