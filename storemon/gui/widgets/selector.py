"""A drop-down list in the program's own style."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from shiboken6 import isValid

from storemon.gui.widgets.icons import Icons
from storemon.override import override


class Selector(QComboBox):
    """Offers texts; its layout may make it narrower than the texts.

    `fits`: where there is room, it is as wide as the longest of them.
    """

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None, *, fits: bool = False) -> None:
        super().__init__(parent)
        self._icons = icons
        self._fits = fits
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        # On Linux, Qt uses the chosen text as a list's accessible name, unless a label names it.
        self._label = QLabel(name)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(self)
        self._label.hide()
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @override
    def sizeHint(self) -> QSize:
        """Return the size that fits the texts, if it should."""
        hint = super().sizeHint()
        if self._fits and self.count():
            # The rest is the frame and the arrow.
            rest = hint.width() - self.minimumContentsLength() * self.fontMetrics().horizontalAdvance("X")
            widest = max(self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count()))
            hint.setWidth(max(hint.width(), widest + rest))
        return hint

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the label next to the list, where screen readers find it."""
        if event.type() == QEvent.Type.ParentChange and isValid(self._label):
            self._label.setParent(self.parentWidget())
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow, which a style sheet cannot tint."""
        super().paintEvent(event)
        arrow = self._icons.small("chevron-down", "muted")
        painter = QPainter(self)
        left = 10 if self.isRightToLeft() else self.width() - 26
        painter.drawPixmap(left, (self.height() - 16) // 2, arrow)
        painter.end()
