"""A drop-down list in the house's looks."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from storemon.gui.kit.icons import Icons


class Selector(QComboBox):
    """Offers texts; as narrow as its layout wants it, whatever the texts."""

    def __init__(self, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setAccessibleName(name)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow, which a style sheet cannot tint."""
        super().paintEvent(event)
        arrow = self._icons.small("chevron-down", "muted")
        painter = QPainter(self)
        left = 10 if self.isRightToLeft() else self.width() - 26
        painter.drawPixmap(left, (self.height() - 16) // 2, arrow)
        painter.end()
