"""What the cells mean: statuses, times, weekdays, times of day (METRICS: Input).

Each reader takes a column of text and returns its values with a `Reason` for each cell, `Reason.NONE`
for a good one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import IntEnum
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from storemon.core.model import DAY, HOUR, MINUTE, SECOND, Bool, Int64
from storemon.data.csv_rows import numbers, taken

Reasons = NDArray[np.int8]


class Reason(IntEnum):
    """Why a cell cannot be used; a number, since millions of cells have one."""

    NONE = 0
    NO_ID = 1
    STATUS = 2
    TIME = 3
    EARLY = 4
    LATE = 5
    DAY = 6
    START = 7
    END = 8


WORDS: Final = {
    Reason.NO_ID: "The store id is missing",
    Reason.STATUS: "The status is neither active nor inactive",
    Reason.TIME: "The time cannot be read",
    Reason.EARLY: "The time is before the year 2000",
    Reason.LATE: "The time is after the year 2099",
    Reason.DAY: "The day is not a number from 0 (Monday) to 6 (Sunday)",
    Reason.START: "The start time cannot be read",
    Reason.END: "The end time cannot be read",
}

EARLIEST: Final = 946_684_800 * SECOND
"""2000-01-01 UTC, in µs: a poll before it is a mistake."""
LATEST: Final = 4_102_444_800 * SECOND
"""2100-01-01 UTC, in µs: a poll after it is a mistake."""

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TIME_OF_DAY: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?")
_DATE_AND_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.IGNORECASE)


def statuses(column: pa.DictionaryArray) -> tuple[Bool, Reasons]:
    """Return which polls are active."""
    words = [text.strip().lower() for text in column.dictionary.to_pylist()]
    active = np.array([word == "active" for word in words], dtype=np.bool_)
    return taken(column, active), _reasons(
        column,
        Reason.STATUS,
        lambda text: text.strip().lower() in {"active", "inactive"},
    )


def timestamps(column: pa.StringArray) -> tuple[Int64, Reasons]:
    """Return polls' times in µs UTC; no suffix means UTC."""
    times = _all_alike(column)
    reasons = np.zeros(len(column), dtype=np.int8)
    if times is None:
        texts = column.to_pylist()
        read = [read_time(text) for text in texts]
        times = np.array([EARLIEST if time is None else time for time in read], dtype=np.int64)
        reasons[[time is None for time in read]] = Reason.TIME
    reasons[times < EARLIEST] = Reason.EARLY
    reasons[times >= LATEST] = Reason.LATE
    return times, reasons


def read_time(text: str) -> int | None:
    """Return the µs UTC of one written time, None where it cannot be read."""
    plain = text.strip()
    if plain.upper().endswith("UTC"):
        plain = plain[:-3].rstrip()
    if not _DATE_AND_TIME.fullmatch(plain):
        return None
    try:
        moment = dt.datetime.fromisoformat(plain)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
    return (moment - _EPOCH) // dt.timedelta(microseconds=1)


def weekdays(column: pa.DictionaryArray) -> tuple[Int64, Reasons]:
    """Return the days of the week, 0 = Monday."""
    days = np.array([_weekday(text) for text in column.dictionary.to_pylist()], dtype=np.int64)
    return taken(column, days), _reasons(column, Reason.DAY, lambda text: _weekday(text) >= 0)


def times_of_day(column: pa.DictionaryArray, *, end: bool) -> tuple[Int64, Reasons]:
    """Return times in µs since local midnight; 24:00 is one only as the end of a row."""
    latest = DAY if end else DAY - 1

    def read(text: str) -> int:
        time = _time_of_day(text)
        return time if time <= latest else -1

    times = np.array([read(text) for text in column.dictionary.to_pylist()], dtype=np.int64)
    reason = Reason.END if end else Reason.START
    return taken(column, times), _reasons(column, reason, lambda text: read(text) >= 0)


def _all_alike(column: pa.StringArray) -> Int64 | None:
    """Read a column whose times are all written in one of the usual ways; None where they are not."""
    if len(column) == 0:
        return np.empty(0, dtype=np.int64)
    plain = column
    if pc.all(pc.ends_with(column, " UTC")).as_py():
        plain = pc.binary_slice(column.cast(pa.binary()), 0, -4).cast(pa.string())
    # Arrow would take a bare date or hour for a time of day.
    if pc.min(pc.binary_length(plain)).as_py() < len("2023-01-24 09:06"):
        return None
    for unit in (pa.timestamp("us"), pa.timestamp("us", "UTC")):
        try:
            return numbers(plain.cast(unit).cast(pa.int64()), np.int64)
        except pa.ArrowInvalid:
            continue
    return None


def _reasons(column: pa.DictionaryArray, reason: Reason, good: Callable[[str], bool]) -> Reasons:
    found = [Reason.NONE if good(text) else reason for text in column.dictionary.to_pylist()]
    spread: Reasons = taken(column, np.array(found, dtype=np.int8))
    return spread


def _weekday(text: str) -> int:
    plain = text.strip()
    return int(plain) if plain in {"0", "1", "2", "3", "4", "5", "6"} else -1


def _time_of_day(text: str) -> int:
    match = _TIME_OF_DAY.fullmatch(text.strip())
    if match is None:
        return -1
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    fraction = int((match.group(4) or "0").ljust(6, "0"))
    time = hour * HOUR + minute * MINUTE + second * SECOND + fraction
    return time if minute < 60 and second < 60 and time <= DAY else -1
