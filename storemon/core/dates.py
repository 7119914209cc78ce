"""Ranges of local dates, as they are asked for and written down (METRICS: Windows)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_ONE: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """Local dates from `first` to `last`, both included: of each store's own clock."""

    first: dt.date
    last: dt.date

    def written(self) -> str:
        """Return the dates as a database keeps them: 2023-01-01/2023-01-31."""
        return f"{self.first}/{self.last}"


class Span(StrEnum):
    """A range with a name, of the local dates of the as-of time."""

    TODAY = "today"
    THIS_WEEK = "this-week"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    LAST_30_DAYS = "last-30-days"


@dataclass(frozen=True, slots=True)
class Named:
    """A range with a name; `first_day`: the weekday that weeks begin with, 0 = Monday."""

    span: Span
    first_day: int = 0

    def written(self) -> str:
        """Return the range as a database keeps it: this-week/6."""
        return f"{self.span}/{self.first_day}"

    def at(self, today: dt.date) -> Dates:
        """Return all its dates, those to come too, where `today` is the local date of the as-of time."""
        first = today.replace(day=1)
        match self.span:
            case Span.TODAY:
                return Dates(today, today)
            case Span.THIS_WEEK:
                monday = today - dt.timedelta(days=(today.weekday() - self.first_day) % 7)
                return Dates(monday, monday + dt.timedelta(days=6))
            case Span.THIS_MONTH:
                return Dates(first, (first + dt.timedelta(days=31)).replace(day=1) - _ONE)
            case Span.LAST_MONTH:
                return Dates((first - _ONE).replace(day=1), first - _ONE)
            case Span.LAST_30_DAYS:
                return Dates(today - dt.timedelta(days=29), today)


def read_dates(text: str) -> Dates | Named:
    """Return what `written` of one of them returned. Raises `ValueError`."""
    first, last = text.split("/")
    if first in {span.value for span in Span}:
        return Named(Span(first), int(last))
    return Dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
