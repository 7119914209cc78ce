"""A drop-down list in the house's looks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from shiboken6 import isValid
from typing_extensions import override

from storemon.gui.widgets.icons import Icons


class Selector(QComboBox):
    """Offers texts; as narrow as its layout wants it, whatever the texts."""

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        # On Linux, Qt takes what is chosen for the name of a list: there, its name is that of a label.
        self._label = QLabel(name)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(self)
        self._label.hide()
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the label beside it, where those who hear the program find it."""
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
