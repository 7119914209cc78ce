"""What the cells mean: statuses, times, weekdays, times of day (METRICS: Input).

Each reader takes a column of text and returns its values with a `Reason` for each cell, `Reason.NONE`
for a good one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from enum import IntEnum
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from storemon.core.ids import LONGEST_ID
from storemon.core.model import DAY, SECOND, Bool, Int64
from storemon.data.csv_rows import numbers, taken
from storemon.data.file_rules import FileRules
from storemon.data.weekday_words import Numbering, read_weekday, weekday_number
from storemon.data.written_times import (
    REWRITTEN,
    Order,
    day_fraction,
    is_rewritten,
    needs_order,
    read_time,
    time_of_day,
)

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
    ORDER = 9
    SIGN = 10
    CUT = 11
    SERIAL = 12
    PLACEHOLDER = 40
    LONG_ID = 41
    HEADER = 42


WORDS: Final = {
    Reason.NO_ID: "The store id is missing",
    Reason.STATUS: "The status is neither active nor inactive",
    Reason.TIME: "The time cannot be read",
    Reason.EARLY: "The time is before the year 2000",
    Reason.LATE: "The time is more than two days in the future",
    Reason.DAY: "The day is neither a weekday's number nor its name",
    Reason.START: "The start time cannot be read",
    Reason.END: "The end time cannot be read",
    Reason.ORDER: "The date may be month/day or day/month, and no other row tells which",
    Reason.CUT: "A spreadsheet has cut off the date; export the file again",
    Reason.SERIAL: "A spreadsheet has made a number of the date; export the file again",
    Reason.PLACEHOLDER: "The store id is a placeholder, such as NULL",
    Reason.LONG_ID: f"The store id is longer than {LONGEST_ID} characters",
    Reason.HEADER: "The row repeats the header line, as in files joined together",
    Reason.SIGN: "The store id holds � in place of a sign that was lost",
}

EARLIEST: Final = 946_684_800 * SECOND
"""2000-01-01 UTC, in µs: a poll before it is a mistake."""
LATEST: Final = 4_102_444_800 * SECOND
"""2100-01-01 UTC, in µs: a time after it is a mistake."""
AHEAD: Final = 2 * DAY
"""How far a poll may lie after now, in µs: clocks go wrong by hours, hardly by days."""

_clock = functools.lru_cache(maxsize=86_400)(time_of_day)
_CLOCK_ALONE: Final = re.compile(
    r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[ap]\.?m\.?)?(?:\s?UTC)?", re.IGNORECASE
)
"""What spreadsheets show of a date with a fraction of a second: minutes and seconds, as in 06:42.6."""
_SERIAL: Final = re.compile(r"[34567]\d{4}(?:[.,]\d+)?")
"""Their numbers of days since 1900, for dates from 1982 on."""
_WITH_UTC: Final = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})? UTC$"
_WITHOUT: Final = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$"


def statuses(column: pa.DictionaryArray) -> tuple[Bool, Reasons]:
    """Return which polls are active."""
    words = [text.strip().lower() for text in column.dictionary.to_pylist()]
    active = np.array([word == "active" for word in words], dtype=np.bool_)
    return taken(column, active), _reasons(
        column,
        Reason.STATUS,
        lambda text: text.strip().lower() in {"active", "inactive"},
    )


def timestamps(column: pa.StringArray, rules: FileRules) -> tuple[Int64, Reasons]:
    """Return polls' times in µs UTC; no suffix means UTC."""
    times = _all_alike(column)
    reasons = np.zeros(len(column), dtype=np.int8)
    if times is None:
        times, reasons = _of_several_forms(column, rules)
    reasons[times < EARLIEST] = Reason.EARLY
    reasons[times >= rules.latest] = Reason.LATE
    return times, reasons


def weekdays(column: pa.DictionaryArray, numbering: Callable[[], Numbering]) -> tuple[Int64, Reasons]:
    """Return the days of the week, 0 = Monday; `numbering` is asked where some are numbers."""
    texts = column.dictionary.to_pylist()
    numbered = any(weekday_number(text) is not None for text in texts)
    way = numbering() if numbered else Numbering.MONDAY_0
    read = [read_weekday(text, way) for text in texts]
    days = np.array([-1 if day is None else day for day in read], dtype=np.int64)
    reasons = np.where(days < 0, Reason.DAY, Reason.NONE).astype(np.int8)
    return taken(column, days), taken(column, reasons)


