"""The content of a table cell, and the alignment of its text."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QStyle

PADDING = 11


class Cell(NamedTuple):
    """The text of a cell and its attributes.

    `colour`: the text color, None for the default. `meter`: 0 to 1 for a bar; `indent`: how far icon and text
    are indented, in pixels. `below`: a second line, small and muted.
    """

    text: str
    colour: QColor | None = None
    right: bool = False
    meter: float | None = None
    icon: QPixmap | None = None
    indent: int = 0
    below: str = ""


def text_flags(text: str, alignment: int, layout: Qt.LayoutDirection) -> int:
    """Return flags for one line: its position follows the layout, its direction follows the text.

    Otherwise figures and dates would be scrambled in a mirrored layout, and right-to-left names in a normal
    one.
    """
    return _flags(alignment, layout, is_backwards(text))


@cache
def _flags(alignment: int, layout: Qt.LayoutDirection, backwards: bool) -> int:  # noqa: FBT001  # a key
    place = QStyle.visualAlignment(layout, Qt.AlignmentFlag(alignment))
    way = Qt.TextFlag.TextForceRightToLeft if backwards else Qt.TextFlag.TextForceLeftToRight
    return int(place | Qt.AlignmentFlag.AlignAbsolute) | int(way) | int(Qt.TextFlag.TextSingleLine)


@cache
def shared_colour(name: str) -> QColor:
    """Return a shared color that must not be modified."""
    return QColor(name)


def is_backwards(text: str) -> bool:
    """Return whether the first letter with a direction is right-to-left."""
    if text.isascii():
        return False
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"
