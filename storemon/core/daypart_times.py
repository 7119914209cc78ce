"""Start times of dayparts, and their weights in lost sales. Avoids numpy, as settings are read before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from storemon.core.vocabulary import DAY, HOUR, MINUTE

DAYPARTS: Final = ("breakfast", "lunch", "afternoon", "dinner", "late")
"""The names of dayparts in files, in order."""
DEFAULT_STARTS: Final = (5 * HOUR, 11 * HOUR, 14 * HOUR, 17 * HOUR, 21 * HOUR)
"""µs of the local day."""


def parse_clock(text: str) -> int | None:
    """Return a time of day like 17:30 in µs since midnight; None for anything else."""
    found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", text)
    return None if found is None else int(found[1]) * HOUR + int(found[2]) * MINUTE


@dataclass(frozen=True, slots=True)
class DaypartTimes:
    """`starts`: when each of `DAYPARTS` begins, in µs of the local day; it runs until another one begins.

    So the last one runs past midnight, and together they cover the whole day. Of several with the same start,
    the last one counts and the others are empty (METRICS: Dayparts).
    """

    starts: tuple[int, ...] = DEFAULT_STARTS

    def end_of(self, part: int) -> int | None:
        """Return when a daypart ends, in µs of the local day; None for an empty one."""
        start = self.starts[part]
        if start in self.starts[part + 1 :]:
            return None
        # If it is the only one, it runs until its next start.
        return min((other for other in self.starts), key=lambda other: (other - start - 1) % DAY)


DEFAULT_DAYPARTS: Final = DaypartTimes()


@dataclass(frozen=True, slots=True)
class Sales:
    """Sales per open hour of stores without their own figure, in the user's currency.

    `weights`: the factor for each of `DAYPARTS`. `shares`: each platform's percentage of a store's sales, by
    name, for platforms with a share set by the user (METRICS: Platforms).
    """

    per_hour: float
    weights: tuple[float, ...] = (1.0,) * len(DAYPARTS)
    shares: tuple[tuple[str, float], ...] = ()

    @property
    def weighted(self) -> bool:
        """Whether the weights of dayparts differ from 1."""
        return any(weight != 1.0 for weight in self.weights)
