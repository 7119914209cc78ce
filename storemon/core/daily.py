"""Uptime by local day, and by week and month, over all history (METRICS: Comparison and trend)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from storemon.core.model import Batch, Bool, Int64
from storemon.core.quiet_dates import CheckedDates, QuietDates
from storemon.core.ranges import local_date
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import DAY, DEFAULT_ZONE
from storemon.core.zones import StoreZones

EPOCH: Final = dt.date(1970, 1, 1)
_MOST_CELLS: Final = 6_000_000
"""The most store-days that are computed, which take 144 MB in the process."""


class Period(Enum):
    """The periods of a trend."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class DailySums:
    """Open, up and down time (µs) of stores on consecutive local dates, interpolated.

    `first`: the first date, as days since 1970-01-01. The others have the shape (stores, days); open time
    that is neither up nor down is unknown. `quiet`: the dates on which most stores were likely closed, found
    from `checked`; None if this was not determined.
    """

    first: int
    open: Int64
    up: Int64
    down: Int64
    quiet: QuietDates | None = None
    checked: CheckedDates | None = None

    @property
    def days(self) -> range:
        """The dates, as days since 1970-01-01."""
        return range(self.first, self.first + self.open.shape[1])

    @classmethod
    def merged(cls, parts: Sequence[DailySums], order: Int64) -> DailySums:
        """Join the sums of batches; `order[i]` is the position in them of the report's store i."""
        whole = cls._joined(parts, 0)
        checked = None if whole.checked is None else whole.checked.at(order)
        return cls(whole.first, whole.open[order], whole.up[order], whole.down[order], checked=checked)

    def between(self, first: int, stop: int) -> DailySums:
        """Return those of the dates from `first` up to, not including, `stop`, without `quiet`."""
        dates = slice(first - self.first, stop - self.first)
        checked = None if self.checked is None else self.checked.at(slice(None), dates)
        return DailySums(first, self.open[:, dates], self.up[:, dates], self.down[:, dates], checked=checked)

    @classmethod
    def in_turn(cls, parts: Sequence[DailySums]) -> DailySums:
        """Join the sums of the same stores on consecutive dates, without `quiet`."""
        return cls._joined(parts, 1)

    @classmethod
    def _joined(cls, parts: Sequence[DailySums], axis: int) -> DailySums:
        opened, up, down = (
            np.concatenate([getattr(part, name) for part in parts], axis) for name in ("open", "up", "down")
        )
        checked = [part.checked for part in parts if part.checked is not None]
        joined = CheckedDates.joined(checked, axis) if len(checked) == len(parts) else None
        return cls(parts[0].first, opened, up, down, checked=joined)

    def summed(self, stores: Int64) -> DayTotals:
        """Sum up the stores at some positions."""
        return DayTotals(
            self.first, *(values[stores].sum(axis=0) for values in (self.open, self.up, self.down))
        )


@dataclass(frozen=True, slots=True)
class DayTotals:
    """The sums of some stores together; `open`, `up` and `down` have the shape (days,)."""

    first: int
    open: Int64
    up: Int64
    down: Int64

    def trend(self, period: Period, first_day: int = 0) -> Trend:
        """Sum up the days by period; `first_day`: the first weekday of a week, 0 = Monday."""
        days = [EPOCH + dt.timedelta(days=self.first + place) for place in range(self.open.size)]
        begins = [period_start(day, period, first_day) for day in days]
        starts = sorted(set(begins))
        place = np.searchsorted([start.toordinal() for start in starts], [day.toordinal() for day in begins])
        sums = np.zeros((3, len(starts)), np.int64)
        for row, values in zip(sums, (self.open, self.up, self.down), strict=True):
            np.add.at(row, place, values)
        return Trend(starts, sums[0], sums[1], sums[2], (days[0], days[-1]) if days else None)


@dataclass(frozen=True, slots=True)
class Trend:
    """Sums of some stores by period (µs), of shape (periods,); `starts`: the first date of each period.

    `dates`: the first and the last date that are summed up; None if there are none.
    """

    starts: list[dt.date]
    open: Int64
    up: Int64
    down: Int64
    dates: tuple[dt.date, dt.date] | None = None

    @property
    def known(self) -> Int64:
        """Time up or down."""
        return self.up + self.down

    @property
    def gap(self) -> Bool:
        """Which periods have no value: less than half of their open time is known, or there is none."""
        found: Bool = (self.known == 0) | (2 * self.known < self.open)
        return found


def period_start(day: dt.date, period: Period, first_day: int) -> dt.date:
    """Return the first date of the period that a date belongs to."""
    if period is Period.DAY:
        return day
    if period is Period.MONTH:
        return day.replace(day=1)
    return day - dt.timedelta(days=(day.weekday() - first_day) % 7)


def history(zones: Iterable[str | None], first_poll: int, as_of: int, stores: int) -> range:
    """Return the local dates from the first poll (µs UTC) to the as-of time, as days since 1970-01-01.

    If there are too many stores and days for memory, only the newest dates.
    """
    names = {zone or DEFAULT_ZONE for zone in zones} or {DEFAULT_ZONE}
    first = (min(local_date(zone, first_poll) for zone in names) - EPOCH).days
    last = (max(local_date(zone, as_of - 1) for zone in names) - EPOCH).days
    most = max(1, _MOST_CELLS // max(1, stores))
    return range(max(min(first, last), last - most + 1), last + 1)


def daily_sums(batch: Batch, reach: int | None, days: range, as_of: int) -> DailySums:
    """Sum up the batch's stores by their own local dates, without time after `as_of`.

    The batch needs the polls from a day, or the reach, before the first date. All dates are evaluated
    together, so with unlimited reach a poll applies to open time up to the next one, however far away it is.
    """
    count = len(batch.zones)
    rules = StoreZones.over(batch.zones, (days.start - 1) * DAY, (days.stop + 1) * DAY)
    store = np.repeat(np.arange(count), len(days) + 1)
    midnights = np.tile(np.arange(days.start, days.stop + 1) * DAY, count)
    cuts = np.minimum(rules.to_utc(store, midnights), as_of)
    start = int(cuts.min(initial=as_of))
    seen = evaluate(batch, reach, start, as_of, as_of)
    points = seen.evidence.open.length_before(seen.evidence.line.at(store, cuts))
    before = (points, *seen.sums.before(points))
    opened, up, down = (np.diff(values.reshape(count, len(days) + 1), axis=1) for values in before)
    return DailySums(days.start, opened, up, down)
