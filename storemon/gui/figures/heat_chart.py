"""Downtime by hour of the local week as a picture: for the screen, and for files of any kind."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QLinearGradient, QPainter, QPen

from storemon.core.coverage import LEAST_COVERAGE, is_sparse
from storemon.gui.widgets.format import count, hour_of_day, hours, number, percent, weekday
from storemon.gui.widgets.paint import ink_on, mixed, placed, write
from storemon.gui.widgets.theme import SMALL, Tokens, body_font

if TYPE_CHECKING:
    from storemon.core.heat import Heat

HOURS: Final = 24
_LABEL: Final = 40
_AXIS: Final = 18
_LEGEND: Final = 24
_RAMP: Final = 96
_EVERY: Final = 3
_LEAST_TOP: Final = 0.01
"""The darkest color means at least this share, so that a good week does not look like a bad one."""

_QUIET: Final = 0.12
"""Figures up to this part of the strongest one are drawn faint."""

_MONDAY: Final = dt.date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class HeatChart:
    """A row per day, a column per hour; `days`: in display order, 0 = Monday.

    Its parts are the hours of the week in that order, row by row. Time runs from left to right even if
    everything else is `mirrored`.
    """

    heat: Heat
    days: Sequence[int]
    mirrored: bool = False

    @property
    def count(self) -> int:
        """All hours of a week."""
        return len(self.days) * HOURS

    def share(self, cell: int) -> float | None:
        """Return the share of a cell's open time that was down, 0 to 1; None if no store was open."""
        opened = int(self.heat.open[cell])
        return int(self.heat.down[cell]) / opened if opened else None

    @property
    def top(self) -> float:
        """The share with the strongest color."""
        opened = self.heat.open > 0
        return float(np.max(self.heat.down[opened] / self.heat.open[opened], initial=_LEAST_TOP))

    def cell(self, part: int) -> int:
        """Return the position of a part in the `Heat`."""
        return self.days[part // HOURS] * HOURS + part % HOURS

    def leads(self, part: int) -> bool:
        """Return whether there was downtime."""
        return bool(self.heat.down[self.cell(part)])

    def step(self, part: int, key: Qt.Key) -> int | None:
        """Return the neighboring part in a direction, or the first or last of the day."""
        row, hour = divmod(part, HOURS)
        steps = {
            Qt.Key.Key_Left: (row, max(hour - 1, 0)),
            Qt.Key.Key_Right: (row, min(hour + 1, HOURS - 1)),
            Qt.Key.Key_Up: (max(row - 1, 0), hour),
            Qt.Key.Key_Down: (min(row + 1, len(self.days) - 1), hour),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, HOURS - 1),
        }
        if key not in steps:
            return None
        row, hour = steps[key]
        return row * HOURS + hour

    def words(self, part: int) -> str:
        """Return the read-out of a part: Mon 18:00–19:00: 2.1% down, 12.0 h of 570.0 h open."""
        cell, hour = self.cell(part), part % HOURS
        when = f"{self.day(part // HOURS)} {hour_of_day(hour)}–{hour_of_day(hour + 1)}"
        opened, down = int(self.heat.open[cell]), int(self.heat.down[cell])
        if not opened:
            return QCoreApplication.translate("heat", "{when}: no store is open").format(when=when)
        known = int(self.heat.known[cell])
        if not known:
            return QCoreApplication.translate("heat", "{when}: no data").format(when=when)
        text = QCoreApplication.translate("heat", "{when}: {share} down, {down} of {open} open").format(
            when=when, share=percent(down, opened, 2), down=hours(down), open=hours(opened)
        )
        if is_sparse(known, opened):
            only = QCoreApplication.translate("heat", "only {share} known")
            text += ", " + only.format(share=percent(known, opened))
        return text

    def is_sparse(self, cell: int) -> bool:
        """Return whether too little of a cell's open time is known to say how much was down."""
        known, opened = int(self.heat.known[cell]), int(self.heat.open[cell])
        return opened > 0 and (not known or is_sparse(known, opened))

    def with_legend(self, note: str) -> str:
        """Return a note on the chart, with the meaning of its dots if it has any."""
        if not any(self.is_sparse(cell) for cell in range(self.heat.open.size)):
            return note
        text = QCoreApplication.translate("heat", "dots: under {share} known")
        return f"{note} · {text.format(share=percent(LEAST_COVERAGE, 100))}"

    def day(self, row: int) -> str:
        """Return the name of a row's day."""
        return weekday(_MONDAY + dt.timedelta(days=self.days[row]))

    def grid(self, rect: QRectF) -> QRectF:
        """Return the place of the cells, for a chart painted into a rectangle."""
        inner = rect.adjusted(0, _AXIS, 0, -_LEGEND)
        return inner.adjusted(0, 0, -_LABEL, 0) if self.mirrored else inner.adjusted(_LABEL, 0, 0, 0)

    def place(self, rect: QRectF, part: int) -> QRectF:
        """Return the place of a part, on whole pixels so that all gaps have the same width."""
        return self._places(rect)[part]

    def _places(self, rect: QRectF) -> list[QRectF]:
        """Return the places of all cells, row by row."""
        grid = self.grid(rect)
        across = [round(grid.left() + grid.width() * at / HOURS) for at in range(HOURS + 1)]
        down = [round(grid.top() + grid.height() * at / 7) for at in range(8)]
        return [
            QRectF(left, top, right - left - 1, bottom - top - 1)
            for top, bottom in pairwise(down)
            for left, right in pairwise(across)
        ]

    def at(self, rect: QRectF, point: QPointF) -> int | None:
        """Return the part at a point; None outside the cells."""
        grid = self.grid(rect)
        if not grid.contains(point) or grid.isEmpty():
            return None
        row = int((point.y() - grid.top()) / grid.height() * 7)
        hour = int((point.x() - grid.left()) / grid.width() * HOURS)
        return min(row, 6) * HOURS + min(hour, HOURS - 1)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint axis, cells and legend."""
        painter.save()
        painter.setFont(body_font(SMALL - 1))
        top, places = self.top, self._places(rect)
        self._axes(painter, rect, places, tokens)
        for part, place in enumerate(places):
            cell = self.cell(part)
            sparse = self.is_sparse(cell)
            if not sparse or self.heat.down[cell]:
                self._cell(painter, place, self.share(cell), top, tokens)
            if sparse:
                _dots(painter, place, tokens)
        self._legend(painter, rect, top, tokens)
        painter.restore()

    def legend_width(self, metrics: QFontMetrics) -> float:
        """Return how much of the last line the legend needs in a font."""
        needed = sum(metrics.horizontalAdvance(text) for text in (*_ends(self.top), _closed()))
        return _RAMP + 16 + 5 * 8 + needed

    def _axes(self, painter: QPainter, rect: QRectF, places: Sequence[QRectF], tokens: Tokens) -> None:
        grid = self.grid(rect)
        painter.setPen(QColor(tokens.muted))
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        for row in range(7):
            cell = places[row * HOURS]
            place = placed(
                QRectF(rect.left(), cell.top(), _LABEL, cell.height()), rect, mirrored=self.mirrored
            )
            write(painter, place, self.day(row), side)
        for hour in range(0, HOURS, _EVERY):
            left = places[hour].left()
            place = QRectF(left, rect.top(), grid.width() * _EVERY / HOURS, _AXIS - 4)
            write(painter, place, hour_of_day(hour))

    @staticmethod
    def _cell(painter: QPainter, cell: QRectF, share: float | None, top: float, tokens: Tokens) -> None:
        if share is None:
            _hatch(painter, cell, tokens)
            return
        ground = _tint(share / top, tokens)
        painter.fillRect(cell, ground)
        text = _figure(share)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) <= cell.width() - 2 and metrics.height() <= cell.height() + 2:
            painter.setPen(ink_on(ground) if share > _QUIET * top else QColor(tokens.muted))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)

    def _legend(self, painter: QPainter, rect: QRectF, top: float, tokens: Tokens) -> None:
        line = QRectF(rect.left(), rect.bottom() - _LEGEND + 6, rect.width(), _LEGEND - 6)
        metrics = painter.fontMetrics()
        least, most = _ends(top)
        # From the trailing edge on, as everything else on this line begins at the leading one.
        x = rect.right() - self.legend_width(metrics)

        def draw_text(text: str) -> None:
            nonlocal x
            width = metrics.horizontalAdvance(text)
            painter.setPen(QColor(tokens.muted))
            place = placed(QRectF(x, line.top(), width + 2, line.height()), rect, mirrored=self.mirrored)
            write(painter, place, text)
            x += width + 8

        def swatch(width: float) -> QRectF:
            nonlocal x
            place = QRectF(round(x), line.center().y() - 5, width, 10)
            x += width + 8
            return placed(place, rect, mirrored=self.mirrored)

        _hatch(painter, swatch(16), tokens)
        draw_text(_closed())
        x += 8
        draw_text(least)
        ramp = swatch(_RAMP)
        ends = (ramp.topRight(), ramp.topLeft()) if self.mirrored else (ramp.topLeft(), ramp.topRight())
        gradient = QLinearGradient(*ends)
        gradient.setColorAt(0, _tint(0, tokens))
        gradient.setColorAt(1, _tint(1, tokens))
        painter.fillRect(ramp, QBrush(gradient))
        draw_text(most)


def _tint(share: float, tokens: Tokens) -> QColor:
    """Return a color of one hue that gets steadily darker, or lighter in the dark theme, for 0 to 1."""
    return mixed(QColor(tokens.open_band), QColor(tokens.down), min(1.0, share))


def _hatch(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Fill an hour in which no store is open."""
    painter.fillRect(rect, QBrush(QColor(tokens.border), Qt.BrushStyle.FDiagPattern))
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _dots(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """Mark an hour with little known time."""
    painter.fillRect(rect, QBrush(QColor(tokens.unknown), Qt.BrushStyle.Dense7Pattern))


def _figure(share: float) -> str:
    """Return a share in percent for a small cell, rounded down: 0, <0.1, 2.1, 12."""
    if not share:
        return "0"
    tenths = math.floor(share * 1000)
    if not tenths:
        return f"<{number(0.1, 1)}"
    return number(tenths / 10, 1) if tenths < 100 else count(tenths // 10)


def _ends(top: float) -> tuple[str, str]:
    least = QCoreApplication.translate("heat", "Down {share} of the open time").format(share=percent(0, 1))
    return least, percent(math.ceil(top * 1000), 1000, 1)


def _closed() -> str:
    return QCoreApplication.translate("heat", "no store open")
