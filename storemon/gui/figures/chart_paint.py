"""Brushes of the week chart and its legend, distinguished by pattern as well as by color."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from storemon.gui.widgets.theme import Tokens

DOWN, UP, UNKNOWN = 0, 1, 2
_HATCH: Final = 4.0
"""Units between two lines of hatching on paper, and between two dots."""


def paint_state(
    painter: QPainter, rect: QRectF, state: int, tokens: Tokens, *, on_paper: bool = False
) -> None:
    """Fill a stretch: up plain, down darker with hatching, unknown as dots in an outline.

    `on_paper` draws patterns as shapes, which scale; those of a brush are made of pixels.
    """
    if state == UP:
        painter.fillRect(rect, QColor(tokens.up))
    elif state == DOWN:
        painter.fillRect(rect, QColor(tokens.down))
        if on_paper:
            painter.strokePath(_hatching(rect), QPen(QColor(tokens.down_line), 0.6, c=Qt.PenCapStyle.FlatCap))
        else:
            painter.fillRect(rect, QBrush(QColor(tokens.down_line), Qt.BrushStyle.BDiagPattern))
    else:
        if on_paper:
            painter.fillPath(_dots(rect), QColor(tokens.unknown))
        else:
            painter.fillRect(rect, QBrush(QColor(tokens.unknown), Qt.BrushStyle.Dense6Pattern))
        if rect.width() > 3:
            painter.setPen(QPen(QColor(tokens.unknown), 0.6 if on_paper else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_band(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Fill business hours."""
    painter.fillRect(rect, QColor(tokens.open_band))


def paint_note(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Mark the time that a note is about."""
    painter.fillRect(rect, QColor(tokens.accent))


@dataclass(frozen=True, slots=True)
class PollMark:
    """A poll in a picture: its place, whether it was active, and whether it is inside business hours."""

    place: QPointF
    active: bool
    inside: bool


def paint_polls(painter: QPainter, marks: Iterable[PollMark], tokens: Tokens, scale: float = 1.0) -> None:
    """Mark polls: a dot if active, a cross if not; faint outside business hours."""
    kinds: dict[tuple[bool, bool], list[QPointF]] = {}
    for mark in marks:
        kinds.setdefault((mark.inside, mark.active), []).append(mark.place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    down, up = QPointF(2.5, 2.5) * scale, QPointF(2.5, -2.5) * scale
    # All of a kind at once, as a week may have hundreds; those inside business hours on top.
    for (inside, active), places in sorted(kinds.items(), key=lambda kind: kind[0]):
        if active:
            color = QColor(tokens.muted if inside else tokens.border_strong)
            painter.setPen(QPen(color, 3.6 * scale, c=Qt.PenCapStyle.RoundCap))
            painter.drawPoints(places)
        else:
            painter.setPen(QPen(QColor(tokens.down if inside else tokens.border_strong), 1.5 * scale))
            crosses = [(QLineF(at - down, at + down), QLineF(at - up, at + up)) for at in places]
            painter.drawLines([line for cross in crosses for line in cross])
    painter.restore()


def _hatching(rect: QRectF) -> QPainterPath:
    """Return lines that rise to the right, cut at the edges, since not every file format supports clipping.

    They lie where x + y is a multiple of the spacing, so that they continue from one stretch to the next.
    """
    path = QPainterPath()
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    for step in range(math.ceil((left + top) / _HATCH), math.ceil((right + bottom) / _HATCH)):
        line = step * _HATCH
        path.moveTo(max(left, line - bottom), min(bottom, line - left))
        path.lineTo(min(right, line - top), max(top, line - right))
    return path


def _dots(rect: QRectF) -> QPainterPath:
    """Return dots in staggered rows, none across an edge."""
    path = QPainterPath()
    size = 1.0
    row, y = 0, rect.top() + 1.5
    while y + size <= rect.bottom() - 1:
        x = (math.floor(rect.left() / _HATCH) + (0.5 if row % 2 else 0.0)) * _HATCH
        while x + size <= rect.right() - 1:
            if x >= rect.left() + 1:
                path.addRect(x, y, size, size)
            x += _HATCH
        row, y = row + 1, y + _HATCH / 2
    return path
