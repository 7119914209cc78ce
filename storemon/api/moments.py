"""Convert Python times to and from those of the services: integers of µs UTC."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from storemon.core.dates import Dates
from storemon.core.vocabulary import HOUR, Range
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.times import parse_range, parse_time

Moment = str | dt.datetime
"""A time with a time zone, or text as in a file of polls, where no suffix means UTC."""
Day = str | dt.date
"""A date on each store's local calendar, or its ISO 8601 text."""

_LONGEST_REACH = dt.timedelta(days=366)


def microseconds(time: Moment) -> int:
    """Return a time as µs UTC. Raises `BadInput` for one without a time zone, or outside 2000 to 2099."""
    return parse_time(_text(time))


def range_between(start: Moment | Day | None, end: Moment | Day | None) -> Range | Dates | None:
    """Return the range between two times, or from one date to another; None without both.

    Without an end, it ends at the as-of time. Raises `BadInput`.
    """
    if start is None and end is not None:
        raise BadInput(Message("A range needs a start."), remedy=Message("Give start as well as end."))
    return parse_range(*(None if edge is None else _text(edge) for edge in (start, end)))


def reach_of(reach: float | dt.timedelta | None) -> int | None:
    """Return a reach, given in hours or as a timedelta, in µs; None for no limit. Raises `BadInput`."""
    if reach is None:
        return None
    span = reach if isinstance(reach, dt.timedelta) else None
    hours = span / dt.timedelta(hours=1) if span is not None else float(reach)  # type: ignore[arg-type]  # not a timedelta
    if not 0 <= hours <= _LONGEST_REACH / dt.timedelta(hours=1):
        raise BadInput(
            Message("{reach} is not a reach.", reach=repr(reach)),
            remedy=Message("Use hours from 0 to 8784, or None for no limit."),
        )
    return round(hours * HOUR)


def timestamp(time: int | None) -> pd.Timestamp | None:
    """Return a time, µs UTC, as a time zone aware timestamp, or None."""
    return None if time is None else pd.Timestamp(time, unit="us", tz="UTC")


def _text(time: Moment | Day) -> str:
    if isinstance(time, str):
        return time
    if not isinstance(time, dt.datetime):
        return time.isoformat()
    if time.tzinfo is None:
        raise BadInput(
            Message("{time} has no time zone.", time=repr(time)),
            remedy=Message("Give it one, as with tzinfo=datetime.UTC."),
        )
    return time.astimezone(dt.UTC).isoformat()
