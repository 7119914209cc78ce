"""A table whose first column is frozen while the others are scrolled horizontally."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from storemon.gui.widgets.cells import shared_colour
from storemon.gui.widgets.header import TwoLineHeader
from storemon.gui.widgets.item_roles import AnyIndex
from storemon.gui.widgets.painted_table import Span
from storemon.gui.widgets.rows_table import RowsTable
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_MOST_OF_TABLE: Final = 0.6
"""A first column wider than this fraction of the table is not frozen, as the others need some room."""


def frozen_place(width: int, scrolled: int, room: int, *, mirrored: bool) -> tuple[int, int] | None:
    """Return the position and width of the frozen first column; None if it is in its normal position.

    `scrolled`: how far the columns are scrolled, `room`: the width of the viewport; in pixels.
    """
    if not scrolled or not 0 < width <= room * _MOST_OF_TABLE:
        return None
    return (room - width if mirrored else 0), width


class FrozenTable(RowsTable):
    """Column 0 is frozen; a `FrozenHeader` keeps its title above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # Qt scrolls the painted pixels, which would move the frozen column too.
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def frozen(self) -> QRect | None:
        """Return the area of the frozen column in the viewport, None if it is in its normal position."""
        room = self.viewport().rect()
        scrolled = self.horizontalHeader().offset()
        place = frozen_place(self.columnWidth(0), scrolled, room.width(), mirrored=self.isRightToLeft())
        return None if place is None else QRect(place[0], 0, place[1], room.height())

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return the cell at a position."""
        frozen = self.frozen()
        if frozen is None or not frozen.contains(pos):
            return super().indexAt(pos)
        row = self.rowAt(pos.y())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    @override
    def visualRect(self, index: AnyIndex) -> QRect:
        """Return the area in which a cell is shown."""
        place, frozen = super().visualRect(index), self.frozen()
        if frozen is None or index.column() != 0:
            return place
        return QRect(frozen.left(), place.top(), frozen.width(), place.height())

    @override
    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, next to the frozen column."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
            if self.frozen() is None:
                super().scrollTo(index, hint)
            return
        frozen = self.frozen()
        if frozen is None:
            return
        place = self.visualRect(index)
        hidden = place.right() - frozen.left() if self.isRightToLeft() else frozen.right() - place.left()
        if hidden >= 0:
            bar.setValue(bar.value() - hidden - 1)

    @override
    def _paint_columns(self, painter: QPainter, rows: list[Span], columns: list[Span]) -> None:
        frozen = self.frozen()
        if frozen is None:
            super()._paint_columns(painter, rows, columns)
            return
        others = [column for column in columns if column.number]
        if others:
            super()._paint_columns(painter, rows, others)
        if rows:
            tokens = self._theme.tokens
            last = rows[-1]
            frozen.setTop(rows[0].start)
            frozen.setBottom(last.start + last.size - 1)
            painter.fillRect(frozen, shared_colour(tokens.surface))
            super()._paint_columns(painter, rows, [Span(0, frozen.left(), frozen.width())])
            edge = frozen.left() if self.isRightToLeft() else frozen.right()
            painter.fillRect(edge, frozen.top(), 1, frozen.height(), shared_colour(tokens.border_strong))


class FrozenHeader(TwoLineHeader):
    """Keeps the title of the first column above it and clickable."""

    def __init__(self, theme: Theme, table: FrozenTable) -> None:
        super().__init__(theme, table)
        self._pressed = False
        # The user cannot choose the frozen column.
        self.setFirstSectionMovable(False)
        table.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def frozen(self) -> QRect | None:
        """Return the area of the frozen title, None if it is in its normal position."""
        room = self.viewport().rect()
        place = frozen_place(self.sectionSize(0), self.offset(), room.width(), mirrored=self.isRightToLeft())
        return None if place is None else QRect(place[0], 0, place[1], room.height())

    def _is_over(self, event: QMouseEvent | QHelpEvent) -> bool:
        place = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        frozen = self.frozen()
        return frozen is not None and frozen.contains(place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles, with the frozen one above those it covers."""
        super().paintEvent(event)
        frozen = self.frozen()
        if frozen is not None:
            painter = QPainter(self.viewport())
            self.paintSection(painter, frozen, 0)
            painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Handle a click on the frozen title instead of passing it to the covered one."""
        self._pressed = event.button() == Qt.MouseButton.LeftButton and self._is_over(event)
        if not self._pressed:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat a double click as another click."""
        if self._is_over(event):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Prevent resizing columns that the frozen title covers."""
        if self._pressed or (not event.buttons() and self._is_over(event)):
            self.unsetCursor()
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the first column; descending if it is already sorted by it in ascending order."""
        if not self._pressed:
            super().mouseReleaseEvent(event)
            return
        self._pressed = False
        if self._is_over(event):
            way = Qt.SortOrder
            turned = self.sortIndicatorSection() == 0 and self.sortIndicatorOrder() == way.AscendingOrder
            self.setSortIndicator(0, way.DescendingOrder if turned else way.AscendingOrder)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of the frozen title."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_over(event):
            tip = self.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(tip or ""), self)
            return True
        return super().viewportEvent(event)
