"""Local dates on which most stores had no active check all day (docs/answers.md: Possible closures)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from storemon.core.hours_checks import FEWEST_STORES, OFTEN
from storemon.core.interval_set import StackedAxis
from storemon.core.model import Batch, Bool, Int64
from storemon.core.openings import open_dates
from storemon.core.vocabulary import DAY
from storemon.core.zones import StoreZones

_ROOM: Final = 5 * DAY
"""No opening ends later than 48 hours after its date's midnight, in any zone a day away from UTC at most."""
_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class QuietDates:
    """Which stores were quiet on which local dates, out of how many.

    `date`: days since 1970-01-01, ascending; `told`: how many stores have enough polls to judge the date;
    both of shape (dates,). `store`: positions of the quiet stores, `place`: the date of each, as a position
    in `date`; both of shape (n,), sorted by date, then store.
    """

    date: Int64
    told: Int64
    store: Int64
    place: Int64

    def likely_closed(self) -> QuietDates:
        """Return the dates on which at least five stores can be judged, with 80% or more of them quiet."""
        quiet = np.bincount(self.place, minlength=self.date.size)
        most = (self.told >= FEWEST_STORES) & (5 * quiet >= 4 * self.told)
        kept = most[self.place]
        return QuietDates(
            self.date[most], self.told[most], self.store[kept], (np.cumsum(most) - 1)[self.place[kept]]
        )

    def stores_of(self, place: int) -> Int64:
        """Return the stores that were quiet on the date at a position."""
        found: Int64 = self.store[self.place == place]
        return found


@dataclass(frozen=True, slots=True)
class CheckedDates:
    """Which stores can be judged on which local dates, and had an active poll then; shape (stores, dates)."""

    told: Bool
    up: Bool

    @classmethod
    def joined(cls, parts: Sequence[CheckedDates], axis: int) -> CheckedDates:
        """Join those of several batches (axis 0), or of consecutive dates (axis 1)."""
        return cls(
            np.concatenate([part.told for part in parts], axis),
            np.concatenate([part.up for part in parts], axis),
        )

    def at(self, rows: Int64 | slice, dates: slice = slice(None)) -> CheckedDates:
        """Return those of the stores and dates at some positions."""
        return CheckedDates(self.told[rows, dates], self.up[rows, dates])


def checked_dates(batch: Batch, days: range, as_of: int) -> CheckedDates:
    """Return what a batch's polls say of `days`, local dates as days since 1970-01-01.

    A store can be judged on a date without closures or special hours if all openings that start on it ended
    before `as_of` (µs UTC) and contain three polls or more.
    """
    polled, active = _checks(batch, days, as_of)
    told: Bool = (polled >= OFTEN) & ~_dated(batch, days)
    return CheckedDates(told, told & (active > 0))


def quiet_dates(checked: CheckedDates, days: range) -> QuietDates:
    """Return which stores were quiet on `days`.

    A store was quiet on a date that can be judged if none of its polls is active although some are on another
    date, and on another date of that weekday if two or more can be judged.
    """
    told, up = checked.told, checked.up
    quiet: Bool = told & ~up
    quiet[~up.any(axis=1)] = False
    for first in range(min(_DAYS, len(days))):
        of_weekday = slice(first, None, _DAYS)
        every_week = (told[:, of_weekday].sum(axis=1) > 1) & ~up[:, of_weekday].any(axis=1)
        quiet[np.flatnonzero(every_week), of_weekday] = False
    place, store = np.nonzero(quiet.T)
    return QuietDates(np.arange(days.start, days.stop), told.sum(axis=0), store, place)


def _checks(batch: Batch, days: range, as_of: int) -> tuple[Int64, Int64]:
    """Count polls, and active polls, within the openings that start on each date; shape (stores, dates).

    Both counts are 0 on a date with an opening that had not ended by `as_of`.
    """
    count, shape = len(batch.zones), (len(batch.zones), len(days))
    cell, begin, stop = _openings(batch, days)
    if not cell.size:
        return np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    store = cell // len(days)
    polls = batch.polls
    first = min(int(begin.min()), int(polls.time.min(initial=as_of)))
    last = max(int(stop.max()), int(polls.time.max(initial=as_of)))
    line = StackedAxis.through(first, last, count)
    points = line.at(polls.store, polls.time)
    left = np.searchsorted(points, line.at(store, begin))
    right = np.searchsorted(points, line.at(store, stop))
    before = np.zeros(polls.active.size + 1, np.int64)
    np.cumsum(polls.active, out=before[1:])
    size = count * len(days)
    polled = np.bincount(cell, right - left, size).astype(np.int64)
    active = np.bincount(cell, before[right] - before[left], size).astype(np.int64)
    polled[cell[stop >= as_of]] = 0
    return polled.reshape(shape), active.reshape(shape)


def _openings(batch: Batch, days: range) -> tuple[Int64, Int64, Int64]:
    """Return the usual openings that start on each date: cells of `_checks`, starts and ends in µs UTC.

    The openings of one cell do not overlap, so no poll counts twice.
    """
    usual = open_dates(replace(batch, dated=None), days.start - 1, days.stop - 1)
    always = np.repeat(usual.always, len(days))
    midnights = np.tile(np.arange(days.start, days.stop) * DAY, usual.always.size)
    store = np.concatenate([usual.openings.store, always])
    start = np.concatenate([usual.openings.start, midnights])
    end = np.concatenate([usual.openings.end, midnights + DAY])
    rules = StoreZones.over(batch.zones, (days.start - 1) * DAY, (days.stop + 3) * DAY)
    date = start // DAY
    begin, stop = rules.to_utc(store, start), rules.to_utc(store, end)
    kept = (begin < stop) & (date >= days.start) & (date < days.stop)
    store, date, begin, stop = store[kept], date[kept], begin[kept], stop[kept]
    cell = store * len(days) + date - days.start
    origin = cell * _ROOM - (date - 1) * DAY
    order = np.argsort(origin + begin, kind="stable")
    cell, origin, begin = cell[order], origin[order], begin[order]
    stop = np.maximum.accumulate(origin + stop[order]) - origin
    begin[1:] = np.maximum(begin[1:], stop[:-1] + origin[:-1] - origin[1:])
    return cell, begin, stop


def _dated(batch: Batch, days: range) -> Bool:
    """Return which stores have closures or special hours on which dates; shape (stores, dates)."""
    edges = np.zeros((len(batch.zones), len(days) + 1), np.int64)
    dated = batch.dated
    if dated is not None:
        first = np.clip(dated.first - days.start, 0, len(days))
        after = np.clip(dated.last + 1 - days.start, 0, len(days))
        np.add.at(edges, (dated.store, first), 1)
        np.add.at(edges, (dated.store, after), -1)
    some: Bool = np.cumsum(edges, axis=1)[:, :-1] > 0
    return some
