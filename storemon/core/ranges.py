"""Ranges that people ask for by name or by days; their days are those of UTC (docs/answers.md, Any range)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from storemon.core.model import DAY, SECOND, Range


class Span(StrEnum):
    """A range with a name, counted back from the as-of time."""

    LAST_30_DAYS = "last-30-days"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"


def named(span: Span, as_of: int) -> Range:
    """Return the range of that name before `as_of` (µs UTC)."""
    if span is Span.LAST_30_DAYS:
        return Range(as_of - 30 * DAY, as_of)
    first = date_of(as_of).replace(day=1)
    if span is Span.THIS_MONTH:
        return Range(midnight(first), as_of)
    return Range(midnight((first - dt.timedelta(days=1)).replace(day=1)), midnight(first))


def whole_days(first: dt.date, last: dt.date) -> Range:
    """Return the range from the beginning of one day to the end of another, which may be the same."""
    return Range(midnight(first), midnight(last) + DAY)


def midnight(day: dt.date) -> int:
    """Return when a day begins, µs UTC."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()) * SECOND


def date_of(time: int) -> dt.date:
    """Return the day of a time in µs UTC."""
    return dt.datetime.fromtimestamp(time // SECOND, dt.UTC).date()
