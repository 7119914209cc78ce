"""A thin bar that shows a share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from storemon.gui.widgets.theme import Theme
from storemon.override import override


class Meter(QWidget):
    """Filled from the leading edge; only an outline if there is nothing to show.

    Gray, as it shows what is known or a share of downtime: the other colors say up and down.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        """Show a share from 0 to 1; None for nothing."""
        self.share = share
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the same size as meters in tables."""
        return QSize(56, 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and its filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 3, 3)
        painter.fillPath(shape, QColor(tokens.border))
        if self.share:
            filled = QPainterPath()
            width = max(2.0, self.width() * self.share)
            right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            filled.addRect(QRectF(self.width() - width if right else 0, 0, width, self.height()))
            painter.fillPath(shape.intersected(filled), QColor(tokens.faint))
        painter.end()
