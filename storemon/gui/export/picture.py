"""A chart with its texts, ready for a file: on white, in light colors, whatever the screen shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt

from storemon.core.progress import Progress
from storemon.gui.widgets.sheet import QUIET, TITLE, Sheet, below

MARGIN: Final = 20.0
_TITLE: Final = 24.0
_LINE: Final = 13.0
_GAP: Final = 10.0
_LEGEND: Final = 14.0

Paint = Callable[[Sheet, QRectF, Progress], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """Sizes are in points, 72 per inch.

    `facts`: lines under the title with what and when. `paint` fills `chart`, the chart's own size.
    """

    title: str
    facts: tuple[str, ...]
    chart: tuple[float, float]
    paint: Paint
    legend: Callable[[Sheet, QRectF], None] | None = None

    @property
    def width(self) -> float:
        """Width of the whole."""
        return self.chart[0] + 2 * MARGIN

    @property
    def height(self) -> float:
        """Height of the whole."""
        foot = _GAP + _LEGEND if self.legend is not None else 0.0
        return 2 * MARGIN + _TITLE + len(self.facts) * _LINE + _GAP + self.chart[1] + foot

    def draw(self, sheet: Sheet, progress: Progress) -> None:
        """Draw the picture; `progress` is called regularly and may raise `Cancelled`."""
        sheet.painter.fillRect(QRectF(0, 0, self.width, self.height), Qt.GlobalColor.white)
        line = QRectF(MARGIN, MARGIN, self.chart[0], _TITLE - 4)
        sheet.text(line, self.title, TITLE)
        line = QRectF(MARGIN, MARGIN + _TITLE, self.chart[0], _LINE)
        for fact in self.facts:
            sheet.text(line, fact, QUIET)
            line = below(line, _LINE)
        place = QRectF(MARGIN, line.top() + _GAP, *self.chart)
        self.paint(sheet, place, progress)
        if self.legend is not None:
            self.legend(sheet, QRectF(MARGIN, place.bottom() + _GAP, self.chart[0], _LEGEND))
