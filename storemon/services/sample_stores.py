"""The restaurants of the sample data: their ids, zones, business hours and the files that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.model import Bool, Int64

_ZONES: Final = {
    "America/New_York": 40,
    "America/Los_Angeles": 18,
    "America/Chicago": 12,
    "America/Denver": 6,
    "America/Phoenix": 5,
    "Europe/London": 5,
    "America/Detroit": 2.5,
    "America/Indiana/Indianapolis": 2.5,
    "America/Boise": 1.5,
    "America/Edmonton": 1.5,
    "Pacific/Honolulu": 1.5,
    "Asia/Beirut": 1.5,
    "Europe/Berlin": 1.5,
    "Asia/Kolkata": 1,
}

Row = tuple[Sequence[int], str, str]
"""Weekdays (0 = Monday), start and end as a file of business hours writes them."""

_DAILY: Final = range(7)
_WEEKDAYS: Final = range(5)
_WEEKEND: Final = (5, 6)

_PATTERNS: Final[tuple[tuple[float, tuple[Row, ...]], ...]] = (
    (14, ((_DAILY, "11:30:00", "14:30:00"), (_DAILY, "17:00:00", "22:00:00"))),
    (12, ((_DAILY, "11:00:00", "21:00:00"),)),
    (10, ((_DAILY, "11:00:00", "23:00:00"),)),
    (10, ((_DAILY, "17:00:00", "02:00:00"),)),
    (8, ((_DAILY, "06:00:00", "14:00:00"),)),
    (8, ((range(1, 7), "12:00:00", "22:30:00"),)),
    (6, ((_DAILY, "00:00:00", "23:59:00"),)),
    (5, ((_DAILY, "00:00:00", "23:59:59"),)),
    (5, ((_DAILY, "10:00:00", "23:59:59"),)),
    (5, ((_DAILY, "06:00:00", "23:59:00"),)),
    # One night written as two rows: until midnight, and from midnight on.
    (5, ((_DAILY, "00:00:00", "01:00:00"), (_DAILY, "11:00:00", "23:59:59"))),
    (5, ((_WEEKDAYS, "07:00:00", "16:00:00"), (_WEEKEND, "08:00:00", "14:30:00"))),
    (
        4,
        (
            (range(4), "11:00:00", "22:00:00"),
            ((4, 5), "11:00:00", "03:00:00"),
            ((6,), "12:00:00", "21:00:00"),
        ),
    ),
    # Odd rows that real files contain: overlapping ones, and ten minutes at midnight.
    (2, ((_DAILY, "10:00:00", "15:00:00"), (_DAILY, "14:00:00", "22:00:00"))),
    (1, ((_DAILY, "00:00:00", "00:10:00"),)),
)

# Share of stores, and whether they have polls, business hours, a zone.
_NAMED_IN: Final = (
    (5, (False, True, True)),
    (78, (True, True, True)),
    (5, (True, True, False)),
    (7, (True, False, True)),
    (5, (True, False, False)),
)


@dataclass(frozen=True, slots=True)
class SampleStores:
    """The stores of one sample; every field has one entry per store.

    `zones`: the store's zone, whether or not the file of zones has it (`has_zone`).
    """

    ids: list[str]
    zones: list[str]
    hours: list[tuple[Row, ...]]
    has_polls: Bool
    has_zone: Bool


def choose_stores(rng: np.random.Generator, count: int) -> SampleStores:
    """Return `count` restaurants with unique ids of 19 digits."""
    numbers = np.unique(rng.integers(10**18, 9 * 10**18, size=2 * count))
    ids = [str(number) for number in rng.permutation(numbers)[:count]]
    names = list(_ZONES)
    zones = [names[place] for place in spread(rng, count, list(_ZONES.values()))]
    pattern = spread(rng, count, [share for share, _ in _PATTERNS])
    named = np.array([flags for _, flags in _NAMED_IN])[spread(rng, count, [share for share, _ in _NAMED_IN])]
    hours = [_PATTERNS[place][1] if has else () for place, has in zip(pattern, named[:, 1], strict=True)]
    return SampleStores(ids, zones, hours, has_polls=named[:, 0], has_zone=named[:, 2])


def spread(rng: np.random.Generator, count: int, shares: Sequence[float]) -> Int64:
    """Return `count` positions in `shares`, shuffled, with each exactly as often as its share."""
    ends = np.cumsum(shares)
    places = np.searchsorted(ends, (np.arange(count) + 0.5) / count * ends[-1], side="right")
    return rng.permutation(places.astype(np.int64))
