"""How the store table paints its cells and its header."""

from __future__ import annotations

import unicodedata
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from storemon.gui.kit.item_roles import INDENT_ROLE, METER_ROLE, UNIT_ROLE
from storemon.gui.kit.theme import SMALL, Theme, body_font

PADDING = 11
_METER_WIDTH = 56
_METER_HEIGHT = 6
_SELECTED, _UNDER_MOUSE = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
_FOREGROUND, _ALIGNMENT = Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.TextAlignmentRole
_ELIDED = Qt.TextElideMode.ElideRight


def text_flags(text: str, alignment: int, layout: Qt.LayoutDirection) -> int:
    """Return flags for one line: its place follows the layout, its direction the text.

    Otherwise figures and dates would be put out of order where everything is mirrored, and names from right
    to left where nothing is.
    """
    return _flags(alignment, layout, _is_backwards(text))


@cache
def _flags(alignment: int, layout: Qt.LayoutDirection, backwards: bool) -> int:  # noqa: FBT001  # a key
    place = QStyle.visualAlignment(layout, Qt.AlignmentFlag(alignment))
    way = Qt.TextFlag.TextForceRightToLeft if backwards else Qt.TextFlag.TextForceLeftToRight
    return int(place | Qt.AlignmentFlag.AlignAbsolute) | int(way) | int(Qt.TextFlag.TextSingleLine)


@cache
def _colour(name: str) -> QColor:
    """Return a colour that nobody changes."""
    return QColor(name)


class CellDelegate(QStyledItemDelegate):
    """Paints text with the house's padding, and a meter where the model has one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint background, text and meter of one cell."""
        # A large window has thousands of cells: nothing is made or asked twice. Qt's initStyleOption would
        # ask a Python model for seven roles a cell, of which this needs two.
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & _SELECTED:
            painter.fillRect(rect, QColor(tokens.soft))
            if index.column() == 0:
                edge = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(tokens.accent))
        elif state & _UNDER_MOUSE:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.setPen(_colour(tokens.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        inner = QStyle.visualRect(option.direction, rect, self._beside_icon(painter, inner, index, option))
        meter = index.data(METER_ROLE)
        if meter is not None:
            self._meter(painter, inner, float(meter), option)
        colour = index.data(_FOREGROUND)
        painter.setPen(colour if isinstance(colour, QColor) else _colour(tokens.text))
        painter.setFont(option.font)
        whole = text = str(index.data())
        # No letter is wider than a line is high: what fits by that measure need not be measured.
        if len(whole) * option.fontMetrics.height() > inner.width():
            text = option.fontMetrics.elidedText(whole, _ELIDED, inner.width())
        alignment = int(index.data(_ALIGNMENT) or 0)
        painter.drawText(inner, text_flags(whole, alignment, option.direction), text)

    def _beside_icon(
        self,
        painter: QPainter,  # noqa: ARG002  # for those who override it
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002  # as above
        option: QStyleOptionViewItem,  # noqa: ARG002  # as above
    ) -> QRect:
        """Paint what stands before the text, if anything; return the room left, as from left to right."""
        return inner

    def _meter(self, painter: QPainter, inner: QRect, share: float, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        place = QRect(inner.left(), inner.top(), _METER_WIDTH, inner.height())
        left = QStyle.visualRect(option.direction, inner, place).left()
        track = QRectF(left, inner.center().y() - _METER_HEIGHT / 2 + 0.5, _METER_WIDTH, _METER_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(track, 3, 3)
        if share > 0:
            shape = QPainterPath()
            shape.addRoundedRect(track, 3, 3)
            track.setWidth(max(2, _METER_WIDTH * share))
            filled = QPainterPath()
            filled.addRect(track)
            painter.fillPath(shape.intersected(filled), QColor(tokens.up))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003  # Qt's signature


class IconDelegate(CellDelegate):
    """Paints the model's pixmap before the text."""

    @override
    def _beside_icon(
        self,
        painter: QPainter,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        option: QStyleOptionViewItem,
    ) -> QRect:
        inner = inner.adjusted(int(index.data(INDENT_ROLE) or 0), 0, 0, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(icon, QPixmap):
            return inner
        size = icon.deviceIndependentSize().toSize()
        place = QRect(inner.left(), inner.center().y() - size.height() // 2 + 1, size.width(), size.height())
        painter.drawPixmap(QStyle.visualRect(option.direction, inner, place).topLeft(), icon)
        return inner.adjusted(size.width() + 8, 0, 0, 0)


_ARROW = 14


class TwoLineHeader(QHeaderView):
    """Header with a column's title over its muted unit, and a small arrow at the sorted one."""

    HEIGHT = 46

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._title_font = body_font(SMALL, QFont.Weight.DemiBold)
        self._unit_font = body_font(SMALL - 1)
        self.setFixedHeight(self.HEIGHT)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(64)

    def needed_width(self, column: int) -> int:
        """Return the width that shows a column's title, with room for the arrow, and its unit whole."""
        model, across = self.model(), Qt.Orientation.Horizontal
        title = QFontMetrics(self._title_font).horizontalAdvance(str(model.headerData(column, across)))
        unit = str(model.headerData(column, across, UNIT_ROLE) or "")
        return max(title + _ARROW, QFontMetrics(self._unit_font).horizontalAdvance(unit)) + 2 * PADDING

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one column's header."""
        tokens, model = self._theme.tokens, self.model()
        across = Qt.Orientation.Horizontal
        title = str(model.headerData(logicalIndex, across))
        unit = str(model.headerData(logicalIndex, across, UNIT_ROLE) or "")
        alignment = int(model.headerData(logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole))
        right = bool(alignment & int(Qt.AlignmentFlag.AlignRight)) != self.isRightToLeft()
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        painter.save()
        painter.fillRect(rect, QColor(tokens.sunken))
        painter.setPen(QColor(tokens.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(PADDING, 6, -PADDING, -6)
        side = Qt.AlignmentFlag.AlignAbsolute
        side |= Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        middle = QRect(
            inner.left(), inner.top(), inner.width(), inner.height() // 2 if unit else inner.height()
        )
        painter.setFont(self._title_font)
        painter.setPen(QColor(tokens.accent if sorted_here else tokens.text))
        painter.drawText(middle, side | Qt.AlignmentFlag.AlignVCenter, title)
        if sorted_here:
            width = painter.fontMetrics().horizontalAdvance(title)
            x = middle.right() - width - 10 if right else middle.left() + width + 10
            self._arrow(painter, x, middle.center().y() + 1)
        if unit:
            painter.setFont(self._unit_font)
            colour = model.headerData(logicalIndex, across, Qt.ItemDataRole.ForegroundRole)
            painter.setPen(colour if isinstance(colour, QColor) else QColor(tokens.muted))
            lower = QRect(inner.left(), middle.bottom() + 1, inner.width(), inner.height() - middle.height())
            painter.drawText(lower, side | Qt.AlignmentFlag.AlignVCenter, unit)
        painter.restore()

    def _arrow(self, painter: QPainter, x: int, y: int) -> None:
        tip = -2 if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1.5))
        painter.drawLine(x - 4, y - tip, x, y + tip)
        painter.drawLine(x, y + tip, x + 4, y - tip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003  # Qt's signature


def _is_backwards(text: str) -> bool:
    """Return whether the first letter that has a direction goes from right to left."""
    if text.isascii():
        return False
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"
