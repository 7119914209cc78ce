"""Whether a store's hours would fit its polls better if moved by a day (docs/answers.md: Hours check)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Batch, Bool, Hours, Int64, Polls
from storemon.core.openings import effective_end, in_force
from storemon.core.schedule import week_time
from storemon.core.vocabulary import DAY, WEEK
from storemon.core.weekdays import DAYS, business_dates
from storemon.core.zones import StoreZones

EARLIER: Final = -1
LATER: Final = 1
_ENOUGH: Final = 10


@dataclass(frozen=True, slots=True)
class MovedHours:
    """The better way to move each store's hours by a day; each field of shape (stores,).

    `days`: -1 for a day earlier, 1 for a day later, 0 if no poll distinguishes either from the given hours.
    `told`: polls that do; `fit`: those that agree with the moved hours: active when only the moved hours are
    open, or inactive when only the given hours are. `dates`: dates with such a poll of the rarer sort.
    """

    days: Int64
    told: Int64
    fit: Int64
    dates: Int64

    @classmethod
    def none(cls, stores: int) -> MovedHours:
        """Return this for stores about which nothing is known."""
        return cls(*(np.zeros(stores, np.int64) for _ in fields(cls)))

    @classmethod
    def merged(cls, parts: Sequence[MovedHours]) -> MovedHours:
        """Concatenate those of batches."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def with_rows(self, rows: Int64, of: MovedHours) -> MovedHours:
        """Return these with the stores at `rows` replaced by `of`."""
        changed = {field.name: getattr(self, field.name).copy() for field in fields(self)}
        for name, values in changed.items():
            values[rows] = getattr(of, name)
        return MovedHours(**changed)

    def fits(self) -> Bool:
        """Return which stores have 75% of the distinguishing polls of both sorts agree with moved hours."""
        found: Bool = (self.dates > 0) & (4 * self.fit >= 3 * self.told)
        return found


def moved_hours(batch: Batch, polls: Polls) -> MovedHours:
    """Compare the polls with the given hours moved a day earlier and a day later, on the local clock."""
    count = len(batch.zones)
    first, last = _span(polls.time)
    local = StoreZones.over(batch.zones, first, last).to_local(polls.store, polls.time)
    line = StackedAxis.through(0, WEEK, count)
    week = _week(in_force(batch, last), line)
    given = _open(week, line, polls.store, local)
    dates = business_dates(local)
    best = MovedHours.none(count)
    for days in (EARLIER, LATER):
        moved = _open(week, line, polls.store, local - days * DAY)
        telling = np.flatnonzero(given != moved)
        store = polls.store[telling]
        agree = telling[moved[telling] == polls.active[telling]]
        told = np.bincount(store, minlength=count)
        fit = np.bincount(polls.store[agree], minlength=count)
        active = polls.active[agree]
        both = [_dates(polls.store[some], dates[some], count) for some in (agree[active], agree[~active])]
        found = MovedHours(np.full(count, days), told, fit, np.minimum(*both))
        # The larger share wins; on a tie, a day earlier.
        better = np.flatnonzero((told > 0) & ((best.days == 0) | (fit * best.told > best.fit * told)))
        best = best.with_rows(
            better, MovedHours(*(getattr(found, field.name)[better] for field in fields(found)))
        )
    return best


def best_fit(zones: Sequence[str | None], polls: Polls, variants: Sequence[Hours]) -> int | None:
    """Return which of several schedules of the same stores the polls agree with; None if undecided.

    Compared with each other schedule, 75% of the distinguishing polls must agree with it, and there must
    be ten of them of both sorts.
    """
    first, last = _span(polls.time)
    local = StoreZones.over(zones, first, last).to_local(polls.store, polls.time)
    line = StackedAxis.through(0, WEEK, len(zones))
    opens = [_open(_week(hours, line), line, polls.store, local) for hours in variants]
    for place, mine in enumerate(opens):
        others = (other for number, other in enumerate(opens) if number != place)
        if all(_better(mine, other, polls.active) for other in others):
            return place
    return None


def _better(mine: Bool, other: Bool, active: Bool) -> bool:
    telling = mine != other
    agree = telling & (mine == active)
    both = min(int((agree & active).sum()), int((agree & ~active).sum()))
    return both >= _ENOUGH and 4 * int(agree.sum()) >= 3 * int(telling.sum())


def uneven(hours: Hours, stores: int) -> Bool:
    """Return which stores have different rows on some weekday, so that moving them by a day matters."""
    end = effective_end(hours)
    # Sorting two numbers for each row is faster than sorting four.
    begins, ends = hours.store * (2 * DAY) + hours.start, end * DAYS + hours.day
    order = np.lexsort((ends, begins))
    begins, ends, store = begins[order], ends[order], hours.store[order]
    new_times = np.ones(order.size, np.bool_)
    new_times[1:] = (begins[1:] != begins[:-1]) | (ends[1:] // DAYS != ends[:-1] // DAYS)
    new_row = new_times.copy()
    new_row[1:] |= ends[1:] != ends[:-1]
    rows = np.bincount(store[new_row], minlength=stores)
    times = np.bincount(store[new_times], minlength=stores)
    changes: Bool = rows != DAYS * times
    return changes


def _span(times: Int64) -> tuple[int, int]:
    """Return the first and last time to read zone rules for; 0 if there are none."""
    return (int(times.min()), int(times.max())) if times.size else (0, 0)


def _week(hours: Hours, line: StackedAxis) -> IntervalSet:
    """Lay out the rows in each store's week; those past Sunday night also at its beginning."""
    start = hours.day * DAY + hours.start
    end = hours.day * DAY + effective_end(hours)
    over = np.flatnonzero(end > WEEK)
    store = np.concatenate([hours.store, hours.store[over]])
    start = np.concatenate([start, np.zeros(over.size, np.int64)])
    end = np.concatenate([np.minimum(end, WEEK), end[over] - WEEK])
    return IntervalSet.merged(line.at(store, start), line.at(store, end))


def _open(week: IntervalSet, line: StackedAxis, store: Int64, local: Int64) -> Bool:
    return week.contains(line.at(store, week_time(local)))


def _dates(store: Int64, date: Int64, count: int) -> Int64:
    """Return how many dates each store has; the input is sorted by store, and nearly by date."""
    if not store.size:
        return np.zeros(count, np.int64)
    order = np.lexsort((date, store))
    store, date = store[order], date[order]
    new = np.ones(store.size, np.bool_)
    new[1:] = (np.diff(store) != 0) | (np.diff(date) != 0)
    return np.bincount(store[new], minlength=count)
