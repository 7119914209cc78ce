"""Dates as files write them, and the order of their parts (METRICS: Input).

A date such as 1/2/2023 may mean two days, and 3/1/23 up to three. Only the rest of the file can show which,
and only its dates with the same separator: programs that rewrite some dates leave others unchanged.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from storemon.core.vocabulary import DAY

_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom)[a-zé]{0,6}\.?,? )?"
_NUMBERS: Final = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?"
_DAY_MONTH: Final = (
    r"\d{1,2}(?:st|nd|rd|th|º)?[- /.](?:de |of )?[a-z]{3,10}\.?,?[- /.](?:del? )?\d{2}(?:\d{2})?"
)
_MONTH_DAY: Final = r"[a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
_YEAR_FIRST: Final = r"\d{4}[-/.](?:\d{1,2}|[a-z]{3,10})[-/.]\d{1,2}"
DATE: Final = rf"{_WEEKDAY}(?:{_YEAR_FIRST}|{_NUMBERS}|{_DAY_MONTH}|{_MONTH_DAY}|\d{{8}})"
"""Anything that can be a date, in lower case; a pattern for both Python and Arrow."""

_AMBIGUOUS: Final = re.compile(rf"{_WEEKDAY}(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{2}}|\d{{4}})")
_PLAIN: Final = re.compile(
    rf"{_WEEKDAY}(\d{{4}})(?:([-/.])(\d{{1,2}}|[a-z]+)\2(\d{{1,2}})|(\d{{2}})(\d{{2}}))"
)
_DAY_FIRST: Final = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|º)?[- /.](?:de |of )?([a-z]+)\.?,?[- /.](?:del? )?"
    r"(\d{2}|\d{4})"
)
_MONTH_FIRST: Final = re.compile(rf"{_WEEKDAY}([a-z]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})")
_NAMES: Final = (
    ("january", "jan", "enero", "ene"),
    ("february", "feb", "febrero"),
    ("march", "mar", "marzo"),
    ("april", "apr", "abril", "abr"),
    ("may", "mayo"),
    ("june", "jun", "junio"),
    ("july", "jul", "julio"),
    ("august", "aug", "agosto", "ago"),
    ("september", "sep", "sept", "septiembre", "setiembre", "set"),
    ("october", "oct", "octubre"),
    ("november", "nov", "noviembre"),
    ("december", "dec", "diciembre", "dic"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_EPOCH: Final = dt.date(1970, 1, 1)
_CENTURY: Final = 2000
_MONTHS_OF_A_YEAR: Final = 12


class Order(Enum):
    """The order of a file's dates that end in the year, or have two digits for it."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"
    YEAR_FIRST = "year/month/day"
    UNSURE = ""


_ORDERS: Final = (Order.MONTH_FIRST, Order.DAY_FIRST, Order.YEAR_FIRST)
Orders = Mapping[str, Order]
"""The order of dates by their separator.

`Order.UNSURE` if dates contradict each other, so that none can be read; a separator that is missing has dates
that prove no order.
"""


class OrderEvidence:
    """Collects evidence from a file's dates about their order.

    `latest` is the latest time that a poll can have (µs UTC): an order is ruled out if it puts a two-digit
    year after it.
    """

    def __init__(self, latest: int) -> None:
        self._latest = latest // DAY
        self._left: dict[str, set[Order]] = {}

    def add(self, dates: Iterable[str]) -> None:
        """Look at some dates."""
        for date in dates:
            found = _AMBIGUOUS.fullmatch(date)
            if found is None:
                continue
            days = _readings(found)
            short = len(found[4]) == 2
            possible = {order for order, day in days.items() if not short or day <= self._latest}
            if possible:  # a date that is invalid in every order proves nothing
                self._left[found[2]] = self._left.get(found[2], set(_ORDERS)) & possible

    def orders(self) -> Orders:
        """Return the order that the dates of each separator prove, `UNSURE` if they contradict each other."""
        return {
            separator: next(iter(left), Order.UNSURE)
            for separator, left in self._left.items()
            if len(left) <= 1
        }

    def possible(self) -> tuple[Order, ...]:
        """Return the orders that the user can choose from for the dates that prove none."""
        unsure = [left for left in self._left.values() if len(left) != 1]
        return tuple(order for order in _ORDERS if any(order in (left or _ORDERS[:2]) for left in unsure))


