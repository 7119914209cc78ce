"""Times as people write and read them, where no language or zone of theirs is known: in UTC."""

from __future__ import annotations

import datetime as dt
from typing import Final

from storemon.core.model import DAY, Range
from storemon.core.ranges import midnight
from storemon.data.fields import EARLIEST, LATEST
from storemon.data.written_times import read_time
from storemon.errors import BadInput

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def parse_time(text: str) -> int:
    """Return the µs UTC of a time written as in a file of polls (METRICS: Input). Raises `BadInput`."""
    time = read_time(text)
    if time is None:
        raise BadInput(f"{text!r} is not a time.", remedy="Write it like 2023-01-25 18:13:22 UTC.")
    if not EARLIEST <= time < LATEST:
        raise BadInput(f"{text!r} is not in the years 2000 to 2099.", remedy="Choose another time.")
    return time


def parse_range(start: str | None, end: str | None) -> Range | None:
    """Return the range from a time or day to another, which it takes in if it is a day; None without a start.

    Without an end it goes on to the as-of time. Raises `BadInput`.
    """
    if start is None:
        if end is not None:
            raise BadInput("A range needs a start.", remedy="Say from when with --from.")
        return None
    begin = _midnight(start)
    first = parse_time(start) if begin is None else begin
    if end is None:
        return Range(first, LATEST)
    day = _midnight(end)
    last = parse_time(end) if day is None else day + DAY
    if last <= first:
        raise BadInput("The range ends before it begins.", remedy="Choose an end after the start.")
    return Range(first, last)


def _midnight(text: str) -> int | None:
    """Return when the day begins in UTC that is written as 2023-01-25; None where it is no such day."""
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
    time = midnight(day)
    return time if EARLIEST <= time < LATEST else None


def format_time(time: int) -> str:
    """Return µs UTC as `2023-01-25 18:13:22.5 UTC`, with as much of a fraction as there is."""
    text = (_EPOCH + dt.timedelta(microseconds=time)).replace(tzinfo=None).isoformat(" ")
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} UTC"
