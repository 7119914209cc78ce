"""Brushes of the week chart, shared by the chart and its legend: told apart by pattern as well as colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from storemon.gui.theme import Tokens

DOWN, UP, UNKNOWN = 0, 1, 2


def paint_state(painter: QPainter, rect: QRectF, state: int, tokens: Tokens) -> None:
    """Fill a stretch: up plain, down darker with hatching, unknown as dots in an outline."""
    if state == UP:
        painter.fillRect(rect, QColor(tokens.up))
    elif state == DOWN:
        painter.fillRect(rect, QColor(tokens.down))
        painter.fillRect(rect, QBrush(QColor(tokens.down_line), Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(rect, QBrush(QColor(tokens.unknown), Qt.BrushStyle.Dense6Pattern))
        if rect.width() > 3:
            painter.setPen(QPen(QColor(tokens.unknown), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_band(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Fill business hours."""
    painter.fillRect(rect, QColor(tokens.open_band))


def paint_poll(painter: QPainter, centre: QPointF, tokens: Tokens, *, active: bool, inside: bool) -> None:
    """Mark a poll: a dot where active, a cross where not; faint outside business hours."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if active:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.muted if inside else tokens.border_strong))
        painter.drawEllipse(centre, 1.8, 1.8)
    else:
        painter.setPen(QPen(QColor(tokens.down if inside else tokens.border_strong), 1.5))
        x, y = centre.x(), centre.y()
        painter.drawLine(QPointF(x - 2.5, y - 2.5), QPointF(x + 2.5, y + 2.5))
        painter.drawLine(QPointF(x - 2.5, y + 2.5), QPointF(x + 2.5, y - 2.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003  # Qt's signature