class SwapEvidence:
    """Collects evidence on whether a spreadsheet swapped day and month where that made a valid date.

    In such a file, the converted dates have the year first and days up to 12, and the others are unchanged:
    none of those can be read in two orders.
    """

    def __init__(self) -> None:
        self._cells = self._others = False
        self._kept = True

    def dated(self, days: Iterable[int]) -> None:
        """Look at dates with the year first, given by their day of the month."""
        for day in days:
            self._cells, self._kept = True, self._kept and day <= _MONTHS_OF_A_YEAR

    def add(self, dates: Iterable[str]) -> None:
        """Look at some dates as written."""
        for date in dates:
            if found := _AMBIGUOUS.fullmatch(date):
                readings = _readings(found).keys() & {*_ORDERS[:2]}
                self._others, self._kept = True, self._kept and len(readings) == 1
            elif found := _PLAIN.fullmatch(date):
                self.dated((int(found[4] or found[6]),))

    @property
    def found(self) -> bool:
        """Whether all dates show this pattern."""
        return self._cells and self._others and self._kept


def read_date(text: str, orders: Orders, chosen: Order = Order.UNSURE) -> int | None:
    """Return a written date as days since 1970, or None if it cannot be read with certainty.

    `orders` are those that the file proves; `chosen` applies to the others.
    """
    found = _AMBIGUOUS.fullmatch(text)
    if found is not None:
        days, order = _readings(found), _order(found[2], orders, chosen)
        if order is not Order.UNSURE:
            return days.get(order)
        alike = len({*days.values()}) == 1 and (found[2] not in orders or len(days) > 1)
        return next(iter(days.values())) if alike else None
    if found := _PLAIN.fullmatch(text):
        year, _, month, day, month_digits, day_digits = found.groups()
        return _day(year, month or month_digits, day or day_digits)
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(found[3], found[1], found[2])
    return None


def needs_order(text: str, orders: Orders, chosen: Order = Order.UNSURE) -> bool:
    """Return whether the date could mean several days, so that the rest of its file must decide."""
    found = _AMBIGUOUS.fullmatch(text)
    if found is None or _order(found[2], orders, chosen) is not Order.UNSURE:
        return False
    return bool(_readings(found))


def is_of_another_order(text: str, orders: Orders, chosen: Order = Order.UNSURE) -> bool:
    """Return whether the date exists, but not in the order that applies to its separator."""
    found = _AMBIGUOUS.fullmatch(text)
    order = _order(found[2], orders, chosen) if found else Order.UNSURE
    return found is not None and order is not Order.UNSURE and bool(_readings(found))


def _order(separator: str, orders: Orders, chosen: Order) -> Order:
    proven = orders.get(separator, Order.UNSURE)
    return chosen if proven is Order.UNSURE else proven


def ambiguous_separator(text: str) -> str:
    """Return the separator of a date that does not begin with a four-digit year, otherwise ""."""
    found = _AMBIGUOUS.fullmatch(text)
    return found[2] if found else ""


def _readings(found: re.Match[str]) -> dict[Order, int]:
    """Return the days that a date can mean, by order."""
    first, separator, second, last = found.groups()
    parts = {
        Order.MONTH_FIRST: (last, first, second),
        Order.DAY_FIRST: (last, second, first),
        Order.YEAR_FIRST: (first.rjust(2, "0"), second, last),
    }
    if separator == ".":
        del parts[Order.MONTH_FIRST]  # dots are used for day.month
    if len(last) > 2:
        del parts[Order.YEAR_FIRST]
    read = {order: _day(*written) for order, written in parts.items()}
    return {order: day for order, day in read.items() if day is not None}


def _day(year: str, month: str, day: str) -> int | None:
    full = int(year) + (_CENTURY if len(year) == 2 else 0)
    number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
    try:
        return (dt.date(full, number, int(day)) - _EPOCH).days
    except ValueError:
        return None
