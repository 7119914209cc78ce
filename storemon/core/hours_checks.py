"""The hours check: stores whose business hours look wrong, judged by their polls and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from storemon.core.model import Batch, Bool, Int64, Polls
from storemon.core.moved_hours import MovedHours, moved_hours, uneven
from storemon.core.openings import always_open, in_force
from storemon.core.row_checks import LITTLE, long_rows, openings_of_week, overlapping_rows, whole_day_rows
from storemon.core.uptime import Evaluation, gather
from storemon.core.vocabulary import DAY, Finding
from storemon.core.weekdays import FULL_WEEKS, Weekdays, weekdays

OFTEN: Final = 3
WEEKS: Final = 4
"""If a store was never active on this many dates of a weekday, its hours are doubted, not its uptime."""
FEWEST_STORES: Final = 5
"""With fewer stores, nothing can be said about what they have in common."""
CLOSER: Final = (FULL_WEEKS + 2) * DAY
"""How far back from the end of a report a closer look reads polls."""


@dataclass(frozen=True, slots=True)
class HoursFindings:
    """What may be wrong with the hours of each store; fields have shape (stores,) unless stated otherwise.

    `closed_active`: closed stretches between business intervals with an active poll, of the
    `closed_polled` that have any poll. `late_openings`: business intervals whose first poll is inactive
    though a later one is active, of the `openings` that have an active poll; intervals that began before
    the evaluation or with it are left out.
    `overlapping`: rows of hours that start before an earlier one ends.
    `long_rows`: rows past midnight that are implausibly long. `short_openings`: openings under an hour in
    the week; `open_week`: its open time in µs. `no_hours`: no rows, so open 24×7 is assumed. `no_zone`:
    the default zone is assumed. `whole_day`, shape (stores, 7): weekdays with a row of equal times, for
    stores that also have other rows. `uneven`: the hours differ between weekdays. `weekdays`, `moved`: over
    four weeks for stores that had a `closer_look`; otherwise over the evaluation, with nothing in `moved`.
    """

    closed_active: Int64
    closed_polled: Int64
    late_openings: Int64
    openings: Int64
    overlapping: Int64
    long_rows: Int64
    short_openings: Int64
    open_week: Int64
    no_hours: Bool
    no_zone: Bool
    whole_day: Bool
    uneven: Bool
    weekdays: Weekdays
    moved: MovedHours

    @property
    def stores(self) -> int:
        """How many stores' hours were checked; 0 in reports of earlier versions."""
        return self.no_hours.size

    def often_active_when_closed(self) -> Bool:
        """Return which stores were active in at least three closed stretches and in at least half of them."""
        often: Bool = (self.closed_active >= OFTEN) & (2 * self.closed_active >= self.closed_polled)
        return often

    def often_opens_late(self) -> Bool:
        """Return which stores were inactive at three or more openings and at 80% or more of them."""
        often: Bool = (self.late_openings >= OFTEN) & (5 * self.late_openings >= 4 * self.openings)
        return often

    def opens_little(self) -> Bool:
        """Return which stores have an opening under an hour, or are open less than four hours a week."""
        little: Bool = (self.short_openings > 0) | ((self.open_week < LITTLE) & ~self.no_hours)
        return little

    def never_active(self) -> Bool:
        """Return the weekdays on which a store is never active in its hours, though on others; (stores, 7).

        This takes four dates, or one if the row of hours has equal times, which often means closed.
        """
        seen = self.weekdays
        needed = np.where(self.whole_day, 1, WEEKS)
        quiet = (seen.open_polled >= needed) & (seen.open_active == 0)
        active = seen.open_active.sum(axis=1)
        elsewhere = np.where(quiet, 0, seen.open_polled).sum(axis=1)
        up_otherwise = (active > 0) & (2 * active >= elsewhere)
        never: Bool = quiet & up_otherwise[:, np.newaxis] & ~self.no_hours[:, np.newaxis]
        return never

    def active_on_closed_days(self) -> Bool:
        """Return the weekdays without hours on which a store is active, on 3 dates or more and 75% of them.

        Leaves out stores that are active outside their hours on open days too. Shape (stores, 7).
        """
        seen = self.weekdays
        active = (seen.shut_active >= OFTEN) & (4 * seen.shut_active >= 3 * seen.shut_polled)
        found: Bool = active & ~seen.restless[:, np.newaxis]
        return found

    def day_off(self) -> Bool:
        """Return which stores' hours fit better when moved by a day, judging by two dates of each sort.

        One date of each sort is enough if most stores that allow a judgment agree on the direction.
        """
        fits = self.moved.fits()
        found: Bool = fits & (self.moved.dates >= 2)
        telling = int((self.uneven & self.weekdays.polled).sum())
        for days in (-1, 1):
            way = fits & (self.moved.days == days)
            if telling >= FEWEST_STORES and 2 * int(way.sum()) > telling:
                found = found | way
        return found

    def flags(self) -> Bool:
        """Return the findings of each store, shape (stores, findings); needs all stores together.

        Leaves out findings that hours moved by a day explain.
        """
        found: Bool = np.zeros((self.stores, len(Finding)), np.bool_)
        found[:, Finding.DAY_OFF] = off = self.day_off()
        found[:, Finding.NEVER_ACTIVE] = self.never_active().any(axis=1) & ~off
        found[:, Finding.ACTIVE_ON_CLOSED_DAY] = self.active_on_closed_days().any(axis=1) & ~off
        found[:, Finding.ACTIVE_WHEN_CLOSED] = self.often_active_when_closed()
        found[:, Finding.OPENS_LATE] = self.often_opens_late()
        found[:, Finding.OPENS_LITTLE] = self.opens_little()
        found[:, Finding.ROWS_OVERLAP] = self.overlapping > 0
        found[:, Finding.LONG_PAST_MIDNIGHT] = self.long_rows > 0
        found[:, Finding.NO_HOURS] = self.no_hours
        found[:, Finding.NO_ZONE] = self.no_zone
        return found

    def doubtful(self) -> Bool:
        """Return which stores need a closer look: something in the evaluation casts doubt on a weekday."""
        seen = self.weekdays
        quiet = (seen.open_polled > 0) & (seen.open_active == 0)
        active = (self.closed_active > 0) & ~seen.restless
        found: Bool = (quiet.any(axis=1) | active) & ~self.no_hours
        return found

    def with_closer(self, rows: Int64, closer: CloserLook) -> HoursFindings:
        """Return these findings updated with a closer look at the stores at `rows`."""
        return replace(
            self,
            weekdays=self.weekdays.with_rows(rows, closer.weekdays),
            moved=self.moved.with_rows(rows, closer.moved),
        )

    @classmethod
    def merged(cls, parts: Sequence[HoursFindings]) -> HoursFindings:
        """Concatenate the findings of batches."""
        plain = [field.name for field in fields(cls) if field.name not in {"weekdays", "moved"}]
        return cls(
            **{name: np.concatenate([getattr(part, name) for part in parts]) for name in plain},
            weekdays=Weekdays.merged([part.weekdays for part in parts]),
            moved=MovedHours.merged([part.moved for part in parts]),
        )


