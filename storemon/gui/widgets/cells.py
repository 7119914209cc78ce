"""What one cell of a table shows, and how its text lies."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QStyle

PADDING = 11


class Cell(NamedTuple):
    """Text and what comes with it.

    `colour` is the text's, None for that of all text. `meter` is 0 to 1 for a bar, `indent` how far icon and
    text are moved in, in pixels. `below` is a second line, small and muted.
    """

    text: str
    colour: QColor | None = None
    right: bool = False
    meter: float | None = None
    icon: QPixmap | None = None
    indent: int = 0
    below: str = ""


def text_flags(text: str, alignment: int, layout: Qt.LayoutDirection) -> int:
    """Return flags for one line: its place follows the layout, its direction the text.

    Otherwise figures and dates would be put out of order where everything is mirrored, and names from right
    to left where nothing is.
    """
    return _flags(alignment, layout, is_backwards(text))


@cache
def _flags(alignment: int, layout: Qt.LayoutDirection, backwards: bool) -> int:  # noqa: FBT001  # a key
    place = QStyle.visualAlignment(layout, Qt.AlignmentFlag(alignment))
    way = Qt.TextFlag.TextForceRightToLeft if backwards else Qt.TextFlag.TextForceLeftToRight
    return int(place | Qt.AlignmentFlag.AlignAbsolute) | int(way) | int(Qt.TextFlag.TextSingleLine)


@cache
def shared_colour(name: str) -> QColor:
    """Return a color that is never changed."""
    return QColor(name)


def is_backwards(text: str) -> bool:
    """Return whether the first letter that has a direction goes from right to left."""
    if text.isascii():
        return False
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"
