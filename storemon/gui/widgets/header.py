"""The header of a table: titles, units and the mark of the sorted column."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.item_roles import UNIT_ROLE
from storemon.gui.widgets.theme import SMALL, Theme, body_font
from storemon.override import override

_ARROW = 14


class TwoLineHeader(QHeaderView):
    """Header with a column's title over its muted unit, and a small arrow at the sorted one."""

    HEIGHT = 46

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._title_font = body_font(SMALL, QFont.Weight.DemiBold)
        self._unit_font = body_font(SMALL - 1)
        self._needed: dict[tuple[str, str], int] = {}
        self.setFixedHeight(self.HEIGHT)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(64)

    def needed_width(self, column: int) -> int:
        """Return the width that shows a column's title, with room for the arrow, and its unit whole."""
        model, across = self.model(), Qt.Orientation.Horizontal
        title = str(model.headerData(column, across))
        unit = str(model.headerData(column, across, UNIT_ROLE) or "")
        # Measured once: columns are spread with every width that a table has while a window is laid out.
        found = self._needed.get((title, unit))
        if found is None:
            above = QFontMetrics(self._title_font).horizontalAdvance(title) + _ARROW
            below = QFontMetrics(self._unit_font).horizontalAdvance(unit)
            found = self._needed[title, unit] = max(above, below) + 2 * PADDING
        return found

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one column's header."""
        tokens, model = self._theme.tokens, self.model()
        across = Qt.Orientation.Horizontal
        title = str(model.headerData(logicalIndex, across))
        unit = str(model.headerData(logicalIndex, across, UNIT_ROLE) or "")
        alignment = int(model.headerData(logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole) or 0)
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
