"""The overlay of the window while files are dragged across it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme, body_font
from storemon.override import override

_SIDE: Final = 48


class DropOverlay(QWidget):
    """Covers its parent and shows what dropping does; passes all events through."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.why_not = ""
        self._theme, self._icons = theme, icons
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.installEventFilter(self)

    def cover(self, why_not: str = "") -> None:
        """Cover the whole parent; if dropping is not possible, show why."""
        self.why_not = why_not
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint a translucent layer, a dashed frame and the text."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.window)
        veil.setAlpha(246)
        painter.fillRect(self.rect(), veil)
        pen = QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 12, 12)
        middle = self.rect().center()
        icon = self._icons.pixmap(
            "info" if self.why_not else "upload", "accent", 40, self.devicePixelRatioF()
        )
        painter.drawPixmap(middle.x() - 20, middle.y() - 56, icon)
        painter.setFont(body_font(20, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.text))
        title = self.tr("Files cannot be imported here") if self.why_not else self.tr("Drop to import")
        painter.drawText(self.rect().adjusted(0, 16, 0, 16), Qt.AlignmentFlag.AlignCenter, title)
        painter.setFont(body_font())
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            self.rect().adjusted(_SIDE, 64, -_SIDE, 64),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self.why_not
            or self.tr(
                "Store status, business hours or time zones: CSV files, spreadsheets, zips or whole folders"
            ),
        )
