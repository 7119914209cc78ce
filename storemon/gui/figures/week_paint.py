"""Paints a store's week: the rows, as in the chart on the screen, and the whole week for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from storemon.core.progress import Progress, silent
from storemon.gui.figures.chart_paint import PollMark, paint_band, paint_note, paint_polls, paint_state
from storemon.gui.figures.week_rows import DayRow, Week
from storemon.gui.widgets.format import hour_of_day, plain_number, time_of_day, weekday_and_day
from storemon.gui.widgets.sheet import QUIET, Sheet
from storemon.gui.widgets.theme import Tokens
from storemon.message import NOTHING

HOURS: Final = 24.0
"""The hours on the axis, for days of any length."""
BAR: Final = (0.16, 0.64)
POLLS: Final = 0.81
NOTES: Final = (0.08, 0.16)
"""The places of a day's bars, polls and notes, in rows from its top."""
_LOWEST: Final = 0.94
_ON_PAPER: Final = 0.75
_GAP: Final = 8
_STEP: Final = 3
_FOOT: Final = 16

Box = Callable[[float, float, float, float], QRectF]
"""A rectangle in a row: left and right in hours, top and bottom in rows."""
Point = Callable[[float, float], QPointF]


def paint_row(
    painter: QPainter, row: DayRow, box: Box, point: Point, tokens: Tokens, *, on_paper: bool = False
) -> None:
    """Paint a day's business hours with their state, the polls, and the time that notes are about."""
    for left, right in row.open_bands:
        paint_band(painter, box(left, right, 0.06, 0.94), tokens)
    for bars, within in zip((row.bars, *row.bands), bands_of(row), strict=True):
        for bar in bars:
            paint_state(painter, box(bar.left, bar.right, *within), bar.state, tokens, on_paper=on_paper)
    for left, right in row.noted:
        paint_note(painter, box(left, right, *NOTES), tokens)
    marks = (PollMark(point(mark.x, POLLS), mark.active, mark.inside) for mark in row.marks)
    paint_polls(painter, marks, tokens, _ON_PAPER if on_paper else 1.0)


def bands_of(row: DayRow) -> list[tuple[float, float]]:
    """Return the top and bottom of a day's bars, in rows: for all platforms, then for each."""
    if not row.bands:
        return [BAR]
    first = (BAR[0], 0.44)
    height = (_LOWEST - first[1]) / len(row.bands)
    tops = [first[1] + number * height for number in range(len(row.bands))]
    return [first, *((top + 0.05, top + height) for top in tops)]


def band_at(row: DayRow, y: float) -> int:
    """Return which of `bands_of` is at a height of the row, from 0 to 1; the nearest above if none is."""
    return max((number for number, (top, _) in enumerate(bands_of(row)) if top <= y), default=0)


def paint_week(sheet: Sheet, rect: QRectF, week: Week, progress: Progress = silent) -> None:
    """Paint a week with its days and hours into a rectangle; `progress` is called for each day."""
    names = [row_label(row) for row in week.rows]
    lead = max((sheet.width(name, QUIET) for name in names), default=0.0) + _GAP
    plot = rect.adjusted(lead, 0, -_FOOT, -_FOOT)
    height = plot.height() / max(1, len(week.rows))
    scale = plot.width() / HOURS
    _paint_hours(sheet, plot, scale)
    for number, row in enumerate(week.rows):
        progress(number / len(week.rows), NOTHING)
        top = plot.top() + number * height

        def box(left: float, right: float, first: float, last: float, top: float = top) -> QRectF:
            # The shortest outage stays visible.
            width = max((right - left) * scale, 0.7)
            return QRectF(plot.left() + left * scale, top + first * height, width, (last - first) * height)

        def point(x: float, y: float, top: float = top) -> QPointF:
            return QPointF(plot.left() + x * scale, top + y * height)

        sheet.text(QRectF(rect.left(), top, lead - _GAP, height), names[number], QUIET)
        paint_row(sheet.painter, row, box, point, sheet.tokens, on_paper=True)
    if week.rows:
        x = plot.left() + week.rows[-1].scale.place(week.end) * scale
        sheet.painter.setPen(QPen(QColor(sheet.tokens.text), 0.8))
        sheet.painter.drawLine(QPointF(x, plot.bottom() - height), QPointF(x, plot.bottom()))


def row_label(row: DayRow) -> str:
    """Return the axis label of a day: Wed, Jan 25, with its length if the clock changes."""
    text = weekday_and_day(row.date)
    return f"{text} · {plain_number(row.hours)} h" if row.odd_length else text


def tick_label(hours: float) -> str:
    """Return the axis label of an hour of the day: 18:00."""
    if hours == int(hours):
        return hour_of_day(int(hours))
    minutes = round(hours * 60)
    return time_of_day(dt.time(minutes // 60 % 24, minutes % 60))


def _paint_hours(sheet: Sheet, plot: QRectF, scale: float) -> None:
    for hour in range(0, int(HOURS) + 1, _STEP):
        x = plot.left() + hour * scale
        sheet.painter.setPen(QPen(QColor(sheet.tokens.border), 0.6))
        sheet.painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        place = QRectF(x - 30, plot.bottom() + 2, 60, _FOOT - 2)
        sheet.text(place, tick_label(hour), QUIET, Qt.AlignmentFlag.AlignHCenter)
