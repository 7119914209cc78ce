"""What all plain lists of the window have in common."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout

from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.header import TwoLineHeader
from storemon.gui.widgets.rows_table import RowsTable
from storemon.gui.widgets.theme import Theme


def widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    """Return the cell width at which none of the texts is cut; 0 if there are none."""
    return max((metrics.horizontalAdvance(text) + 2 * PADDING + 2 for text in texts), default=0)


class PlainTable(RowsTable):
    """Rows of a fixed height, selected one at a time; the header neither sorts nor moves."""

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, name: str, *, row: int = 36, header: int = 38
    ) -> None:
        super().__init__(theme)
        self.setModel(model)
        self.setAccessibleName(name)
        self.head = head = TwoLineHeader(theme, self)
        head.setFixedHeight(header)
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(False)
        self.setHorizontalHeader(head)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(side.ResizeMode.Fixed)
        side.setDefaultSectionSize(row)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def fit(self, column: int, texts: Iterable[str] = (), least: int = 0) -> None:
        """Make a column wide enough for its title and for texts that must not be cut; `least` in pixels."""
        self.ensurePolished()
        needed = max(self.head.needed_width(column), widest(self.fontMetrics(), texts))
        self.setColumnWidth(column, max(least, needed))

    def framed(self) -> QFrame:
        """Return a rounded frame around the table."""
        frame = QFrame()
        frame.setObjectName("tableFrame")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self)
        return frame
