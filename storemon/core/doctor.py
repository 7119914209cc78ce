"""The hours doctor: stores whose business hours look wrong, by what their polls and rows say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Final

import numpy as np

from storemon.core.cover import Line
from storemon.core.model import DAY, HOUR, WEEK, Batch, Bool, Hours, Int64
from storemon.core.schedule import always_open, effective_end
from storemon.core.uptime import Picture

OFTEN: Final = 3
FEWEST_STORES: Final = 5
"""Of fewer stores nobody can tell how their polls are taken."""
LONG_NIGHT: Final = 20 * HOUR


class Finding(IntEnum):
    """What may be wrong with a store's hours, as docs/answers.md lists it."""

    ACTIVE_WHEN_CLOSED = 0
    OPENS_LATE = 1
    ROWS_OVERLAP = 2
    LONG_PAST_MIDNIGHT = 3
    NO_HOURS = 4
    NO_ZONE = 5


@dataclass(frozen=True, slots=True)
class HoursFindings:
    """What may be wrong with the hours of each store; each field of shape (stores,).

    `closed_active`: closed stretches between business intervals with an active poll, of the
    `closed_polled` that have any poll. `late_openings`: business intervals whose first poll is inactive
    though a later one is active, of the `openings` that have an active poll; intervals that began before
    the picture or with it are left out. `overlapping`: rows of hours that start before an earlier one ends.
    `long_rows`: rows with an end before their start that so run for more than 20 hours past midnight.
    `no_hours`: no row, so open 24×7 is assumed. `no_zone`: the default zone is assumed.
    """

    closed_active: Int64
    closed_polled: Int64
    late_openings: Int64
    openings: Int64
    overlapping: Int64
    long_rows: Int64
    no_hours: Bool
    no_zone: Bool

    def often_active_when_closed(self) -> Bool:
        """Tell which stores were active in three closed stretches or more, and in half of them at least."""
        often: Bool = (self.closed_active >= OFTEN) & (2 * self.closed_active >= self.closed_polled)
        return often

    def often_opens_late(self) -> Bool:
        """Tell which stores were inactive at three openings or more, and at four in five at least."""
        often: Bool = (self.late_openings >= OFTEN) & (5 * self.late_openings >= 4 * self.openings)
        return often

    def polled_round_the_clock(self) -> bool:
        """Tell whether most stores that are polled when closed are active then.

        That is how the polls are taken, and says nothing about the hours of any one store. Of fewer than
        `FEWEST_STORES` it is not said.
        """
        polled = self.closed_polled >= OFTEN
        active = int((polled & self.often_active_when_closed()).sum())
        return int(polled.sum()) >= FEWEST_STORES and 2 * active > int(polled.sum())

    def flags(self) -> Bool:
        """Tell what is worth a look, of shape (stores, findings); asked of all stores together."""
        active = self.often_active_when_closed()
        found: Bool = np.zeros((active.size, len(Finding)), np.bool_)
        if not self.polled_round_the_clock():
            found[:, Finding.ACTIVE_WHEN_CLOSED] = active
        found[:, Finding.OPENS_LATE] = self.often_opens_late()
        found[:, Finding.ROWS_OVERLAP] = self.overlapping > 0
        found[:, Finding.LONG_PAST_MIDNIGHT] = self.long_rows > 0
        found[:, Finding.NO_HOURS] = self.no_hours
        found[:, Finding.NO_ZONE] = self.no_zone
        return found

    @classmethod
    def merged(cls, parts: Sequence[HoursFindings]) -> HoursFindings:
        """Put the findings of batches behind each other."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def examine(batch: Batch, seen: Picture) -> HoursFindings:
    """Look at the hours of the batch that the picture is of."""
    count = len(batch.zones)
    no_hours = always_open(batch)
    closed_active, closed_polled = _closed(seen, count)
    late_openings, openings = _openings(seen, no_hours)
    hours = batch.hours
    long = long_rows(hours)
    return HoursFindings(
        closed_active=closed_active,
        closed_polled=closed_polled,
        late_openings=late_openings,
        openings=openings,
        overlapping=np.bincount(hours.store[overlapping_rows(hours)], minlength=count),
        long_rows=np.bincount(hours.store[long], minlength=count),
        no_hours=no_hours,
        no_zone=np.array([zone is None for zone in batch.zones], np.bool_),
    )


def long_rows(hours: Hours) -> Int64:
    """Return the positions of rows that run for more than 20 hours past midnight."""
    return np.flatnonzero((hours.end < hours.start) & (effective_end(hours) - hours.start > LONG_NIGHT))


def _closed(seen: Picture, count: int) -> tuple[Int64, Int64]:
    """Count each store's closed stretches with an active poll and with any."""
    polls, evidence = seen.evidence.polls, seen.evidence
    timely = (polls.time >= seen.begin_of(polls.store)) & (polls.time <= seen.end_of(polls.store))
    place = np.flatnonzero(~evidence.inside & timely)
    store, active = polls.store[place], polls.active[place]
    stretch, first = _runs(store, evidence.interval[place])
    with_active = np.zeros(first.size, np.bool_)
    with_active[stretch[active]] = True
    owner = store[first]
    return np.bincount(owner[with_active], minlength=count), np.bincount(owner, minlength=count)


def _openings(seen: Picture, no_hours: Bool) -> tuple[Int64, Int64]:
    """Count each store's openings with a late first active poll, and all with an active poll."""
    evidence, line = seen.evidence, seen.evidence.line
    store, active = seen.polls.store, seen.polls.active
    interval = evidence.interval if evidence.inside.all() else evidence.interval[evidence.inside]
    stretch, first = _runs(store, interval)
    with_active = np.zeros(first.size, np.bool_)
    with_active[stretch[active]] = True
    owner = store[first]
    opening = evidence.open.start[interval[first]] - owner * line.span + line.origin
    counts = with_active & (opening > seen.begin_of(owner)) & ~no_hours[owner]
    counts &= seen.polls.time[first] <= seen.end_of(owner)
    late = counts & ~active[first]
    size = no_hours.size
    return np.bincount(owner[late], minlength=size), np.bincount(owner[counts], minlength=size)


def _runs(store: Int64, interval: Int64) -> tuple[Int64, Int64]:
    """Return the number of each poll's run, of one store and one interval, and each run's first poll."""
    new = np.ones(store.size, np.bool_)
    new[1:] = (interval[1:] != interval[:-1]) | (store[1:] != store[:-1])
    return np.cumsum(new) - 1, np.flatnonzero(new)


def overlapping_rows(hours: Hours) -> Int64:
    """Return the positions of rows that start before an earlier one of the week has ended.

    Sunday's rows that run past midnight are also laid before Monday's.
    """
    count = int(hours.store.max(initial=-1)) + 1
    line = Line.through(-WEEK, WEEK + 2 * DAY, count)
    start, end = hours.day * DAY + hours.start, hours.day * DAY + effective_end(hours)
    store = np.concatenate([hours.store, hours.store])
    starts = line.at(store, np.concatenate([start, start - WEEK]))
    ends = line.at(store, np.concatenate([end, end - WEEK]))
    order = np.argsort(starts, kind="stable")
    reached = np.maximum.accumulate(ends[order])
    row = order[1:][starts[order][1:] < reached[:-1]]
    return row[row < hours.store.size]
