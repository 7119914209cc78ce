"""Downtime and open time by hour of the local week, for the heat map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.model import Int64
from storemon.core.outages import Stretches, known_stretches
from storemon.core.schedule import week_time
from storemon.core.uptime import Evaluation
from storemon.core.vocabulary import HOUR, WEEK
from storemon.core.zones import StoreZones

CELLS: Final = 168


@dataclass(frozen=True, slots=True)
class Heat:
    """Sums over stores in µs, each of shape (168,): cell 0 is Monday 00:00 to 01:00 on each store's clock.

    A repeated hour counts twice in its cell and a skipped hour not at all, so the cells add up exactly to
    the open time and the downtime.
    """

    open: Int64
    down: Int64
    known: Int64
    """Up or down; the rest of the open time is unknown."""

    @classmethod
    def added(cls, parts: Sequence[Heat]) -> Heat:
        """Add up the heat of batches."""
        return cls(
            sum_of([part.open for part in parts]),
            sum_of([part.down for part in parts]),
            sum_of([part.known for part in parts]),
        )


def heat(seen: Evaluation, zones: Sequence[str | None], down: Stretches) -> Heat:
    """Return the evaluation's open time, known time and stretches of downtime, by hour of the week."""
    line, hours = seen.evidence.line, seen.evidence.open
    store = hours.start[1:] // line.span
    back = line.origin - store * line.span
    begin, stop = seen.begin_of(store), seen.end_of(store)
    start = np.clip(hours.start[1:] + back, begin, stop)
    end = np.clip(hours.end[1:] + back, begin, stop)
    real = start < end
    rules, known = StoreZones.over(zones, seen.start, seen.end), known_stretches(seen)
    return Heat(
        by_hour_of_week(rules, store[real], start[real], end[real]),
        by_hour_of_week(rules, down.store, down.start, down.end),
        by_hour_of_week(rules, known.store, known.start, known.end),
    )


def by_hour_of_week(zones: StoreZones, store: Int64, start: Int64, end: Int64) -> Int64:
    """Return how much of the intervals (µs UTC) of stores lies in each hour of the local week, in µs."""
    store, start, end = _apart_at_changes(zones, store, start, end)
    if not store.size:
        return np.zeros(CELLS, np.int64)
    first = zones.to_local(store, start)
    last = first + (end - start)
    origin = int(first.min()) // HOUR
    hour, end_hour = first // HOUR - origin, last // HOUR - origin
    size = int(end_hour.max()) + 2
    # Whole hours from first to last, minus the missing part of the first, plus the part of the last.
    whole = np.cumsum(np.bincount(hour, minlength=size) - np.bincount(end_hour, minlength=size)) * HOUR
    np.subtract.at(whole, hour, first % HOUR)
    np.add.at(whole, end_hour, last % HOUR)
    result = np.zeros(CELLS, np.int64)
    np.add.at(result, week_time((np.arange(size) + origin) * HOUR) // HOUR, whole)
    return result


def stores_in_hour(zones: Sequence[str | None], down: Stretches, cell: int) -> Int64:
    """Return the stores with downtime in a cell: positions, ascending."""
    if not down.store.size:
        return np.zeros(0, np.int64)
    rules = StoreZones.over(zones, int(down.start.min()), int(down.end.max()))
    store, start, end = _apart_at_changes(rules, down.store, down.start, down.end)
    begin, hour = week_time(rules.to_local(store, start)), cell * HOUR
    # It begins within the hour, or lasts into the next time that this hour comes.
    there = ((begin - hour) % WEEK < HOUR) | ((hour - begin) % WEEK < end - start)
    return np.unique(store[there & (start < end)])


def _apart_at_changes(
    zones: StoreZones, store: Int64, start: Int64, end: Int64
) -> tuple[Int64, Int64, Int64]:
    """Split the intervals at changes of their own clock; most have none."""
    for place, rules in enumerate(zones.rules):
        for change in rules.changes.tolist():
            across = (zones.of_store[store] == place) & (start < change) & (change < end)
            if across.any():
                store = np.concatenate([store, store[across]])
                end = np.concatenate([np.where(across, change, end), end[across]])
                start = np.concatenate([start, np.full(int(across.sum()), change)])
    return store, start, end


def sum_of(parts: Sequence[Int64]) -> Int64:
    """Return the sum of arrays of one shape."""
    total: Int64 = np.sum(parts, axis=0)
    return total
