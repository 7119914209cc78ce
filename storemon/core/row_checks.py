"""Checks of rows of business hours that need no polls (docs/answers.md: Hours check)."""

from __future__ import annotations

from typing import Final

import numpy as np

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Bool, Hours, Int64
from storemon.core.openings import effective_end
from storemon.core.vocabulary import DAY, HOUR, WEEK

LONG_NIGHT: Final = 20 * HOUR
LONG_MORNING: Final = 18 * HOUR
MORNING: Final = 5 * HOUR
SHORT: Final = HOUR
"""Shorter openings are implausible."""
LITTLE: Final = 4 * HOUR
"""Less open time in a week is implausible."""


def long_rows(hours: Hours) -> Int64:
    """Return the positions of rows past midnight that are implausibly long.

    That is over 20 hours, or 18 hours and more until 05:00 or later: 09:00–05:00 is probably nine to five.
    """
    length = effective_end(hours) - hours.start
    late = (length >= LONG_MORNING) & (hours.end >= MORNING)
    return np.flatnonzero((hours.end < hours.start) & ((length > LONG_NIGHT) | late))


def overlapping_rows(hours: Hours) -> Int64:
    """Return the positions of rows that start before an earlier one of the week has ended.

    Rows that run past midnight on Sunday are also compared with Monday's.
    """
    count = int(hours.store.max(initial=-1)) + 1
    line = StackedAxis.through(-WEEK, WEEK + 2 * DAY, count)
    start, end = hours.day * DAY + hours.start, hours.day * DAY + effective_end(hours)
    over = np.flatnonzero(end > WEEK)
    store = np.concatenate([hours.store, hours.store[over]])
    starts = line.at(store, np.concatenate([start, start[over] - WEEK]))
    ends = line.at(store, np.concatenate([end, end[over] - WEEK]))
    order = np.argsort(starts, kind="stable")
    reached = np.maximum.accumulate(ends[order])
    row = order[1:][starts[order][1:] < reached[:-1]]
    return row[row < hours.store.size]


def openings_of_week(hours: Hours, stores: int) -> tuple[Int64, Int64]:
    """Return each store's open time in a week (µs) and its number of openings under an hour.

    Rows that overlap or touch are one opening, including across midnight on Sunday.
    """
    line = StackedAxis.through(-WEEK, 2 * WEEK + 2 * DAY, stores)
    start, end = hours.day * DAY + hours.start, hours.day * DAY + effective_end(hours)
    # Of the weeks before and after, only what may touch this week's, or its last short opening.
    before, after = np.flatnonzero(end >= WEEK), np.flatnonzero(start <= SHORT)
    owner = np.concatenate([hours.store, hours.store[before], hours.store[after]])
    whole = IntervalSet.merged(
        line.at(owner, np.concatenate([start, start[before] - WEEK, start[after] + WEEK])),
        line.at(owner, np.concatenate([end, end[before] - WEEK, end[after] + WEEK])),
    )
    every = np.arange(stores)
    open_time = whole.length_before(line.at(every, WEEK)) - whole.length_before(line.at(every, 0))
    owner, begins = np.divmod(whole.start, line.span)
    begins += line.origin
    short = (whole.end - whole.start < SHORT) & (begins >= 0) & (begins < WEEK) & (whole.start >= 0)
    return open_time, np.bincount(owner[short], minlength=stores)


def whole_day_rows(hours: Hours, stores: int) -> Bool:
    """Return the weekdays with a row of equal times, for stores that also have others; shape (stores, 7)."""
    equal = (hours.start == hours.end) & (effective_end(hours) - hours.start == DAY)
    found = np.zeros((stores, 7), np.bool_)
    found[hours.store[equal], hours.day[equal]] = True
    found[np.bincount(hours.store[~equal], minlength=stores) == 0] = False
    return found
