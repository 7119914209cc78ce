"""Rows of business hours in local time become merged intervals of UTC (METRICS: Business intervals)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Batch, Bool, Hours, Int64
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK
from storemon.core.zones import StoreZones

_LAST_MINUTE: Final = 23 * HOUR + 59 * MINUTE
_THURSDAY: Final = 3  # weekday of 1970-01-01


def effective_end(hours: Hours) -> Int64:
    """Return where each row ends, in µs since its own date's midnight; more than 24 h if past midnight.

    23:59 or later means midnight; an end at or before the start is on the next date.
    """
    end = np.where(hours.end >= _LAST_MINUTE, DAY, hours.end)
    return np.where(end <= hours.start, end + DAY, end)


def always_open(batch: Batch) -> Bool:
    """Tell which stores have no row of hours and so are open 24×7; shape (stores,)."""
    without: Bool = np.bincount(batch.hours.store, minlength=len(batch.zones)) == 0
    return without


def week_time(local: Int64) -> Int64:
    """Return the µs since Monday 00:00 of local times in µs."""
    return (local + _THURSDAY * DAY) % WEEK


def business_intervals(batch: Batch, line: StackedAxis) -> IntervalSet:
    """Return the stores' business intervals on the line, clipped to its first and last time.

    The last time is where a clipped interval ends, so it lies in none itself.
    """
    first, last = line.origin, line.origin + line.span - 1
    store, start, end = _occurrences(batch, first, last)
    whole = np.flatnonzero(always_open(batch))
    store = np.concatenate([store, whole])
    start = np.concatenate([start, np.full(whole.size, first)])
    end = np.concatenate([end, np.full(whole.size, last)])
    real = start < end
    store, start, end = store[real], start[real], end[real]
    return IntervalSet.merged(line.at(store, start), line.at(store, end))


def _occurrences(batch: Batch, first: int, last: int) -> tuple[Int64, Int64, Int64]:
    """Return store, start and end (µs UTC, clipped) of every row on every date that may reach the span.

    Some have no length: those out of the span, and those that a clock change swallowed.
    """
    hours = batch.hours
    zones = StoreZones.over(batch.zones, first, last)
    offsets = np.concatenate([rules.offsets for rules in zones.rules] or [np.zeros(1, np.int64)])
    # No row ends later than 48 hours after its date's midnight: the date before can reach the span.
    earliest = (first + int(offsets.min())) // DAY - 1
    latest = (last + int(offsets.max())) // DAY
    date = earliest + (hours.day - week_time(np.array(earliest * DAY)) // DAY) % 7
    dates = date + np.arange(0, latest - earliest + 1, 7)[:, np.newaxis]
    week, row = np.nonzero(dates <= latest)
    midnight = dates[week, row] * DAY
    store = hours.store[row]
    start = zones.to_utc(store, midnight + hours.start[row])
    end = zones.to_utc(store, midnight + effective_end(hours)[row])
    # Each end is clipped by itself, so an interval that a gap turned round keeps no length.
    return store, np.clip(start, first, last), np.clip(end, first, last)
