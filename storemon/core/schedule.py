"""Turn rows of local business hours into merged UTC intervals (METRICS: Business intervals)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Batch, Int64
from storemon.core.openings import open_dates
from storemon.core.vocabulary import DAY, WEEK
from storemon.core.zones import StoreZones

_THURSDAY: Final = 3  # weekday of 1970-01-01


def week_time(local: Int64) -> Int64:
    """Return the µs since Monday 00:00 of local times in µs."""
    return (local + _THURSDAY * DAY) % WEEK


def business_intervals(batch: Batch, line: StackedAxis) -> IntervalSet:
    """Return the stores' business intervals on the line, clipped to its first and last time.

    Clipped intervals end at the last time, so that time itself is in none of them.
    """
    first, last = line.origin, line.origin + line.span - 1
    zones = StoreZones.over(batch.zones, first, last)
    offsets = np.concatenate([rules.offsets for rules in zones.rules] or [np.zeros(1, np.int64)])
    # Openings end within 48 hours of their date's midnight: those of the date before may reach the span.
    earliest = (first + int(offsets.min())) // DAY - 1
    latest = (last + int(offsets.max())) // DAY
    found = open_dates(batch, earliest, latest)
    rows = (found.openings, found.around)
    store = np.concatenate([some.store for some in rows])
    # Each end is converted and clipped separately; an interval inverted by a skipped hour gets no length.
    start = zones.to_utc(store, np.concatenate([some.start for some in rows])).clip(first, last)
    end = zones.to_utc(store, np.concatenate([some.end for some in rows])).clip(first, last)
    whole = found.always
    store = np.concatenate([store, whole])
    start = np.concatenate([start, np.full(whole.size, first)])
    end = np.concatenate([end, np.full(whole.size, last)])
    real = start < end
    store, start, end = store[real], start[real], end[real]
    return IntervalSet.merged(line.at(store, start), line.at(store, end))
