"""Uptime and downtime by breakfast, lunch and so on of each store's own clock (METRICS: Dayparts)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from storemon.core.daypart_times import DAYPARTS, DaypartTimes
from storemon.core.model import Int64, Moment
from storemon.core.running_sums import RunningSums
from storemon.core.uptime import Evaluation
from storemon.core.vocabulary import DAY
from storemon.core.zones import ZoneRules, zones_in_use


@dataclass(frozen=True, slots=True)
class DaypartSums:
    """Times in µs by daypart, each of shape (stores, dayparts); over the dayparts they add up to the whole.

    `sure_up`, `sure_down`: the bounds, as in `Certainty`. `outage`: downtime so far of a store's current
    outage at the end, 0 if there is none.
    """

    open: Int64
    up: Int64
    down: Int64
    sure_up: Int64
    sure_down: Int64
    outage: Int64

    @classmethod
    def merged(cls, parts: Sequence[DaypartSums]) -> DaypartSums:
        """Concatenate the sums of batches."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def at(self, stores: Int64 | slice) -> DaypartSums:
        """Return the sums of the stores at these positions, in this order."""
        return DaypartSums(*(getattr(self, field.name)[stores] for field in fields(self)))

    @property
    def unknown(self) -> Int64:
        """Open time that is neither up nor down."""
        return self.open - self.up - self.down


@dataclass(frozen=True, slots=True)
class Dayparts:
    """The sums of a report's longest window; `starts`: when each daypart began (µs of the local day)."""

    starts: Int64
    sums: DaypartSums

    @property
    def times(self) -> DaypartTimes:
        """The start times of the counted dayparts."""
        return DaypartTimes(tuple(self.starts.tolist()))

    def part(self, stores: slice) -> Dayparts:
        """Return those of some stores that follow each other."""
        return Dayparts(self.starts, self.sums.at(stores))


def by_daypart(
    seen: Evaluation,
    zones: Sequence[str | None],
    times: DaypartTimes,
    doubted: RunningSums,
    down_since: Int64 | None = None,
) -> DaypartSums:
    """Sum up an evaluation by the daypart of each store's local time.

    An hour repeated by a clock change counts twice in its dayparts. `doubted`: the evaluation's `doubt`;
    `down_since`: when a store's current outage began (µs UTC); the evaluation's end for other stores.
    """
    count = len(zones)
    outage = np.zeros((count, len(DAYPARTS)), np.int64)
    if not count:
        return DaypartSums(outage, outage, outage, outage, outage, outage)
    of_zones = _CutsOfZones.of(zones, times, seen.start, seen.end)
    stores = np.arange(count)
    opened = of_zones.opened(seen, stores, seen.begin_of(stores))
    up, down = seen.sums.before(opened, ascending=True)
    up_in_doubt, down_in_doubt = doubted.before(opened, ascending=True)
    if down_since is not None:
        latest = np.flatnonzero(down_since < seen.end_of(stores))
        _, lost = seen.sums.before(of_zones.opened(seen, latest, down_since[latest]))
        (outage[latest],) = of_zones.sums(latest, lost)
    before = (opened, up, down, up - up_in_doubt, down - down_in_doubt)
    return DaypartSums(*(*of_zones.sums(stores, *before), outage))


@dataclass(frozen=True, slots=True)
class _CutsOfZones:
    """The cuts of time in each zone, µs UTC, of shape (zones, cuts), and each store's zone.

    `part`: the daypart from each cut to the next. Zones with fewer cuts repeat their last one.
    """

    zone: Int64
    cuts: Int64
    part: Int64

    @classmethod
    def of(cls, zones: Sequence[str | None], times: DaypartTimes, start: int, end: int) -> _CutsOfZones:
        names, of_store = zones_in_use(tuple(zones))
        found = [_cuts(name, times, start, end) for name in names]
        most = max(cuts.size for cuts, _ in found)
        cuts = np.full((len(found), most), end)
        part = np.zeros((len(found), most - 1), np.int64)
        for place, (mine, parts) in enumerate(found):
            cuts[place, : mine.size] = mine
            part[place, : parts.size] = parts
        return cls(of_store, cuts, part)

    def opened(self, seen: Evaluation, stores: Int64, since: Moment) -> Int64:
        """Return the open time on the line before each cut of stores; cuts before `since` are moved there."""
        begin = np.broadcast_to(since, stores.shape)[:, None]
        end = np.broadcast_to(seen.end_of(stores), stores.shape)[:, None]
        time = np.clip(self.cuts[self.zone[stores]], begin, end)
        points = seen.evidence.line.at(stores[:, None], time).ravel()
        return seen.evidence.open.length_before(points, ascending=True)

    def sums(self, stores: Int64, *before: Int64) -> list[Int64]:
        """Sum up the time between the cuts of stores by daypart, from each of the sums `before` each cut."""
        place = np.arange(stores.size)[:, None] * len(DAYPARTS) + self.part[self.zone[stores]]
        total = np.zeros((len(before), stores.size * len(DAYPARTS)), np.int64)
        for mine, sums in zip(total, before, strict=True):
            between = np.diff(sums.reshape(stores.size, self.cuts.shape[1]), axis=1)
            np.add.at(mine, place.ravel(), between.ravel())
        return list(total.reshape(len(before), -1, len(DAYPARTS)))


@lru_cache(maxsize=2048)
def _cuts(zone: str, times: DaypartTimes, start: int, end: int) -> tuple[Int64, Int64]:
    """Cut a zone's time from `start` to `end` (µs UTC) at the start of dayparts and at clock changes.

    Returns the cuts, including both ends, and the daypart from each cut to the next.
    """
    rules = ZoneRules.over(zone, start, end)
    order = np.argsort(np.array(times.starts), kind="stable")
    begins = np.array(times.starts, np.int64)[order]
    inside = (rules.changes > start) & (rules.changes < end)
    edges = np.concatenate([[start], rules.changes[inside], [end]])
    found = []
    for left, right in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        # The clock does not change in between.
        offset = int(rules.to_local(np.array([left], np.int64))[0]) - left
        days = np.arange((left + offset) // DAY, (right + offset) // DAY + 1) * DAY
        marks = np.unique((days[:, None] + begins).ravel()) - offset
        found += [np.array([left], np.int64), marks[(marks > left) & (marks < right)]]
    cuts = np.concatenate([*found, [end]])
    clock = rules.to_local(cuts[:-1]) % DAY
    # Before the day's first daypart, the last one continues; of equal starts, the last one counts.
    return cuts, order[np.searchsorted(begins, clock, "right") - 1]
