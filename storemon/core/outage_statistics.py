"""Statistics of a number of outages (docs/answers.md: Outages)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

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


@dataclass(frozen=True, slots=True)
class OutageTimes:
    """What statistics of outages are made of; fields are as in `Outages`, each of shape (outages,)."""

    lost: Int64
    still_open: Bool
    whole: Bool
    begun: Bool
    earlier: Bool

    @classmethod
    def of(cls, outages: Outages, chosen: Int64 | Bool | slice) -> OutageTimes:
        """Take them from the chosen outages."""
        return cls(*(getattr(outages, field.name)[chosen] for field in fields(cls)))

    @classmethod
    def merged(cls, parts: Sequence[OutageTimes]) -> OutageTimes:
        """Concatenate those of several batches of outages."""
        return cls(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(cls)))

    def statistics(self, up: int) -> OutageStatistics:
        """Compute the statistics; `up` (µs) is the uptime of the same stores and time.

        Rounded down to the µs.
        """
        lost, ended = self.lost, self.lost[self.whole]
        failures = int(self.begun.sum())
        ordered = np.sort(lost)
        middle = ordered[(lost.size - 1) // 2 : lost.size // 2 + 1]
        return OutageStatistics(
            count=lost.size,
            still_open=int(self.still_open.sum()),
            lost=int(lost.sum()),
            longest=int(ordered[-1]) if lost.size else None,
            median=int(middle.sum()) // middle.size if lost.size else None,
            to_recovery=int(ended.sum()) // ended.size if ended.size else None,
            between=up // failures if failures else None,
            earlier=int(self.earlier.sum()),
        )


def statistics(outages: Outages, chosen: Int64 | Bool, up: int) -> OutageStatistics:
    """Compute the statistics of the chosen outages; `up` as in `OutageTimes.statistics`."""
    return OutageTimes.of(outages, chosen).statistics(up)
