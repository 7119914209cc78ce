"""Times as files and spreadsheets write them: a date, a clock, maybe a zone (METRICS: Input)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from storemon.core.visible import visible
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.data.files.written_clocks import Clock, read_clock
from storemon.data.files.written_dates import (
    DATE,
    Order,
    Orders,
    ambiguous_separator,
    is_of_another_order,
    needs_order,
    read_date,
)

SPLIT: Final = rf"^(?P<date>{DATE})(?:,? (?:at |a las? |- )?|,|t|:)(?P<clock>\d.*)$"
"""Where the date of a time ends and its clock begins; a pattern for both Python and Arrow."""

_PARTS: Final = re.compile(SPLIT)
_ZONE: Final = re.compile(
    r" ?(?:z|\(?(?:utc|gmt)\)?|(?P<name>utc|gmt)?(?P<sign>[+-])(?P<hours>\d{2})(?::?(?P<minutes>\d{2}))?"
    r"(?: (?P<again>utc|gmt))?(?: ?\([^)]*\)| ?\[[^]]*\])?)$"
)
_LONGEST: Final = 120
_DIGITS: Final = re.compile(r"(\d{2})(\d{2})(\d{2})?")
_NAMED: Final = re.compile(
    r".*\d(?: ?[ap]\.? ?m\.?)? ?(?:(?:utc|gmt)[+-]\d.*|[a-z]{3,5}|[a-z_]+/[a-z_/]+|[a-z ]+ time)"
)


class Flaw(Enum):
    """Why a time cannot be read."""

    NONE = 0
    TIME = 1
    ORDER = 2
    ZONE = 3
    BOTH = 4
    OTHER_ORDER = 5


@dataclass(frozen=True, slots=True)
class DateRules:
    """The date orders that a file proves, and the one chosen for the others."""

    orders: Orders = field(default_factory=dict)
    chosen: Order = Order.UNSURE

    def mixed(self, separator: str) -> bool:
        """Return whether the file has contradicting dates with this separator."""
        return self.orders.get(separator) is Order.UNSURE


NO_RULES: Final = DateRules()


def read_time(text: str, rules: DateRules = NO_RULES) -> int | None:
    """Return a written time in µs UTC, or None if it cannot be read with certainty."""
    found = _PARTS.fullmatch(visible(text).lower())
    if found is None:
        return None
    day, _ = read_day(found["date"], rules)
    clock, _ = read_zoned(found["clock"])
    return None if day is None or clock is None else day * DAY + clock.time


def order_of(text: str, rules: DateRules) -> Order:
    """Return the order in which the date of a time is read; `UNSURE` if it is unambiguous or missing."""
    found = _PARTS.fullmatch(visible(text).lower())
    separator = ambiguous_separator(found["date"]) if found else ""
    if not separator:
        return Order.UNSURE
    return rules.chosen if rules.mixed(separator) else rules.orders.get(separator, rules.chosen)


def read_day(date: str, rules: DateRules) -> tuple[int | None, Flaw]:
    """Return the days since 1970 of a date in lower case, or why it has none."""
    day = read_date(date, rules.orders, rules.chosen)
    if day is not None:
        return day, Flaw.NONE
    if needs_order(date, rules.orders, rules.chosen):
        return None, Flaw.BOTH if rules.mixed(ambiguous_separator(date)) else Flaw.ORDER
    other = is_of_another_order(date, rules.orders, rules.chosen)
    return None, Flaw.OTHER_ORDER if other else Flaw.TIME


def read_zoned(text: str) -> tuple[Clock | None, Flaw]:
    """Return the clock of a time, converted to UTC, or why it has none.

    `Clock.time` may be on the day before or after. No suffix means UTC.
    """
    text = text.lower()
    plain, offset = text, 0
    numeric = False
    if len(text) > _LONGEST:  # patterns that backtrack are slow on long cells
        return None, Flaw.TIME
    if found := _ZONE.search(text):
        if found["name"] and not found["minutes"]:
            return None, Flaw.ZONE  # GMT+5 is used for both sides of Greenwich
        plain = text[: found.start()]
        numeric = text.endswith("z")
        if found["sign"]:
            numeric = True
            hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
            offset = (hours * HOUR + minutes * MINUTE) * (1 if found["sign"] == "+" else -1)
            if hours >= 24 or minutes >= 60 or (found["again"] and offset):
                return None, Flaw.TIME
    if digits := _DIGITS.fullmatch(plain):
        plain = ":".join(part for part in digits.groups() if part)
    clock = read_clock(plain)
    if clock is None or clock.time == DAY:
        return None, Flaw.ZONE if clock is None and _NAMED.fullmatch(plain) else Flaw.TIME
    return Clock(clock.time - offset, clock.marked, clock.certain or numeric), Flaw.NONE


def looks_like_a_time(text: str) -> bool:
    """Return whether the text is a time, or would be one if the order of its date were known."""
    return any(read_time(text, DateRules(chosen=order)) is not None for order in Order)