def times_of_day(column: pa.DictionaryArray, *, end: bool) -> tuple[Int64, Reasons]:
    """Return times in µs since local midnight; 24:00 is one only as the end of a row."""
    texts = column.dictionary.to_pylist()
    latest = DAY if end else DAY - 1
    # Beside 9 and 17 a 1 is an hour, not the whole of a day.
    hours = any(text.strip().isdecimal() and text.strip() not in {"0", "1"} for text in texts)

    def read(text: str) -> int:
        time = time_of_day(text)
        if time is None and not (hours and text.strip().isdecimal()):
            time = day_fraction(text)
        return -1 if time is None or time > latest else time

    times = np.array([read(text) for text in texts], dtype=np.int64)
    reasons = np.where(times < 0, Reason.END if end else Reason.START, Reason.NONE).astype(np.int8)
    return taken(column, times), taken(column, reasons)


def _all_alike(column: pa.StringArray) -> Int64 | None:
    """Read a column whose times are all written in one of the usual ways; None where they are not."""
    if len(column) == 0:
        return np.empty(0, dtype=np.int64)
    # Arrow takes its time to find that it can read none of them.
    if not column[0].as_py()[:4].isdecimal():
        return None
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


def _of_several_forms(column: pa.StringArray, rules: FileRules) -> tuple[Int64, Reasons]:
    """Read the times form by form, and only those of no usual form one by one."""
    times = np.full(len(column), EARLIEST, dtype=np.int64)
    reasons = np.zeros(len(column), dtype=np.int8)
    left = np.ones(len(column), dtype=np.bool_)
    for form in (_WITH_UTC, _WITHOUT, REWRITTEN):
        alike = left & numbers(pc.match_substring_regex(column, form).cast(pa.uint8()), np.uint8).astype(bool)
        some = _taken_from(column, alike)
        if form is REWRITTEN:
            times[alike], reasons[alike] = _dates_and_clocks(some, rules)
        elif (found := _all_alike(some)) is not None:
            times[alike] = found
        else:
            continue
        left &= ~alike
    times[left], reasons[left] = _distinct(_taken_from(column, left), str, rules)
    return times, reasons


def _dates_and_clocks(column: pa.StringArray, rules: FileRules) -> tuple[Int64, Reasons]:
    """Read times as spreadsheets write them: the few dates and the clocks, each once."""
    parts = pc.extract_regex(column, REWRITTEN)
    days, no_day = _distinct(pc.struct_field(parts, "date"), lambda text: f"{text} 0:00", rules)
    encoded = pc.struct_field(parts, "clock").dictionary_encode()
    read = [_clock(text) for text in encoded.dictionary.to_pylist()]
    clocks = np.array([DAY if time is None else time for time in read], dtype=np.int64)
    no_clock = np.where(clocks == DAY, Reason.TIME, Reason.NONE).astype(np.int8)
    reasons = np.where(no_day == Reason.NONE, taken(encoded, no_clock), no_day)
    return days + taken(encoded, clocks), reasons


def _distinct(
    column: pa.StringArray, as_time: Callable[[str], str], rules: FileRules
) -> tuple[Int64, Reasons]:
    encoded = column.dictionary_encode()
    texts = [as_time(text) for text in encoded.dictionary.to_pylist()]
    order = rules.order() if any(is_rewritten(text) for text in texts) else Order.UNSURE
    read = [read_time(text, order) for text in texts]
    times = np.array([EARLIEST if time is None else time for time in read], dtype=np.int64)
    unclear = Reason.ORDER if order is Order.UNSURE else Reason.TIME
    bad = [
        Reason.NONE if time is not None else unclear if needs_order(text) else _spoiled(text)
        for time, text in zip(read, texts, strict=True)
    ]
    return taken(encoded, times), taken(encoded, np.array(bad, dtype=np.int8))


def _spoiled(text: str) -> Reason:
    """Return why a time cannot be read, as far as its looks tell what has become of it."""
    plain = text.strip()
    if _CLOCK_ALONE.fullmatch(plain):
        return Reason.CUT
    return Reason.SERIAL if _SERIAL.fullmatch(plain) else Reason.TIME


def _taken_from(column: pa.StringArray, rows: Bool) -> pa.StringArray:
    places = np.flatnonzero(rows)
    return column.take(pa.Array.from_buffers(pa.int64(), len(places), [None, pa.py_buffer(places)]))


def _reasons(column: pa.DictionaryArray, reason: Reason, good: Callable[[str], bool]) -> Reasons:
    found = [Reason.NONE if good(text) else reason for text in column.dictionary.to_pylist()]
    spread: Reasons = taken(column, np.array(found, dtype=np.int8))
    return spread
