"""Times of day as files write them, on the 24-hour or 12-hour clock (METRICS: Input).

A 10:30 in a file with 1:00 PM may be in either half of the day. Only the rest of the file can show which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from storemon.core.visible import visible
from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND

_MARK: Final = r"(?: ?(?P<mark>[ap])(?:\.? ?m\.?)?)"
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?P<dot>[:.])(?P<minute>\d{2})(?:(?P=dot)(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
    rf"(?:{_MARK}| ?h(?:rs?|s)?\.?)?"
)
_HOUR: Final = re.compile(rf"(?P<hour>\d{{1,2}}){_MARK}")
_HOURS: Final = re.compile(r"(?P<hour>\d{1,2}) ?h(?: ?(?P<minute>\d{2})(?: ?m(?:in)?)?)?")
_LONGEST: Final = 40
"""Maximum characters of a clock: patterns that backtrack are slow on long cells."""
_WORDS: Final = {
    "noon": 12 * HOUR,
    "12 noon": 12 * HOUR,
    "12:00 noon": 12 * HOUR,
    "midday": 12 * HOUR,
    "mediodía": 12 * HOUR,
    "mediodia": 12 * HOUR,
    "midnight": 0,
    "12 midnight": 0,
    "medianoche": 0,
}
_NUMBER: Final = re.compile(r"\d*[.,]?\d+(?:e-?\d{1,2})?")


class Clock(NamedTuple):
    """A time of day, µs since midnight.

    `marked`: it says AM or PM. `certain`: it cannot have lost them, whatever the other times are.
    """

    time: int
    marked: bool = False
    certain: bool = False

    @property
    def unsure(self) -> bool:
        """Whether it would be a different time if its AM or PM had been lost."""
        return not self.marked and not self.certain and HOUR <= self.time < 13 * HOUR


class ClockEvidence:
    """Collects evidence on whether all times of day of a file use one clock."""

    def __init__(self) -> None:
        self._marked = self._unsure = self._proof = False

    def add(self, clocks: Iterable[Clock]) -> None:
        """Look at some times."""
        for clock in clocks:
            if clock.marked:
                self._marked = True
            elif not clock.certain:
                self.unmarked(unsure=clock.unsure, proof=not clock.unsure)

    def unmarked(self, *, unsure: bool, proof: bool) -> None:
        """Add times without AM and PM: whether some are unsure, and some certainly use the 24-hour clock."""
        self._unsure = self._unsure or unsure
        self._proof = self._proof or proof

    @property
    def mixed(self) -> bool:
        """Whether some times say AM or PM, others do not, and none of the others proves the 24-hour clock."""
        return self._marked and self._unsure and not self._proof


def read_clock(text: str) -> Clock | None:
    """Return a time of day with minutes, or with AM or PM; None for anything else.

    24:00 is accepted; the caller decides whether it is valid. A time with the T of ISO 8601 is certain.
    """
    return _read_clock(visible(text).lower())


def _read_clock(plain: str) -> Clock | None:
    if len(plain) > _LONGEST:
        return None
    iso = plain.startswith("t")
    plain = plain.removeprefix("t")
    found = _CLOCK.fullmatch(plain) or _HOUR.fullmatch(plain) or _HOURS.fullmatch(plain)
    if found is None:
        return None
    parts = found.groupdict()
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    mark = parts.get("mark")
    if mark:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if mark == "p" else 0)
    fraction = int((parts.get("fraction") or "0")[:6].ljust(6, "0"))
    time = hour * HOUR + minute * MINUTE + second * SECOND + fraction
    return (
        Clock(time, bool(mark), certain=iso and not mark)
        if minute < 60 and second < 60 and time <= DAY
        else None
    )


def time_of_day(text: str) -> Clock | None:
    """Return a time of day that is unambiguous by itself; None for anything else, and for bare numbers."""
    plain = visible(text).lower()
    if plain in _WORDS:
        return Clock(_WORDS[plain], certain=True)
    return None if _is_number(plain) else _read_clock(plain)


def is_number(text: str) -> bool:
    """Return whether a cell is just a number, as spreadsheets have for times of day."""
    return _is_number(visible(text).lower())


def _is_number(plain: str) -> bool:
    return len(plain) <= _LONGEST and _NUMBER.fullmatch(plain) is not None
