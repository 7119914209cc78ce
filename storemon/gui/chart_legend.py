"""The legend under the week chart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from storemon.gui.chart_paint import DOWN, UNKNOWN, UP, paint_band, paint_poll, paint_state
from storemon.gui.theme import SMALL, Theme, body_font

_SWATCH = 18
_GAP = 6
_BETWEEN = 18


class ChartLegend(QWidget):
    """One line of swatches with their words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(body_font(SMALL))
        self._entries = (
            self.tr("Up"),
            self.tr("Down"),
            self.tr("Unknown"),
            self.tr("Business hours"),
            self.tr("Poll, active"),
            self.tr("Poll, inactive"),
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend: {entries}").format(entries=", ".join(self._entries)))

    @override
    def sizeHint(self) -> QSize:
        """Return the width of all entries on one line."""
        words = sum(self.fontMetrics().horizontalAdvance(entry) for entry in self._entries)
        return QSize(words + len(self._entries) * (_SWATCH + _GAP + _BETWEEN), 20)

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the entries move together rather than widen the panel."""
        return QSize(120, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the entries from the leading edge."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        middle = self.height() / 2
        short = max(0, self.sizeHint().width() - self.width()) / len(self._entries)
        between = max(_GAP, _BETWEEN - short)
        x = 0.0
        for number, entry in enumerate(self._entries):
            swatch = self._placed(QRectF(x, middle - 5, _SWATCH, 10))
            if number < 3:
                paint_state(painter, swatch, (UP, DOWN, UNKNOWN)[number], tokens)
            elif number == 3:
                paint_band(painter, swatch, tokens)
                painter.setPen(QColor(tokens.border_strong))
                painter.drawRect(swatch.adjusted(0, 0, -1, -1))
            else:
                paint_poll(painter, QPointF(swatch.center()), tokens, active=number == 4, inside=True)
            width = self.fontMetrics().horizontalAdvance(entry)
            painter.setPen(QColor(tokens.muted))
            words = self._placed(QRectF(x + _SWATCH + _GAP, 0, width + 2, self.height()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, entry)
            x += _SWATCH + _GAP + width + between

    def _placed(self, rect: QRectF) -> QRectF:
        """Return where a place counted from the leading edge is."""
        if self.isRightToLeft():
            rect.moveRight(self.width() - rect.left())
        return rect
