"""Texts on paper in a few styles, each on one line, elided if there is not enough room."""

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
# Characters that XML does not allow; names come from files that may contain anything.
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A size in units of the paper, the name of a color, and whether the text is bold."""

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
    """Paints on any paint device, in the light colors by default and always from left to right."""

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
        """Draw a text, vertically centered in a rectangle, and return the width it took."""
        font, metrics = self._font(style)
        shown = metrics.elidedText(fit(text), cut, rect.width() + 0.5)
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(self.tokens, style.colour)))
        # Wide enough that rounding never moves the last letter to another line.
        room = rect.adjusted(-1, 0, 1, 0) if place == Qt.AlignmentFlag.AlignHCenter else rect
        flags = text_flags(shown, int(place | Qt.AlignmentFlag.AlignVCenter), Qt.LayoutDirection.LeftToRight)
        self.painter.drawText(room, flags | int(Qt.TextFlag.TextDontClip), shown)
        return metrics.horizontalAdvance(shown)

    def lines(self, rect: QRectF, text: str, style: TextStyle, most: int = 2) -> QRectF:
        """Draw a text on as many lines of the rectangle's height as it needs; return the rectangle below.

        If `most` lines are not enough, the last one is elided.
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
        """Draw a thin horizontal line."""
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
        for width, colour in ((1.0, self.tokens.border), (min(share, 1.0), self.tokens.faint)):
            path = QPainterPath()
            path.addRoundedRect(
                QRectF(rect.left(), rect.top(), rect.width() * width, rect.height()), radius, radius
            )
            self.painter.fillPath(path, QColor(colour))

    def _font(self, style: TextStyle) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get(style)
        if found is None:
            font = body_font(style.size, QFont.Weight.DemiBold if style.strong else QFont.Weight.Normal)
            # With hinting for the screen's pixels, letter spacing would be uneven on paper.
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # In a PDF, tabular figures and colons raised between digits could be neither copied nor
            # searched for.
            font.unsetFeature(QFont.Tag("tnum"))
            font.setFeature(QFont.Tag("calt"), 0)
            font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
            found = self._fonts[style] = (font, QFontMetricsF(font))
        return found


def below(rect: QRectF, by: float) -> QRectF:
    """Return the rectangle moved down."""
    return rect.translated(0, by)


def fit(text: str) -> str:
    """Return a text as one line that is valid in every file format."""
    return _UNFIT.sub(" ", text)
