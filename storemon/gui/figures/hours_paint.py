"""A week of business hours in words, and painted for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from storemon.core.vocabulary import DAY, MINUTE
from storemon.gui.widgets.format import clock_span, hour_of_day, plain_number, time_of_day, weekday
from storemon.gui.widgets.sheet import INK, QUIET, Sheet

if TYPE_CHECKING:
    from storemon.core.hours_week import Span, WeekHours

_MONDAY: Final = dt.date(2024, 1, 1)
_NAME: Final = 30.0
_BARS: Final = 0.27
"""Of the width, the names of the days take so much, and their bars this share; the words have the rest."""


def day_name(day: int) -> str:
    """Return the name of a weekday, 0 = Monday."""
    return weekday(_MONDAY + dt.timedelta(days=day))


def day_text(spans: Sequence[Span]) -> str:
    """Return when a store is open on one day: 9 AM–5 PM, 6–10 PM."""
    if not spans:
        return QCoreApplication.translate("HoursGrid", "closed")
    if len(spans) == 1 and spans[0].end - spans[0].start == DAY:
        return QCoreApplication.translate("HoursGrid", "all day")
    return ", ".join(clock_span(_of_day(span.start), _of_day(span.end)) for span in spans)


def hours_note(hours: WeekHours) -> str:
    """Return how much a week of hours is: 80 h a week."""
    if not hours.rows:
        return QCoreApplication.translate("StoreCards", "none given: open 24/7")
    if hours.always:
        return QCoreApplication.translate("StoreCards", "open 24/7")
    place = QCoreApplication.translate("StoreCards", "{hours} h a week")
    return place.format(hours=plain_number(hours.hours))


def paint_hours(sheet: Sheet, rect: QRectF, hours: WeekHours, days: Sequence[int]) -> None:
    """Paint a line for each day: a bar over its 24 hours, and the times in words beside it."""
    height = rect.height() / len(days)
    bars = QRectF(rect.left() + _NAME, 0, rect.width() * _BARS, height * 0.5)
    for number, day in enumerate(days):
        line = QRectF(rect.left(), rect.top() + number * height, rect.width(), height)
        sheet.text(QRectF(line.left(), line.top(), _NAME, height), day_name(day), QUIET)
        bars.moveTop(line.top() + height * 0.25)
        sheet.painter.fillRect(bars, QColor(sheet.tokens.border))
        for span in hours.days[day]:
            left = bars.left() + bars.width() * span.start / DAY
            width = max(0.7, bars.width() * (span.end - span.start) / DAY)
            sheet.painter.fillRect(QRectF(left, bars.top(), width, bars.height()), QColor(sheet.tokens.up))
        sheet.painter.setPen(QPen(QColor(sheet.tokens.surface), 0.8))
        for quarter in (0.25, 0.5, 0.75):
            x = bars.left() + bars.width() * quarter
            sheet.painter.drawLine(QPointF(x, bars.top()), QPointF(x, bars.bottom()))
        place = QRectF(line)
        place.setLeft(bars.right() + 8)
        sheet.text(place, day_text(hours.days[day]), INK if hours.days[day] else QUIET)


def _of_day(time: int) -> dt.time | None:
    minutes = time // MINUTE
    return None if time == DAY else dt.time(minutes // 60, minutes % 60)


def wall_clock(time: int) -> str:
    """Return µs since midnight as a time of day; 24 h is the midnight that ends the day."""
    of_day = _of_day(time)
    return hour_of_day(24) if of_day is None else time_of_day(of_day)
