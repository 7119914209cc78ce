"""Times as files write them, and as spreadsheets rewrite them (METRICS: Input).

A date such as 1/2/2023 means two days. Which one it is, only the rest of its file can tell.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from storemon.core.model import DAY, HOUR, MINUTE, SECOND

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.IGNORECASE)
_CLOCK: Final = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?(?: ?([ap])\.?m\.?)?", re.IGNORECASE
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2}),?[T ](.+)", re.IGNORECASE)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}),?[T ](.+)", re.IGNORECASE)
_DATE: Final = r"^\s*(?P<date>\d{1,2}[/-]\d{1,2})[/-]\d{4}\D"
REWRITTEN: Final = (
    r"^\s*(?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{4}),?[ T]"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)\s*$"
)
"""The times that spreadsheets write most, in their two parts, as Arrow's patterns go."""
_FRACTION: Final = re.compile(r"[01]|[01]?[.,]\d+|\d(?:[.,]\d+)?E-\d{1,2}", re.IGNORECASE)
_MONTHS: Final = 12
_DAYS: Final = 31


class Order(Enum):
    """How the dates of a file with the year last are written."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"
    UNSURE = ""


class OrderEvidence:
    """Gathers from a file's times in which order its dates are written."""

    def __init__(self) -> None:
        self._first = self._second = 0

    def add(self, times: pa.StringArray) -> None:
        """Look at some of the times."""
        dates = pc.struct_field(pc.extract_regex(times, _DATE), "date")
        for date in pc.unique(dates.drop_null()).to_pylist():
            first, second = map(int, date.replace("-", "/").split("/"))
            if max(first, second) <= _DAYS:
                self._first, self._second = max(self._first, first), max(self._second, second)

    def order(self) -> Order:
        """Return the order that some dates prove and none denies."""
        if self._first > _MONTHS >= self._second:
            return Order.DAY_FIRST
        if self._second > _MONTHS >= self._first:
            return Order.MONTH_FIRST
        return Order.UNSURE


def read_time(text: str, order: Order = Order.UNSURE) -> int | None:
    """Return the µs UTC of one written time, None where it cannot be read with certainty."""
    plain = _plain(text)
    try:
        if _ISO.fullmatch(plain):
            moment = dt.datetime.fromisoformat(plain)
        elif found := _YEAR_FIRST.fullmatch(plain):
            year, _, month, day, clock = found.groups()
            moment = _moment(int(year), int(month), int(day), clock)
        elif found := _YEAR_LAST.fullmatch(plain):
            first, separator, second, year, clock = found.groups()
            numbers = int(first), int(second)
            if separator == ".":
                order = Order.DAY_FIRST
            if _is_unclear(*numbers, order):
                return None
            day_first = order is Order.DAY_FIRST or (order is Order.UNSURE and numbers[0] > _MONTHS)
            day, month = numbers if day_first else numbers[::-1]
            moment = _moment(int(year), month, day, clock)
        else:
            return None
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
        return (moment - _EPOCH) // dt.timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return None


def needs_order(text: str) -> bool:
    """Tell whether the text means two days, so that only the rest of its file can tell which."""
    found = _YEAR_LAST.fullmatch(_plain(text))
    return found is not None and found[2] != "." and _is_unclear(int(found[1]), int(found[3]), Order.UNSURE)


def is_rewritten(text: str) -> bool:
    """Tell whether a spreadsheet may have written the time: the date ends in its year."""
    return _YEAR_LAST.fullmatch(_plain(text)) is not None


def looks_like_a_time(text: str) -> bool:
    """Tell whether the text is a time or would be one if the order of its date were known."""
    return read_time(text, Order.DAY_FIRST) is not None or read_time(text, Order.MONTH_FIRST) is not None


def time_of_day(text: str) -> int | None:
    """Return the µs since midnight of a time on the 24 or 12-hour clock, None where it is none.

    24:00 is one; whether it fits is for the caller to say.
    """
    match = _CLOCK.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    if match[5]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[5] in "pP" else 0)
    fraction = int((match[4] or "0").ljust(6, "0"))
    time = hour * HOUR + minute * MINUTE + second * SECOND + fraction
    return time if minute < 60 and second < 60 and time <= DAY else None


def day_fraction(text: str) -> int | None:
    """Return the µs since midnight, to the nearest second, of a time written as a share of the day."""
    plain = text.strip()
    if not _FRACTION.fullmatch(plain):
        return None
    share = float(plain.replace(",", "."))
    return round(share * DAY / SECOND) * SECOND if share <= 1 else None


def _plain(text: str) -> str:
    """Return the text without "UTC", its spaces single and plain: spreadsheets write others before AM."""
    plain = " ".join(text.split())
    return plain[:-3].rstrip() if plain.upper().endswith("UTC") else plain


def _is_unclear(first: int, second: int, order: Order) -> bool:
    return order is Order.UNSURE and first != second and all(0 < n <= _MONTHS for n in (first, second))


def _moment(year: int, month: int, day: int, clock: str) -> dt.datetime:
    time = time_of_day(clock)
    if time is None or time == DAY:
        raise ValueError(clock)
    return dt.datetime(year, month, day, tzinfo=dt.UTC) + dt.timedelta(microseconds=time)
