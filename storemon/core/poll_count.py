"""The poll-count method: every poll inside business hours stands for one hour (METRICS: Method)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Batch, Bool, Figures, Int64
from storemon.core.openings import open_dates
from storemon.core.vocabulary import DAY, HOUR, WEEK, WINDOWS
from storemon.core.zones import StoreZones


def figures(batch: Batch, as_of: int) -> Figures:
    """Return up and down time of the three windows up to `as_of`; open and unknown are 0."""
    count = len(batch.zones)
    place, windows, _ = _counting(batch, as_of)
    store, active = batch.polls.store[place], batch.polls.active[place]
    result = Figures(*(np.zeros((count, len(WINDOWS)), np.int64) for _ in range(4)))
    for window, counts in enumerate(windows):
        result.up[:, window] = HOUR * np.bincount(store[counts & active], minlength=count)
        result.down[:, window] = HOUR * np.bincount(store[counts & ~active], minlength=count)
    return result


@dataclass(frozen=True, slots=True)
class Counting:
    """What decides which polls of a batch count.

    `inside`: the poll is of the week and inside business hours, shape (polls,). `counted`: it stands for an
    hour in the window, shape (polls, 3). `opens`: the store is open at the as-of time of day on a local date
    that the window asks for, without which none counts; shape (stores, 3).
    """

    inside: Bool
    counted: Bool
    opens: Bool


def counting(batch: Batch, as_of: int) -> Counting:
    """Return which polls of the batch count as an hour in each window, and why the others do not."""
    place, windows, opens = _counting(batch, as_of)
    inside = np.zeros(batch.polls.time.size, np.bool_)
    inside[place] = True
    counted = np.zeros((inside.size, len(WINDOWS)), np.bool_)
    for window, counts in enumerate(windows):
        counted[place[counts], window] = True
    return Counting(inside, counted, np.stack(opens, axis=1))


def _counting(batch: Batch, as_of: int) -> tuple[Int64, list[Bool], list[Bool]]:
    """Return the positions of the week's polls inside business hours, and what decides in each window.

    These are which of the polls count, and which stores are open at a time that lets polls count.
    """
    count = len(batch.zones)
    stores = np.arange(count)
    polls = batch.polls
    timely = np.flatnonzero((polls.time >= as_of - WEEK) & (polls.time <= as_of))
    store, time = polls.store[timely], polls.time[timely]

    zones = StoreZones.over(batch.zones, as_of - WEEK, as_of)
    now = zones.to_local(stores, np.full(count, as_of))
    local = zones.to_local(store, time)
    # The week's gate asks for the seven dates before T's as well, and an opening may end 48 hours after its
    # date's midnight.
    earliest = int(min(now.min(initial=as_of) - WEEK, local.min(initial=as_of))) // DAY
    latest = int(max(now.max(initial=as_of), local.max(initial=as_of))) // DAY
    line = StackedAxis.through((earliest - 2) * DAY, (latest + 3) * DAY, count)
    hours = _open_times(batch, line, earliest - 2, latest)
    points = line.at(store, local)
    # Ascending, unless a clock went back.
    inside = hours.contains(points, ascending=bool((points[1:] >= points[:-1]).all()))
    store, time = store[inside], time[inside]

    windows: list[Bool] = []
    opens: list[Bool] = []
    for length, dates in zip(WINDOWS, (1, 2, 8), strict=True):
        opens.append(_open_on_one_of(hours, line, stores, now, dates))
        counts = opens[-1][store] & (time >= as_of - length)
        if length == HOUR:
            # Only the first poll of the hour counts: `np.unique` gives the first place of each store.
            first = np.flatnonzero(counts)
            first = first[np.unique(store[first], return_index=True)[1]]
            counts = np.zeros_like(counts)
            counts[first] = True
        windows.append(counts)
    return timely[inside], windows, opens


def _open_times(batch: Batch, line: StackedAxis, earliest: int, latest: int) -> IntervalSet:
    """Return when stores are open by their own clocks on some dates, both ends of a row open."""
    found = open_dates(batch, earliest, latest)
    rows, around, always = found.openings, found.around, found.always
    store = np.concatenate([rows.store, around.store, always])
    start = np.concatenate([rows.start, around.start, np.full(always.size, line.origin)])
    # An end that counts as open itself is a half-open end one µs later.
    end = np.concatenate([rows.end + 1, around.end, np.full(always.size, line.origin + line.span - 1)])
    return IntervalSet.merged(line.at(store, start), line.at(store, end))


def _open_on_one_of(hours: IntervalSet, line: StackedAxis, stores: Int64, now: Int64, dates: int) -> Bool:
    """Return which stores are open at `now`'s time of day on its local date or on one of the dates before.

    `dates` is the total number of dates: 1 means only `now`'s own.
    """
    found = np.zeros(stores.size, np.bool_)
    for back in range(dates):
        found |= hours.contains(line.at(stores, now - back * DAY))
    return found
