"""A table whose first column stays where it is while the others are scrolled sideways."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip
from typing_extensions import override

from storemon.gui.widgets.cells import shared_colour
from storemon.gui.widgets.header import TwoLineHeader
from storemon.gui.widgets.item_roles import AnyIndex
from storemon.gui.widgets.painted_table import Span
from storemon.gui.widgets.rows_table import RowsTable
from storemon.gui.widgets.theme import Theme

_MOST_OF_TABLE: Final = 0.6
"""A first column that is wider than this part of the table scrolls with the others: they need some room."""


def frozen_place(width: int, scrolled: int, room: int, *, mirrored: bool) -> tuple[int, int] | None:
    """Return where the first column is kept and how wide it is; None where it lies in its own place.

    `scrolled`: by how much the columns are scrolled, `room`: the width of what shows them; in pixels.
    """
    if not scrolled or not 0 < width <= room * _MOST_OF_TABLE:
        return None
    return (room - width if mirrored else 0), width


class FrozenTable(RowsTable):
    """Column 0 is the one that stays; a `FrozenHeader` keeps its title there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # Qt moves what it has painted along, and the column that stays would move with it.
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def frozen(self) -> QRect | None:
        """Return where in the viewport the first column is kept, None where that is its own place."""
        room = self.viewport().rect()
        scrolled = self.horizontalHeader().offset()
        place = frozen_place(self.columnWidth(0), scrolled, room.width(), mirrored=self.isRightToLeft())
        return None if place is None else QRect(place[0], 0, place[1], room.height())

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return the cell at a place."""
        frozen = self.frozen()
        if frozen is None or not frozen.contains(pos):
            return super().indexAt(pos)
        row = self.rowAt(pos.y())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    @override
    def visualRect(self, index: AnyIndex) -> QRect:
        """Return where a cell is seen."""
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
        """Bring a cell into view, beside the column that stays."""
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
    """Keeps the title of the first column over it, where it can be clicked."""

    def __init__(self, theme: Theme, table: FrozenTable) -> None:
        super().__init__(theme, table)
        self._pressed = False
        # Which column stays is no choice.
        self.setFirstSectionMovable(False)
        table.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def frozen(self) -> QRect | None:
        """Return where the first title is kept, None where that is its own place."""
        room = self.viewport().rect()
        place = frozen_place(self.sectionSize(0), self.offset(), room.width(), mirrored=self.isRightToLeft())
        return None if place is None else QRect(place[0], 0, place[1], room.height())

    def _is_over(self, event: QMouseEvent | QHelpEvent) -> bool:
        place = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        frozen = self.frozen()
        return frozen is not None and frozen.contains(place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles, the first one over those that lie below it."""
        super().paintEvent(event)
        frozen = self.frozen()
        if frozen is not None:
            painter = QPainter(self.viewport())
            self.paintSection(painter, frozen, 0)
            painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click on the title that stays for its own, not for what lies below."""
        self._pressed = event.button() == Qt.MouseButton.LeftButton and self._is_over(event)
        if not self._pressed:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it for another click."""
        if self._is_over(event):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change no width of a column below the title that stays."""
        if self._pressed or (not event.buttons() and self._is_over(event)):
            self.unsetCursor()
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the first column, the other way round where it is sorted by it already."""
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
        """Say what the title that stays is about."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_over(event):
            tip = self.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(tip or ""), self)
            return True
        return super().viewportEvent(event)
