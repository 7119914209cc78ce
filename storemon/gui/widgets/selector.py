"""A drop-down list in the program's own style."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from shiboken6 import isValid

from storemon.gui.widgets.icons import Icons
from storemon.override import override


class Selector(QComboBox):
    """Offers texts; its layout may make it narrower than the texts."""

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
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
