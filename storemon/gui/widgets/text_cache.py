"""Caches the layout of one-line texts, as most cells of a table share their text with others."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextOption, QTransform

from storemon.gui.widgets.cells import is_backwards

_LIMIT: Final = 4000
"""The most texts that are cached: a few screens of the largest table."""
_BREAKS: Final = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "))


class Line(NamedTuple):
    """A laid-out text with its width and height in pixels."""

    text: QStaticText
    width: float
    height: float


class TextCache:
    """The laid-out texts of one table; drawing them takes half the time."""

    def __init__(self, font: QFont) -> None:
        self._font = QFont(font)
        self._metrics = QFontMetrics(font)
        self._lines: dict[str, Line] = {}

    def fitting(self, text: str, room: int) -> Line:
        """Return a text, elided at its end if it is wider than the room."""
        line = self._line(text)
        if line.width <= room:
            return line
        whole = text.translate(_BREAKS)
        return self._line(self._metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room))

    def _line(self, text: str) -> Line:
        found = self._lines.get(text)
        if found is None:
            if len(self._lines) >= _LIMIT:
                self._lines.clear()
            found = self._lines[text] = self._made(text)
        return found

    def _made(self, text: str) -> Line:
        made = QStaticText(text.translate(_BREAKS))
        made.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # Use the text's own direction: a mirrored one would put figures and dates out of order.
        way = Qt.LayoutDirection
        option.setTextDirection(way.RightToLeft if is_backwards(text) else way.LeftToRight)
        made.setTextOption(option)
        made.prepare(QTransform(), self._font)
        size = made.size()
        return Line(made, size.width(), size.height())
