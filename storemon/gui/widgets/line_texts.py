"""Texts of one line, laid out once: most cells of a table show what others show too."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextOption, QTransform

from storemon.gui.widgets.cells import is_backwards

_KEPT: Final = 4000
"""Texts that are kept: some screens of the largest table."""
_BREAKS: Final = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "))


class Line(NamedTuple):
    """A text as it is drawn, and its width and height in pixels."""

    text: QStaticText
    width: float
    height: float


class LineTexts:
    """Keeps the lines of one table, which are drawn in less than half the time of texts."""

    def __init__(self, font: QFont) -> None:
        self._font = QFont(font)
        self._metrics = QFontMetrics(font)
        self._lines: dict[str, Line] = {}

    def fitting(self, text: str, room: int) -> Line:
        """Return a text, cut at its end where it is wider than the room."""
        line = self._line(text)
        if line.width <= room:
            return line
        whole = text.translate(_BREAKS)
        return self._line(self._metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room))

    def _line(self, text: str) -> Line:
        found = self._lines.get(text)
        if found is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            found = self._lines[text] = self._made(text)
        return found

    def _made(self, text: str) -> Line:
        made = QStaticText(text.translate(_BREAKS))
        made.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # As of the text itself: what is mirrored would put figures and dates out of order.
        way = Qt.LayoutDirection
        option.setTextDirection(way.RightToLeft if is_backwards(text) else way.LeftToRight)
        made.setTextOption(option)
        made.prepare(QTransform(), self._font)
        size = made.size()
        return Line(made, size.width(), size.height())
