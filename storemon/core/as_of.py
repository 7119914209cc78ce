"""T, the as-of time of a report (METRICS: Windows)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.model import Int64
from storemon.core.vocabulary import DAY, HOUR

CLOCKS_DIFFER: Final = HOUR
"""How far T may be ahead of the computer's clock."""
AHEAD_BY: Final = 6 * HOUR
"""How far a few stores' newest polls may be ahead of all others without a warning: openings differ."""
_NEAR: Final = DAY
_ONE_IN: Final = 20
_FEW: Final = 10


def as_of(newest: Int64) -> int | None:
    """Return T, µs UTC, from the newest poll of each store that has one; None if no store does.

    T is the latest of these that at least 5% of the stores came within 24 hours of, so a single wrong clock
    does not move everyone's report. With fewer than 21 stores it is simply the newest poll.
    """
    times = np.sort(newest)
    reached = times.size - np.searchsorted(times, times - _NEAR, "left")
    enough = times[reached * _ONE_IN >= times.size]
    return int(enough[-1]) if enough.size else None


def left_behind(newest: Int64, as_of: int) -> int | None:
    """Return the newest poll, µs UTC, of the rest of the stores if a few are over six hours ahead of them.

    Those few (a tenth of the stores, or one) alone decided `as_of`, as one wrong clock does when there are
    few stores. None if the stores' newest polls are closer together.
    """
    times = np.sort(newest[newest <= as_of])[::-1]
    most = max(1, newest.size // _FEW)
    wide = np.flatnonzero(times[:-1] - times[1:] > AHEAD_BY)
    if not wide.size or wide[0] >= most:
        return None
    return int(times[wide[0] + 1])
