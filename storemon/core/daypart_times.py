"""When dayparts begin, and what lost sales weigh in each. Needs no numpy, as settings are read before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from storemon.core.vocabulary import DAY, HOUR, MINUTE

DAYPARTS: Final = ("breakfast", "lunch", "afternoon", "dinner", "late")
"""Their names in files, in their order."""
DEFAULT_STARTS: Final = (5 * HOUR, 11 * HOUR, 14 * HOUR, 17 * HOUR, 21 * HOUR)
"""µs of the local day."""


def parse_clock(text: str) -> int | None:
    """Return a time of day like 17:30 in µs since midnight; None for anything else."""
    found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", text)
    return None if found is None else int(found[1]) * HOUR + int(found[2]) * MINUTE


@dataclass(frozen=True, slots=True)
class DaypartTimes:
    """`starts`: when each of `DAYPARTS` begins, in µs of the local day; it runs until another one begins.

    So the last one runs past midnight, and together they are the whole day. Of several that begin at one time
    the last counts; the others have no time at all (METRICS: Dayparts).
    """

    starts: tuple[int, ...] = DEFAULT_STARTS

    def end_of(self, part: int) -> int | None:
        """Return when a daypart ends, in µs of the local day; None for one without any time."""
        start = self.starts[part]
        if start in self.starts[part + 1 :]:
            return None
        # Alone, it runs until it begins again.
        return min((other for other in self.starts), key=lambda other: (other - start - 1) % DAY)


DEFAULT_DAYPARTS: Final = DaypartTimes()


@dataclass(frozen=True, slots=True)
class Sales:
    """What an open hour brings in stores without a figure of their own, in the person's currency.

    `weights`: how many times as much in each of `DAYPARTS`. `shares`: the percentage of a store's sales that
    a platform brings, by the name of each that a person gave one (METRICS: Platforms).
    """

    per_hour: float
    weights: tuple[float, ...] = (1.0,) * len(DAYPARTS)
    shares: tuple[tuple[str, float], ...] = ()

    @property
    def weighted(self) -> bool:
        """Whether dayparts matter at all."""
        return any(weight != 1.0 for weight in self.weights)
