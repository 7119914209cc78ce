"""Statistics of a number of outages (docs/answers.md: Outages)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storemon.core.model import Bool, Int64
from storemon.core.outages import Outages


@dataclass(frozen=True, slots=True)
class OutageStatistics:
    """Statistics of a number of outages; times in µs, None if they cannot be computed.

    `longest` and `median`: of the open time lost. `to_recovery`: mean time to recovery, the mean open time
    lost in outages that are known from beginning to end. `between`: mean time between failures, the open
    uptime per outage that began. `earlier`: how many outages began before the window.
    """

    count: int
    still_open: int
    lost: int
    longest: int | None
    median: int | None
    to_recovery: int | None
    between: int | None
    earlier: int


def statistics(outages: Outages, chosen: Int64 | Bool, up: int) -> OutageStatistics:
    """Compute statistics of the chosen outages; `uptime` (µs) is for the same stores and time.

    Rounded down to the µs.
    """
    lost, still_open = outages.lost[chosen], outages.still_open[chosen]
    ended = lost[outages.whole[chosen]]
    failures = int(outages.begun[chosen].sum())
    ordered = np.sort(lost)
    middle = ordered[(lost.size - 1) // 2 : lost.size // 2 + 1]
    return OutageStatistics(
        count=lost.size,
        still_open=int(still_open.sum()),
        lost=int(lost.sum()),
        longest=int(ordered[-1]) if lost.size else None,
        median=int(middle.sum()) // middle.size if lost.size else None,
        to_recovery=int(ended.sum()) // ended.size if ended.size else None,
        between=up // failures if failures else None,
        earlier=int(outages.earlier[chosen].sum()),
    )
