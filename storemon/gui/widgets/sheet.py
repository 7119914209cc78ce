"""Words on paper: texts of a few looks, each on one line, cut where there is no room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from storemon.gui.widgets.cells import text_flags
from storemon.gui.widgets.theme import LIGHT, Tokens, body_font

_START: Final = Qt.AlignmentFlag.AlignLeft
_END: Final = Qt.TextElideMode.ElideRight
# What XML takes in no file; names come from files that may hold anything.
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A size in units of the paper, the name of a colour, and whether the letters are heavy."""

    size: int
    colour: str = "text"
    strong: bool = False


TITLE: Final = TextStyle(17, strong=True)
HEADING: Final = TextStyle(11, strong=True)
FIGURE: Final = TextStyle(18, strong=True)
BODY: Final = TextStyle(9)
STRONG: Final = TextStyle(9, strong=True)
INK: Final = TextStyle(8)
QUIET: Final = TextStyle(8, "muted")
BAD: Final = TextStyle(9, "bad", strong=True)
GOOD: Final = TextStyle(9, "good", strong=True)


class Sheet:
    """Paints on anything that a painter can paint on, always in the light colours and from left to right."""

    def __init__(self, painter: QPainter, tokens: Tokens = LIGHT) -> None:
        self.painter = painter
        self.tokens = tokens
        self._fonts: dict[TextStyle, tuple[QFont, QFontMetricsF]] = {}
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def text(
        self,
        rect: QRectF,
        text: str,
        style: TextStyle,
        place: Qt.AlignmentFlag = _START,
        cut: Qt.TextElideMode = _END,
    ) -> float:
        """Write a text into the middle of a rectangle's height and return the width that it took."""
        font, metrics = self._font(style)
        shown = metrics.elidedText(fit(text), cut, rect.width() + 0.5)
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(self.tokens, style.colour)))
        # Wide enough that no rounding moves the last letter to another line.
        room = rect.adjusted(-1, 0, 1, 0) if place == Qt.AlignmentFlag.AlignHCenter else rect
        flags = text_flags(shown, int(place | Qt.AlignmentFlag.AlignVCenter), Qt.LayoutDirection.LeftToRight)
        self.painter.drawText(room, flags | int(Qt.TextFlag.TextDontClip), shown)
        return metrics.horizontalAdvance(shown)

    def lines(self, rect: QRectF, text: str, style: TextStyle, most: int = 2) -> QRectF:
        """Write a text onto as many lines of the rectangle's height as it needs; return the place below.

        The last of `most` lines is cut where even they do not do.
        """
        words = text.split(" ")
        for line in range(most):
            taken = len(words)
            while line < most - 1 and taken > 1 and self.width(" ".join(words[:taken]), style) > rect.width():
                taken -= 1
            self.text(rect, " ".join(words[:taken]), style)
            rect, words = rect.translated(0, rect.height()), words[taken:]
            if not words:
                break
        return rect

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of a text."""
        return self._font(style)[1].horizontalAdvance(fit(text))

    def rule(self, left: float, right: float, y: float) -> None:
        """Draw a thin line across."""
        self.painter.setPen(QPen(QColor(self.tokens.border_strong), 0.6))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def panel(self, rect: QRectF) -> None:
        """Draw the outline of a card."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(QColor(self.tokens.border_strong), 0.6))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, 4, 4)

    def meter(self, rect: QRectF, share: float) -> None:
        """Draw a thin bar that shows a share."""
        radius = rect.height() / 2
        for width, colour in ((1.0, self.tokens.border), (min(share, 1.0), self.tokens.up)):
            path = QPainterPath()
            path.addRoundedRect(
                QRectF(rect.left(), rect.top(), rect.width() * width, rect.height()), radius, radius
            )
            self.painter.fillPath(path, QColor(colour))

    def _font(self, style: TextStyle) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get(style)
        if found is None:
            font = body_font(style.size, QFont.Weight.DemiBold if style.strong else QFont.Weight.Normal)
            # Fitted to the pixels of one scale, letters would stand apart unevenly on paper.
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # A PDF does not know what figures of one width are, nor a colon raised between two: they
            # could be neither copied nor found.
            font.unsetFeature(QFont.Tag("tnum"))
            font.setFeature(QFont.Tag("calt"), 0)
            font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
            found = self._fonts[style] = (font, QFontMetricsF(font))
        return found


def below(rect: QRectF, by: float) -> QRectF:
    """Return the same place further down."""
    return rect.translated(0, by)


def fit(text: str) -> str:
    """Return a text as one line that every kind of file takes."""
    return _UNFIT.sub(" ", text)
