"""Uptime and downtime by breakfast, lunch and so on of each store's own clock (METRICS: Dayparts)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from storemon.core.certainty import SureParts, sure_steps
from storemon.core.daypart_times import DAYPARTS, DaypartTimes
from storemon.core.model import Int64
from storemon.core.running_sums import RunningSums
from storemon.core.uptime import Evaluation
from storemon.core.vocabulary import DAY
from storemon.core.zones import StoreZones, ZoneRules


@dataclass(frozen=True, slots=True)
class DaypartSums:
    """Times in µs by daypart, each of shape (stores, dayparts); over the dayparts they add up to the whole.

    `sure_up`, `sure_down`: the bounds, as in `Certainty`. `outage`: downtime so far of the outage that a
    store is in at the end, 0 where it is in none.
    """

    open: Int64
    up: Int64
    down: Int64
    sure_up: Int64
    sure_down: Int64
    outage: Int64

    @classmethod
    def merged(cls, parts: Sequence[DaypartSums]) -> DaypartSums:
        """Put those of batches behind each other."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def at(self, stores: Int64 | slice) -> DaypartSums:
        """Return those of the stores at these places, in this order."""
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
        """When the dayparts that were counted began."""
        return DaypartTimes(tuple(self.starts.tolist()))


def by_daypart(
    seen: Evaluation,
    zones: Sequence[str | None],
    times: DaypartTimes,
    sure: SureParts,
    down_since: Int64 | None = None,
) -> DaypartSums:
    """Sum an evaluation up by the daypart of each store's own clock.

    An hour that the clock repeats is in its dayparts twice. `sure` are the evaluation's `sure_parts`;
    `down_since`: when the outage that a store is in began (µs UTC); the evaluation's end for others.
    """
    count = len(zones)
    found = DaypartSums(*(np.zeros((count, len(DAYPARTS)), np.int64) for _ in range(6)))
    said = RunningSums(seen, seen.open_left, seen.open_right)
    certain = RunningSums(seen, *sure_steps(seen, sure))
    rules = StoreZones.over(zones, seen.start, seen.end)
    whole: list[_Cut] = []
    latest: list[_Cut] = []
    for place, of_zone in enumerate(rules.rules):
        cuts, of_part = _cuts(of_zone, times, seen.start, seen.end)
        part = (of_part[:, None] == np.arange(len(DAYPARTS))).astype(np.int64)
        stores = np.flatnonzero(rules.of_store == place)
        whole.append((stores, part, _open_at(seen, stores, cuts, seen.begin_of(stores))))
        if down_since is None:
            continue
        stores = stores[down_since[stores] < seen.end_of(stores)]
        if stores.size:
            latest.append((stores, part, _open_at(seen, stores, cuts, down_since[stores])))
    for stores, part, opened in whole:
        found.open[stores] = np.diff(opened, axis=1) @ part
    _sum_up((found.up, found.down), said, whole)
    _sum_up((found.sure_up, found.sure_down), certain, whole)
    _sum_up((np.zeros_like(found.up), found.outage), said, latest)
    return found


_Cut = tuple[Int64, Int64, Int64]
"""Stores of one zone; 1 for what lies between two cuts each and its daypart, of shape (cuts - 1, dayparts);
the open time before each cut, of shape (stores, cuts)."""


def _sum_up(amounts: tuple[Int64, Int64], sums: RunningSums, cut: Sequence[_Cut]) -> None:
    """Sum what is up and down between the cuts by daypart: of all zones at once, as most have few stores."""
    if not cut:
        return
    ends = np.cumsum([opened.size for _, _, opened in cut])[:-1]
    before = sums.before(np.concatenate([opened.ravel() for _, _, opened in cut]))
    for amount, values in zip(amounts, before, strict=True):
        for (stores, part, opened), mine in zip(cut, np.split(values, ends), strict=True):
            amount[stores] = np.diff(mine.reshape(opened.shape), axis=1) @ part


def _cuts(rules: ZoneRules, times: DaypartTimes, start: int, end: int) -> tuple[Int64, Int64]:
    """Cut the time from `start` to `end` (µs UTC) where a daypart begins or the clock changes.

    Returns the times, both ends among them, and the daypart from each but the last to the next.
    """
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
    # Before the first one of the day, the last one goes on; of equals the last counts.
    return cuts, order[np.searchsorted(begins, clock, "right") - 1]


def _open_at(seen: Evaluation, stores: Int64, cuts: Int64, since: int | Int64) -> Int64:
    """Return the open time on the line before each cut of each store, those before `since` moved there."""
    begin = np.broadcast_to(since, stores.shape)[:, None]
    end = np.broadcast_to(seen.end_of(stores), stores.shape)[:, None]
    time = np.clip(cuts, begin, end)
    line = np.broadcast_to(stores[:, None], time.shape)
    points = seen.evidence.line.at(line.ravel(), time.ravel())
    return seen.evidence.open.length_before(points, ascending=True).reshape(time.shape)
