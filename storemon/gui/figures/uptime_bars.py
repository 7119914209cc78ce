"""The distribution of the stores' uptime: a bar for each bin, from best to worst."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from storemon.core.coverage import LEAST_COVERAGE
from storemon.core.fleet import BIN_EDGES
from storemon.gui.figures.chart_paint import UNKNOWN, UP, paint_state
from storemon.gui.figures.chart_view import LINE, ChartView, along
from storemon.gui.widgets.format import count, percent, percent_text, plain_number, plural
from storemon.gui.widgets.paint import placed, write
from storemon.gui.widgets.theme import SMALL, Theme, Tokens, body_font
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.model import Int64

_tr: Final = partial(QCoreApplication.translate, "bins")
_ROW: Final = 22
_GAP: Final = 8
_WORK: Final = 60
"""How many table cells take as long to paint."""
NOTHING_KNOWN: Final = -1
"""Used as a bin for the stores that are in none."""


def bin_name(place: int) -> str:
    """Return the name of a bin: under 50%, 95–98%, 100%; or of the stores without a bin."""
    if place == NOTHING_KNOWN:
        return _tr("no data")
    edges = [plain_number(edge / 100) for edge in BIN_EDGES]
    if place == 0:
        return _tr("under {share}").format(share=percent_text(edges[1]))
    return percent_text(edges[place] if place == len(edges) - 1 else f"{edges[place]}–{edges[place + 1]}")


def least_coverage() -> str:
    """Return how much of the open time must be known: 80%."""
    return percent(LEAST_COVERAGE, 100)


def sparse_legend() -> str:
    """Return what gray means in bars and figures."""
    text = _tr("gray: under {share} known")
    return text.format(share=least_coverage())


@dataclass(frozen=True, slots=True)
class BarsChart:
    """A row for each bin; `counts`: the stores in each of `BIN_EDGES`; `unknown`: those in none.

    `sparse`: the stores of each bin with too little known open time, the gray part of its bar.
    """

    counts: Int64
    unknown: int
    sparse: Int64
    mirrored: bool = False

    @property
    def bins(self) -> list[int]:
        """The bins from top to bottom; stores about which nothing is known come last, if there are any."""
        return [*reversed(range(self.counts.size)), *([NOTHING_KNOWN] if self.unknown else [])]

    def stores(self, place: int) -> int:
        """Return how many stores are in a bin."""
        return self.unknown if place == NOTHING_KNOWN else int(self.counts[place])

    @property
    def count(self) -> int:
        """How many bars there are."""
        return len(self.bins)

    def words(self, part: int) -> str:
        """Return the read-out of a row."""
        return self.text_of(self.bins[part])

    def leads(self, part: int) -> bool:
        """Return whether a row has stores."""
        return self.stores(self.bins[part]) > 0

    def step(self, part: int, key: Qt.Key) -> int | None:
        """Return the row above or below, the first or the last."""
        return along(part, key, Qt.Key.Key_Up, Qt.Key.Key_Down)

    @property
    def total(self) -> int:
        """The number of all stores."""
        return int(self.counts.sum()) + self.unknown

    def text_of(self, place: int) -> str:
        """Return the read-out of a bar: 95–98%: 213 stores, 17% of all."""
        stores = self.stores(place)
        sentence = plural(_tr, "1 store|{n} stores", stores)
        text = _tr("{bin}: {stores}, {share} of all").format(
            bin=bin_name(place), stores=sentence, share=self.share(stores)
        )
        few = self.sparse_stores(place)
        if few:
            grey = _tr("{n} under {share} known")
            text += ", " + grey.format(n=count(few), share=least_coverage())
        return text

    def sparse_stores(self, place: int) -> int:
        """Return how many stores of a bin have a figure that rests on little data."""
        return 0 if place == NOTHING_KNOWN else int(self.sparse[place])

    def place(self, rect: QRectF, part: int) -> QRectF:
        """Return the place of a row, for a chart painted into a rectangle."""
        height = min(float(_ROW + 6), rect.height() / len(self.bins))
        return QRectF(rect.left(), rect.top() + part * height, rect.width(), height)

    def at(self, rect: QRectF, point: QPointF) -> int | None:
        """Return the row at a point."""
        rows = range(len(self.bins))
        return next((row for row in rows if self.place(rect, row).contains(point)), None)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint a line for each bin: its name, its bar, its stores."""
        painter.save()
        painter.setFont(body_font(SMALL))
        metrics = painter.fontMetrics()
        label = max(metrics.horizontalAdvance(bin_name(place)) for place in self.bins) + 2
        figure = max(metrics.horizontalAdvance(self._figure(place)) for place in self.bins) + 2
        room = max(8.0, rect.width() - label - figure - 2 * _GAP)
        most = max(1, *(self.stores(place) for place in self.bins))
        leading, trailing = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.mirrored:
            leading, trailing = trailing, leading
        for row, place in enumerate(self.bins):
            line, stores = self.place(rect, row), self.stores(place)

            def part(x: float, width: float, line: QRectF = line) -> QRectF:
                whole = QRectF(rect.left() + x, line.top(), width, line.height())
                return placed(whole, rect, mirrored=self.mirrored)

            painter.setPen(QColor(tokens.text if stores else tokens.muted))
            write(painter, part(0, label), bin_name(place), trailing)
            bar = part(label + _GAP, max(2.0, round(room * stores / most)) if stores else 0)
            bar.setTop(round(line.center().y() - 6))
            bar.setHeight(12)
            if stores:
                paint_state(painter, bar, UNKNOWN if place == NOTHING_KNOWN else UP, tokens)
                self._paint_sparse(painter, bar, place, tokens)
            painter.setPen(QColor(tokens.muted if stores else tokens.faint))
            place_of_figure = part(label + 2 * _GAP + (bar.width() if stores else 0), figure)
            write(painter, place_of_figure, self._figure(place), leading)
        painter.restore()

    def _figure(self, place: int) -> str:
        stores = self.stores(place)
        return f"{count(stores)} · {self.share(stores)}" if stores else "0"

    def share(self, stores: int) -> str:
        """Return the share of all stores as text."""
        return percent(stores, self.total)

    def _paint_sparse(self, painter: QPainter, bar: QRectF, place: int, tokens: Tokens) -> None:
        """Paint the end of a bar gray, in proportion to the stores whose figures rest on little data."""
        few = self.sparse_stores(place)
        if few:
            width = max(2.0, round(bar.width() * few / self.stores(place)))
            left = bar.left() if self.mirrored else bar.right() - width
            painter.fillRect(QRectF(left, bar.top(), width, bar.height()), QColor(tokens.border_strong))


class UptimeBars(ChartView[BarsChart]):
    """The distribution of the stores' uptime on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Stores by uptime"), SMALL, _WORK, parent)

    def show_bins(self, chart: BarsChart | None) -> None:
        """Show a distribution; None for nothing."""
        self._show(None if chart is None else replace(chart, mirrored=self.isRightToLeft()))

    @override
    def sizeHint(self) -> QSize:
        """Return the size of all rows."""
        return QSize(360, (len(BIN_EDGES) + 1) * _ROW + LINE)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size in which no text is cut."""
        return QSize(240, (len(BIN_EDGES) + 1) * (SMALL + 5) + LINE)

    @override
    def area(self) -> QRectF:
        """Leave room for a frame on both sides."""
        return super().area().adjusted(4, 0, -4, 0)

    @override
    def _renew(self) -> None:
        self.show_bins(self.chart)
