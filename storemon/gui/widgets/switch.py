"""An on/off switch in the program's own style."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from storemon.gui.widgets.theme import Theme
from storemon.override import override

_TRACK: Final = QSize(36, 20)
_RING: Final = 3


class Switch(QCheckBox):
    """A check box drawn as a switch, with its knob at the trailing end when it is on."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the track with its focus ring."""
        return _TRACK + QSize(2 * _RING, 2 * _RING)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Accept clicks anywhere on the switch."""
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the track, the knob and, for keyboard users, the focus ring."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_RING, _RING, _TRACK.width(), _TRACK.height())
        on, enabled = self.isChecked(), self.isEnabled()
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if enabled else tokens.border_strong))
        else:
            painter.setPen(QPen(QColor(tokens.outline if enabled else tokens.border_strong), 1.5))
            painter.setBrush(QColor(tokens.surface))
            track.adjust(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        trailing = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = _RING + (_TRACK.width() - _TRACK.height() / 2 if trailing else _TRACK.height() / 2)
        off = tokens.muted if enabled else tokens.border_strong
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.on_accent if on else off))
        painter.drawEllipse(QPointF(x, _RING + _TRACK.height() / 2), 7 if on else 6, 7 if on else 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()
