"""Times of day written as numbers: all numbers of a file together decide what kind they are.

0.75 is 18:00 if spreadsheets write shares of a day, 17.30 is 17:30 if clocks are written with a dot, and 600
is 06:00 in a file with 2200. 9.50 may be 09:50 or 09:30, so it is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from storemon.core.visible import visible
from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND

_DOTTED: Final = re.compile(r"(\d{1,2})[.,](\d{2})")
_DIGITS: Final = re.compile(r"(\d{1,2})(\d{2})")
_QUARTERS: Final = frozenset({0, 25, 50, 75})
_NO_MINUTE: Final = 60
_MINUTES: Final = 1440
"""Per day: 600 may be a number of minutes, 10:00, unless a number is higher or one begins with a zero."""


class Numbers(Enum):
    """What the numbers of a file are."""

    SHARES = "shares of a day"
    DOTTED = "hours and minutes with a dot or comma between"
    DIGITS = "hours and minutes without a separator"
    UNSURE = ""


class NumberEvidence:
    """Collects evidence about what a file's numbers are."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._clocks = False

    def add(self, numbers: Iterable[str], *, clocks: bool) -> None:
        """Take the cells that are numbers; `clocks`: some other times have a colon, AM or PM."""
        self._seen.update(visible(text).lower() for text in numbers)
        self._clocks = self._clocks or clocks

    def kind(self) -> Numbers:
        """Return what the numbers are, if some prove it and none contradicts it."""
        values = {text: _value(text) for text in self._seen}
        shares = any(value < 1 and _is_share(text) for text, value in values.items())
        above = {text for text, value in values.items() if value > 1}
        digits = {text for text in values if text.isdecimal() and len(text) > 2}
        if shares:
            # One file does not mix decimal signs: 0,01 in a file with 0.375 is a minute past midnight.
            signs = {sign for text, value in values.items() if value for sign in ".," if sign in text}
            return Numbers.UNSURE if above or digits or len(signs) > 1 else Numbers.SHARES
        dotted = {text for text in above if not text.isdecimal()}
        if digits:
            fractions = any(not text.isdecimal() and values[text] for text in values)
            good = not fractions and all(_digits(text) is not None for text in digits)
            proof = any(text.startswith("0") or values[text] > _MINUTES for text in digits)
            return Numbers.DIGITS if good and proof else Numbers.UNSURE
        if dotted:
            return self._dotted(values)
        if above or self._clocks or any(0 < value < 1 for value in values.values()):
            return Numbers.UNSURE
        return Numbers.SHARES  # nothing but 0 and 1

    def _dotted(self, values: dict[str, float]) -> Numbers:
        minutes = set()
        for text, value in values.items():
            if text.isdecimal():
                continue
            found = _DOTTED.fullmatch(text)
            if found is None:
                if value:
                    return Numbers.UNSURE
                continue
            minutes.add(int(found[2]))
        hours_in_quarters = minutes <= _QUARTERS and minutes != {0}
        return Numbers.UNSURE if hours_in_quarters or max(minutes) >= _NO_MINUTE else Numbers.DOTTED


def number_clock(text: str, kind: Numbers) -> int | None:
    """Return the µs since midnight that a number means, or None if it is not a time of that kind."""
    plain = visible(text).lower()
    value = _value(plain)
    if value == 0:
        return 0  # midnight in any reading
    if kind is Numbers.UNSURE:
        return None
    match kind:
        case Numbers.SHARES:
            return round(value * DAY / SECOND) * SECOND if value <= 1 else None
        case Numbers.DOTTED:
            found = _DOTTED.fullmatch(plain)
            return _clock(int(found[1]), int(found[2])) if found else None
        case Numbers.DIGITS:
            return _digits(plain)


def _value(text: str) -> float:
    return float(text.replace(",", "."))


def _is_share(text: str) -> bool:
    """Return whether a number between 0 and 1 cannot be hours and minutes."""
    found = _DOTTED.fullmatch(text)
    return _value(text) > 0 and (found is None or int(found[2]) >= _NO_MINUTE)


def _digits(text: str) -> int | None:
    found = _DIGITS.fullmatch(text)
    return _clock(int(found[1]), int(found[2])) if found else None


def _clock(hour: int, minute: int) -> int | None:
    time = hour * HOUR + minute * MINUTE
    return time if minute < _NO_MINUTE and time <= DAY else None
