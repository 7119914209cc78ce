"""Parse times where no locale or zone applies: in UTC."""

from __future__ import annotations

import datetime as dt
from typing import Final

from storemon.core.dates import Dates
from storemon.core.vocabulary import Range
from storemon.data.files.fields import EARLIEST, LATEST
from storemon.data.files.written_times import read_time
from storemon.errors import BadInput
from storemon.message import Message

_FIRST_DATE: Final = dt.date(2000, 1, 1)
_LAST_DATE: Final = dt.date(2099, 12, 31)


def parse_time(text: str) -> int:
    """Return the µs UTC of a time written as in a file of polls (METRICS: Input). Raises `BadInput`."""
    time = read_time(text)
    if time is None:
        raise BadInput(
            Message("{text} is not a time.", text=repr(text)),
            remedy=Message("Write it like 2023-01-25 18:13:22 UTC."),
        )
    if not EARLIEST <= time < LATEST:
        raise BadInput(
            Message("{text} is not in the years 2000 to 2099.", text=repr(text)),
            remedy=Message("Choose another time."),
        )
    return time


def parse_range(start: str | None, end: str | None) -> Range | Dates | None:
    """Return the range between two times, or the local dates from one to another; None without a start.

    The end defaults to the as-of time. Raises `BadInput`.
    """
    if start is None:
        if end is not None:
            raise BadInput(
                Message("A range needs a start."),
                remedy=Message("Choose when it starts.").at_terminal("Say from when with --from."),
            )
        return None
    first, last = _date(start), None if end is None else _date(end)
    if first is not None and (end is None or last is not None):
        if last is not None and last < first:
            raise _backwards()
        return Dates(first, last or _LAST_DATE)
    begin = None if first is not None else _moment(start)
    stop = None if end is None or last is not None else _moment(end)
    if begin is None or (stop is None and end is not None):
        raise BadInput(
            Message("One end of the range is a date and the other a time."),
            Message("Dates are those of each store's own clock."),
            Message("Use two dates, or two times."),
        )
    if stop is not None and stop <= begin:
        raise _backwards()
    return Range(begin, LATEST if stop is None else stop)


def _moment(text: str) -> int:
    """Return the time of an end of a range that is not a date. Raises `BadInput`."""
    if _iso_date(text) is not None:
        raise BadInput(
            Message("{text} is not in the years 2000 to 2099.", text=repr(text)),
            remedy=Message("Choose another date."),
        )
    if read_time(text) is None:
        raise BadInput(
            Message("{text} is neither a date nor a time.", text=repr(text)),
            remedy=Message("Write it like 2023-01-25 or 2023-01-25 18:13:22 UTC."),
        )
    return parse_time(text)


def _date(text: str) -> dt.date | None:
    """Return the date in a text such as 2023-01-25; None if it is not a date."""
    day = _iso_date(text)
    return day if day is not None and _FIRST_DATE <= day <= _LAST_DATE else None


def _iso_date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


def _backwards() -> BadInput:
    return BadInput(
        Message("The range ends before it begins."), remedy=Message("Choose an end after the start.")
    )