@dataclass(frozen=True, slots=True)
class CloserLook:
    """What four weeks of polls show for some stores."""

    weekdays: Weekdays
    moved: MovedHours

    @classmethod
    def merged(cls, parts: Sequence[CloserLook]) -> CloserLook:
        """Concatenate those of several batches."""
        return cls(
            Weekdays.merged([part.weekdays for part in parts]),
            MovedHours.merged([part.moved for part in parts]),
        )


def closer_look(batch: Batch, end: int, as_of: int) -> CloserLook:
    """Check the four weeks up to `end`; the batch needs the polls from `CLOSER` before it on."""
    evidence = gather(batch, 0, end - CLOSER, end, as_of)
    polls = evidence.polls
    recent = polls.time > end - FULL_WEEKS * DAY
    return CloserLook(
        weekdays(evidence, batch.zones, end - CLOSER, end),
        moved_hours(batch, Polls(polls.store[recent], polls.time[recent], polls.active[recent])),
    )


def examine(batch: Batch, seen: Evaluation) -> HoursFindings:
    """Check the hours of the evaluation's batch."""
    count = len(batch.zones)
    no_hours = always_open(batch)
    closed_active, closed_polled = _closed(seen, count)
    late_openings, openings = _openings(seen, no_hours)
    hours = in_force(batch, seen.ends)
    open_week, short = openings_of_week(hours, count)
    return HoursFindings(
        closed_active=closed_active,
        closed_polled=closed_polled,
        late_openings=late_openings,
        openings=openings,
        overlapping=np.bincount(hours.store[overlapping_rows(hours)], minlength=count),
        long_rows=np.bincount(hours.store[long_rows(hours)], minlength=count),
        short_openings=short,
        open_week=open_week,
        no_hours=no_hours,
        no_zone=np.array([zone is None for zone in batch.zones], np.bool_),
        whole_day=whole_day_rows(hours, count),
        uneven=uneven(hours, count),
        weekdays=weekdays(seen.evidence, batch.zones, seen.begins, seen.ends),
        moved=MovedHours.none(count),
    )


def _closed(seen: Evaluation, count: int) -> tuple[Int64, Int64]:
    """Count each store's closed stretches with an active poll, and those with any poll."""
    polls, evidence = seen.evidence.polls, seen.evidence
    place = np.flatnonzero(~evidence.inside)
    store, time = polls.store[place], polls.time[place]
    timely = (time >= seen.begin_of(store)) & (time <= seen.end_of(store))
    place, store = place[timely], store[timely]
    first = _runs(store, evidence.interval[place])
    with_active = _any(polls.active[place], first)
    owner = store[first]
    return np.bincount(owner[with_active], minlength=count), np.bincount(owner, minlength=count)


def _openings(seen: Evaluation, no_hours: Bool) -> tuple[Int64, Int64]:
    """Count each store's openings with a late first active poll, and those with any active poll."""
    evidence, line = seen.evidence, seen.evidence.line
    store, active = seen.polls.store, seen.polls.active
    first = _runs(store, seen.interval)
    with_active = _any(active, first)
    owner = store[first]
    opening = evidence.open.start[seen.interval[first]] - owner * line.span + line.origin
    counts = with_active & (opening > seen.begin_of(owner)) & ~no_hours[owner]
    counts &= seen.polls.time[first] <= seen.end_of(owner)
    late = counts & ~active[first]
    size = no_hours.size
    return np.bincount(owner[late], minlength=size), np.bincount(owner[counts], minlength=size)


def _runs(store: Int64, interval: Int64) -> Int64:
    """Return the first poll of each run of polls of one store and one interval."""
    new = np.ones(store.size, np.bool_)
    new[1:] = (interval[1:] != interval[:-1]) | (store[1:] != store[:-1])
    return np.flatnonzero(new)


def _any(chosen: Bool, first: Int64) -> Bool:
    """Return which of the runs that begin at `first` have a chosen poll."""
    found: Bool = np.logical_or.reduceat(chosen, first) if first.size else chosen[:0]
    return found
