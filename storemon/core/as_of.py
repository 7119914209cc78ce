"""The moment that a report looks back from, T (METRICS: Windows)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.model import DAY, HOUR, Int64

CLOCKS_DIFFER: Final = HOUR
"""How far T may lie after the computer's clock."""
_NEAR: Final = DAY
_ONE_IN: Final = 20


def as_of(newest: Int64) -> int | None:
    """Return T, µs UTC, from the newest poll of each store that has any; None where no store has one.

    It is the latest of them that at least 5 % of the stores have reached within 24 hours. So a single wrong
    clock moves nobody else's report; of fewer than 21 stores it is the newest poll.
    """
    times = np.sort(newest)
    reached = times.size - np.searchsorted(times, times - _NEAR, "left")
    enough = times[reached * _ONE_IN >= times.size]
    return int(enough[-1]) if enough.size else None
