"""The moment that a report looks back from, T (METRICS: Windows)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, HOUR

CLOCKS_DIFFER: Final = HOUR
"""How far T may lie after the computer's clock."""
AHEAD_BY: Final = 6 * HOUR
"""How far a few stores' newest polls may lie before all others' unsaid: zones and openings differ."""
_NEAR: Final = DAY
_ONE_IN: Final = 20
_FEW: Final = 10


def as_of(newest: Int64) -> int | None:
    """Return T, µs UTC, from the newest poll of each store that has any; None where no store has one.

    It is the latest of them that at least 5 % of the stores have reached within 24 hours. So a single wrong
    clock moves no other store's report; of fewer than 21 stores it is the newest poll.
    """
    times = np.sort(newest)
    reached = times.size - np.searchsorted(times, times - _NEAR, "left")
    enough = times[reached * _ONE_IN >= times.size]
    return int(enough[-1]) if enough.size else None


def left_behind(newest: Int64, as_of: int) -> int | None:
    """Return the newest poll, µs UTC, of the stores that a few others are more than six hours ahead of.

    Those few, a tenth of the stores or a single one, alone made `as_of` what it is, as one wrong clock does
    where stores are few. None where the stores' newest polls lie closer together.
    """
    times = np.sort(newest[newest <= as_of])[::-1]
    most = max(1, newest.size // _FEW)
    wide = np.flatnonzero(times[:-1] - times[1:] > AHEAD_BY)
    if not wide.size or wide[0] >= most:
        return None
    return int(times[wide[0] + 1])
