"""A week of business hours as text, and painted on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.gui.widgets.format import (
    clock_span,
    hour_of_day,
    open_time,
    plain_number,
    time_of_day,
    weekday,
)
from storemon.gui.widgets.sheet import INK, QUIET, Sheet

if TYPE_CHECKING:
    from storemon.core.hours_week import Span, WeekHours

_MONDAY: Final = dt.date(2024, 1, 1)
_NAME: Final = 30.0
_BARS: Final = 0.27
"""The width of the names of days, and the share of the width for bars; texts get the rest."""


def day_name(day: int) -> str:
    """Return the name of a weekday, 0 = Monday."""
    return weekday(_MONDAY + dt.timedelta(days=day))


def day_text(spans: Sequence[Span]) -> str:
    """Return a store's open times on one day: 9 AM–5 PM, 6–10 PM."""
    if not spans:
        return QCoreApplication.translate("HoursGrid", "closed")
    if len(spans) == 1 and spans[0].end - spans[0].start == DAY:
        return QCoreApplication.translate("HoursGrid", "all day")
    return ", ".join(clock_span(_of_day(span.start), _of_day(span.end)) for span in spans)


def opening_text(spans: Sequence[tuple[int, int]]) -> str:
    """Return a store's open times on a date: 9 AM–5 PM, 8 PM–2 AM; spans as in `CalendarDay`."""
    if not spans:
        return QCoreApplication.translate("HoursGrid", "closed")
    if spans[0] == (0, DAY):
        return QCoreApplication.translate("HoursGrid", "all day")
    return ", ".join(
        clock_span(_of_day(start), _of_day(end if end <= DAY else end - DAY)) for start, end in spans
    )


def week_text(hours: WeekHours, days: Sequence[int]) -> str:
    """Return a week as text, combining days with the same hours: Mon–Fri 9 AM–5 PM; Sun closed."""
    texts = [day_text(hours.days[day]) for day in days]
    parts, begin = [], 0
    for place in range(1, len(days) + 1):
        if place < len(days) and texts[place] == texts[begin]:
            continue
        first, last = day_name(days[begin]), day_name(days[place - 1])
        parts.append(f"{first if place - begin == 1 else f'{first}–{last}'} {texts[begin]}")
        begin = place
    return "; ".join(parts)


def hours_note(hours: WeekHours) -> str:
    """Return the total of a week of hours: 80 h a week, 1 h 10 min a week."""
    if not hours.rows:
        return QCoreApplication.translate("StoreCards", "none given: open 24/7")
    if hours.always:
        return QCoreApplication.translate("StoreCards", "open 24/7")
    # A number with many decimals says less than hours and minutes: 1 h 10 min rather than 1.16667 h.
    short = (10 * hours.hours).is_integer()
    total = f"{plain_number(hours.hours)} h" if short else open_time(round(hours.hours * HOUR))
    return QCoreApplication.translate("StoreCards", "{time} a week").format(time=total)


def paint_hours(sheet: Sheet, rect: QRectF, hours: WeekHours, days: Sequence[int]) -> None:
    """Paint a line for each day: a bar over its 24 hours, and the times as text next to it."""
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
