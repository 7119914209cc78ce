"""Helpers shared by charts that paint themselves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

_READABLE = 0.179
"""The luminance at which black and white have the same contrast."""


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a color between two: the first at 0, the second at 1."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def ink_on(ground: QColor) -> QColor:
    """Return black or white, whichever has more contrast on a color."""
    parts = [_linear(part) for part in (ground.redF(), ground.greenF(), ground.blueF())]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return QColor("#000000" if luminance > _READABLE else "#ffffff")


def write(
    painter: QPainter, place: QRectF, text: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """Draw one line of text, vertically centered, at a side that is never mirrored.

    Figures and spans read from left to right in all languages.
    """
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, int(flags) | int(Qt.TextFlag.TextForceLeftToRight), text)


def placed(part: QRectF, whole: QRectF, *, mirrored: bool) -> QRectF:
    """Return where a part lies that was placed as from left to right."""
    if not mirrored:
        return part
    return QRectF(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
