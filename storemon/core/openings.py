"""The openings that start on each local date (METRICS: Hours from a date on, Dated hours)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.model import Batch, Bool, DatedHours, Hours, Int64, Moment
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.core.zones import StoreZones

_LAST_MINUTE: Final = 23 * HOUR + 59 * MINUTE
_MONDAY: Final = 4  # days since 1970-01-01 of the first Monday
_ALWAYS: Final = 2**40
"""More days since 1970 than any date has."""


@dataclass(frozen=True, slots=True)
class Openings:
    """Openings in µs of the stores' wall clocks since 1970-01-01 00:00; all of shape (n,)."""

    store: Int64
    start: Int64
    end: Int64


def effective_end(hours: Hours | DatedHours) -> Int64:
    """Return where each row ends, in µs since its own date's midnight; more than 24 h if past midnight.

    23:59 or later means midnight; an end at or before the start is on the next date.
    """
    end = np.where(hours.end >= _LAST_MINUTE, DAY, hours.end)
    return np.where(end <= hours.start, end + DAY, end)


def always_open(batch: Batch) -> Bool:
    """Return which stores have no weekly hours and so are open 24×7; shape (stores,)."""
    without: Bool = np.bincount(batch.hours.store, minlength=len(batch.zones)) == 0
    return without


def in_force(batch: Batch, time: Moment) -> Hours:
    """Return the weekly hours in force at a time (µs UTC), by each store's own clock."""
    hours = batch.hours
    if hours.valid_from is None:
        return hours
    stores = np.arange(len(batch.zones))
    times = np.broadcast_to(np.asarray(time, np.int64), stores.shape)
    zones = StoreZones.over(batch.zones, int(np.min(time)), int(np.max(time)))
    date = (zones.to_local(stores, times) // DAY)[hours.store]
    first, until = _force(hours.store, hours.valid_from)
    kept = (first <= date) & (date < until)
    return Hours(hours.store[kept], hours.day[kept], hours.start[kept], hours.end[kept])


@dataclass(frozen=True, slots=True)
class OpenDates:
    """The open time of a batch's stores on some local dates.

    `openings` start on these dates and end within 48 hours of their date's midnight. For stores open 24×7,
    `around` has the whole dates around their closures and special hours; stores in `always` (positions)
    have no such date.
    """

    openings: Openings
    around: Openings
    always: Int64


def open_dates(batch: Batch, earliest: int, latest: int) -> OpenDates:
    """Return the open time on the dates from `earliest` to `latest` (days since 1970-01-01)."""
    weekly, date = _weekly(batch.hours, earliest, latest)
    dated = _resolved(batch.dated, earliest, latest)
    if dated is None:
        return OpenDates(weekly, _NO_OPENINGS, np.flatnonzero(always_open(batch)))
    # A date of several stores is made distinct by the store.
    dates = latest - earliest + 1
    covered = np.unique(dated.store * dates + dated.first - earliest)
    kept = ~_among(weekly.store * dates + date - earliest, covered)
    opens = np.flatnonzero(dated.start != dated.end)
    midnight = dated.first[opens] * DAY
    always = always_open(batch)
    around = _around(covered, always, earliest, latest)
    always[covered // dates] = False
    return OpenDates(
        Openings(
            np.concatenate([weekly.store[kept], dated.store[opens]]),
            np.concatenate([weekly.start[kept], midnight + dated.start[opens]]),
            np.concatenate([weekly.end[kept], midnight + effective_end(dated)[opens]]),
        ),
        around,
        np.flatnonzero(always),
    )


_NO_OPENINGS: Final = Openings(*(np.empty(0, np.int64) for _ in range(3)))


def _weekly(hours: Hours, earliest: int, latest: int) -> tuple[Openings, Int64]:
    """Return the openings of the weekly schedules in force, and each opening's date."""
    first = earliest + (hours.day - (earliest - _MONDAY)) % 7
    dates = first + np.arange(0, latest - earliest + 1, 7)[:, np.newaxis]
    counts = dates <= latest
    if hours.valid_from is not None:
        begin, until = _force(hours.store, hours.valid_from)
        counts &= (begin <= dates) & (dates < until)
    week, row = np.nonzero(counts)
    date = dates[week, row]
    midnight = date * DAY
    found = Openings(hours.store[row], midnight + hours.start[row], midnight + effective_end(hours)[row])
    return found, date


def _force(store: Int64, valid_from: Int64) -> tuple[Int64, Int64]:
    """Return the first date on which each row's schedule is in force, and the first date after that."""
    order = np.lexsort((valid_from, store))
    owner, begins = store[order], valid_from[order]
    new_store = np.ones(order.size, np.bool_)
    new_store[1:] = owner[1:] != owner[:-1]
    new = new_store.copy()
    new[1:] |= begins[1:] != begins[:-1]
    place = np.cumsum(new) - 1
    first = np.where(new_store[new], -_ALWAYS, begins[new])
    until = np.full(first.size, _ALWAYS)
    # A store's next schedule ends the previous one.
    follows = ~new_store[new][1:]
    until[:-1][follows] = first[1:][follows]
    begin, end = np.empty_like(valid_from), np.empty_like(valid_from)
    begin[order], end[order] = first[place], until[place]
    return begin, end


def _resolved(dated: DatedHours | None, earliest: int, latest: int) -> DatedHours | None:
    """Return the rows that count, one for each date; None if there are none on any of the dates."""
    if dated is None:
        return None
    first, last = np.maximum(dated.first, earliest), np.minimum(dated.last, latest)
    some = np.flatnonzero(first <= last)
    if not some.size:
        return None
    length = last[some] - first[some] + 1
    row = np.repeat(some, length)
    date = first[row] + np.arange(row.size) - np.repeat(np.cumsum(length) - length, length)
    if np.ptp(dated.rank[some]):  # all rows of the same rank count
        _, place = np.unique(
            dated.store[row] * (latest - earliest + 1) + date - earliest, return_inverse=True
        )
        best = np.full(int(place.max()) + 1, -1)
        np.maximum.at(best, place, dated.rank[row])
        kept = dated.rank[row] == best[place]
        row, date = row[kept], date[kept]
    return DatedHours(dated.store[row], date, date, dated.start[row], dated.end[row], dated.rank[row])


def _among(codes: Int64, some: Int64) -> Bool:
    """Return which of `codes` are in `some`, which must be sorted and not empty."""
    place = np.minimum(np.searchsorted(some, codes), some.size - 1)
    found: Bool = some[place] == codes
    return found


def _around(covered: Int64, always: Bool, earliest: int, latest: int) -> Openings:
    """Return the whole dates between those with dated hours, for stores open 24×7."""
    dates = latest - earliest + 1
    store, date = np.divmod(covered, dates)
    mine = always[store]
    store, date = store[mine], date[mine]
    new = np.ones(store.size, np.bool_)
    new[1:] = store[1:] != store[:-1]
    last = np.ones(store.size, np.bool_)
    last[:-1] = new[1:]
    before = np.where(new, 0, np.roll(date + 1, 1))
    found = (
        np.concatenate([store, store[last]]),
        (np.concatenate([before, date[last] + 1]) + earliest) * DAY,
        (np.concatenate([date, np.full(int(last.sum()), dates)]) + earliest) * DAY,
    )
    real = found[1] < found[2]
    return Openings(*(values[real] for values in found))
