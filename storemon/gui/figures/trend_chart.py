"""Uptime by local day, week or month as a line, with gaps if too little is known."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from storemon.core.daily import Period, Trend
from storemon.gui.figures.chart_paint import UNKNOWN, paint_state
from storemon.gui.figures.chart_view import along
from storemon.gui.widgets.format import (
    date_span,
    day,
    full_date,
    hours,
    percent,
    percent_text,
    plain_number,
    weekday_and_date,
)
from storemon.gui.widgets.paint import placed, write
from storemon.gui.widgets.theme import SMALL, Tokens, body_font

_FLOORS: Final = (99.5, 99, 98, 95, 90, 80, 50, 0)
"""The percentages that the axis may begin with; it shows which."""
_BELOW: Final = 20
_DOT: Final = 2.5
_DOTS_FROM: Final = 7.0
"""Pixels per period from which each period has a dot."""
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class TrendChart:
    """A trend of some stores by day, week or month."""

    trend: Trend
    period: Period
    mirrored: bool = False

    @property
    def count(self) -> int:
        """How many periods there are."""
        return len(self.trend.starts)

    @property
    def floor(self) -> float:
        """Where the axis begins, in percent."""
        least = min((self._share(place) for place in range(self.count) if self._is_known(place)), default=0.0)
        return next(floor for floor in _FLOORS if floor <= least)

    def value(self, place: int) -> str:
        """Return the uptime of a period as text, or that too little is known."""
        if not self._is_known(place):
            return QCoreApplication.translate("Trend", "not enough checks")
        return percent(int(self.trend.up[place]), int(self.trend.known[place]), 2)

    def name(self, place: int) -> str:
        """Return the days of a period as text."""
        first, last = self.dates(place)
        return weekday_and_date(first) if self.period is Period.DAY else date_span(first, last)

    def words(self, part: int) -> str:
        """Return the read-out of a period: Wed, Jan 25, 2023: 98.20%, down 3.20 h."""
        known = percent(int(self.trend.known[part]), int(self.trend.open[part]))
        if not self.trend.open[part]:
            return QCoreApplication.translate("Trend", "{days}: closed").format(days=self.name(part))
        if not self._is_known(part):
            words = QCoreApplication.translate(
                "Trend", "{days}: not enough checks, {share} of the open time known"
            )
            return words.format(days=self.name(part), share=known)
        words = QCoreApplication.translate("Trend", "{days}: uptime {uptime}, down {time}, {share} known")
        return words.format(
            days=self.name(part),
            uptime=self.value(part),
            time=hours(int(self.trend.down[part])),
            share=known,
        )

    def leads(self, part: int) -> bool:
        """Return whether there was downtime."""
        return bool(self.trend.down[part])

    def step(self, part: int, key: Qt.Key) -> int | None:
        """Return the period before or after, the first or the last."""
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        return along(part, key, on, back) if self.mirrored else along(part, key, back, on)

    def at(self, rect: QRectF, point: QPointF) -> int | None:
        """Return the period at a point, for a chart painted into a rectangle."""
        plot = self._plot(rect)
        if not self.count or not plot.contains(point):
            return None
        across = plot.right() - point.x() if self.mirrored else point.x() - plot.left()
        return min(self.count - 1, int(across / (plot.width() / self.count)))

    def place(self, rect: QRectF, part: int) -> QRectF:
        """Return the place of a period in the chart."""
        plot = self._plot(rect)
        step = plot.width() / max(1, self.count)
        whole = QRectF(plot.left() + part * step, plot.top(), step, plot.height())
        return placed(whole, plot, mirrored=self.mirrored)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """Paint the axis, the gaps, and the line."""
        if not self.count:
            return
        painter.save()
        painter.setFont(body_font(SMALL))
        plot, floor = self._plot(rect), self.floor
        self._paint_axis(painter, rect, plot, tokens)
        for is_gap, gap in itertools.groupby(range(self.count), self._is_gap):
            if is_gap:
                first, *rest = (self.place(rect, place) for place in gap)
                whole = first.united(rest[-1]) if rest else first
                paint_state(painter, whole.adjusted(0, 1, 0, -1), UNKNOWN, tokens)
        points = [
            self._point(rect, place, floor) if self._is_known(place) else None for place in range(self.count)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.up), 2))
        for known, run in itertools.groupby(points, key=lambda point: point is not None):
            if known:
                painter.drawPolyline(QPolygonF([point for point in run if point is not None]))
        alone = plot.width() / self.count >= _DOTS_FROM
        painter.setBrush(QColor(tokens.up))
        painter.setPen(Qt.PenStyle.NoPen)
        for place, point in enumerate(points):
            if point is not None and (alone or self._stands_alone(place)):
                painter.drawEllipse(point, _DOT, _DOT)
        painter.restore()

    def _paint_axis(self, painter: QPainter, rect: QRectF, plot: QRectF, tokens: Tokens) -> None:
        middle = (self.floor + 100) / 2
        for share in (self.floor, middle, 100.0):
            y = round(plot.bottom() - (share - self.floor) / (100 - self.floor) * plot.height()) + 0.5
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(tokens.muted))
            label = QRectF(rect.left(), y - 8, self._labels(rect) - 6, 16)
            side = Qt.AlignmentFlag.AlignLeft if self.mirrored else Qt.AlignmentFlag.AlignRight
            write(painter, placed(label, rect, mirrored=self.mirrored), _share_text(share), side)
        metrics = painter.fontMetrics()
        wide = max(metrics.horizontalAdvance(self._tick(place)) for place in range(self.count)) + 16
        every = max(1, math.ceil(wide / (plot.width() / self.count)))
        painter.setPen(QColor(tokens.muted))
        for place in range(0, self.count, every):
            column = self.place(rect, place)
            tick = QRectF(column.center().x() - wide / 2, plot.bottom() + 4, wide, _BELOW - 4)
            # The first and last labels are moved inward so that they are not cut.
            tick.moveLeft(min(max(tick.left(), plot.left() - 8), plot.right() + 8 - wide))
            write(painter, tick, self._tick(place), Qt.AlignmentFlag.AlignHCenter)

    def _labels(self, rect: QRectF) -> float:
        """Return the width of the labels next to the axis."""
        return min(64.0, rect.width() / 4)

    def _plot(self, rect: QRectF) -> QRectF:
        plot = rect.adjusted(self._labels(rect), 8, -8, -_BELOW)
        return placed(plot, rect, mirrored=self.mirrored)

    def _point(self, rect: QRectF, place: int, floor: float) -> QPointF:
        column = self.place(rect, place)
        part = (self._share(place) - floor) / (100 - floor)
        return QPointF(column.center().x(), column.bottom() - part * column.height())

    def _stands_alone(self, place: int) -> bool:
        beside = (other for other in (place - 1, place + 1) if 0 <= other < self.count)
        return not any(self._is_known(other) for other in beside)

    def _tick(self, place: int) -> str:
        start = self.trend.starts[place]
        return full_date(start) if self.period is Period.MONTH else day(start)

    def dates(self, place: int) -> tuple[dt.date, dt.date]:
        """Return the first and the last date of a period, without those before or after the data."""
        first, last = self._period(place)
        if self.trend.dates is None:
            return first, last
        return max(first, self.trend.dates[0]), min(last, self.trend.dates[1])

    def _period(self, place: int) -> tuple[dt.date, dt.date]:
        start = self.trend.starts[place]
        if self.period is Period.DAY:
            return start, start
        if self.period is Period.WEEK:
            return start, start + dt.timedelta(days=_WEEK - 1)
        following = (start.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        return start, following - dt.timedelta(days=1)

    def _is_known(self, place: int) -> bool:
        return not self.trend.gap[place]

    def _is_gap(self, place: int) -> bool:
        return not self._is_known(place) and bool(self.trend.open[place])

    def _share(self, place: int) -> float:
        return 100 * float(self.trend.up[place]) / float(self.trend.known[place])


def _share_text(share: float) -> str:
    return percent_text(plain_number(share))
