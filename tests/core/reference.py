"""A slow second implementation of METRICS: loops, datetime and zoneinfo, sharing no code with the engine."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, field, fields
from zoneinfo import ZoneInfo

from storemon.core.model import BEGINNING, Batch
from tests.core.build import zone_of

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)
HOUR = 3_600_000_000
DAY = 24 * HOUR
WEEK = 168 * HOUR
MIDNIGHT = dt.time()

Interval = tuple[int, int]
Segment = tuple[int, int, str]


@dataclass
class Row:
    """A row of hours after applying "23:59 or later means midnight" and "past midnight"."""

    weekday: int
    start: dt.timedelta
    end: dt.timedelta
    valid_from: dt.date = dt.date.min

    def on(self, date: dt.date) -> tuple[dt.datetime, dt.datetime]:
        midnight = dt.datetime.combine(date, MIDNIGHT)
        return midnight + self.start, midnight + self.end


@dataclass
class Dated:
    """A row of dated hours; `row` is None if it closes the store."""

    first: dt.date
    last: dt.date
    rank: int
    row: Row | None


@dataclass
class Store:
    zone: ZoneInfo
    rows: list[Row]
    polls: list[tuple[int, bool]]
    dated: list[Dated] = field(default_factory=list)

    def dated_on(self, date: dt.date) -> list[Row] | None:
        """The openings that dated hours define for a date; None if no dated hours apply."""
        found = [one for one in self.dated if one.first <= date <= one.last]
        if not found:
            return None
        best = max(one.rank for one in found)
        return [one.row for one in found if one.rank == best and one.row is not None]

    def rows_on(self, date: dt.date) -> list[Row]:
        """The openings that start on a date, of a store with weekly hours or with dated ones on that date."""
        dated = self.dated_on(date)
        if dated is not None or not self.rows:
            return dated or []
        begun = [row.valid_from for row in self.rows if row.valid_from <= date]
        schedule = max(begun) if begun else min(row.valid_from for row in self.rows)
        return [row for row in self.rows if row.weekday == date.weekday() and row.valid_from == schedule]

    def local(self, time: int) -> dt.datetime:
        return (EPOCH + time * MICROSECOND).astimezone(self.zone).replace(tzinfo=None)

    def utc(self, wall: dt.datetime) -> int:
        return (wall.replace(tzinfo=self.zone, fold=0) - EPOCH) // MICROSECOND

    def intervals(self, first: int, last: int) -> list[Interval]:
        """Business intervals that may overlap first..last; not merged."""
        if not self.rows and not self.dated:
            return [(first - DAY, last + DAY)]
        found = []
        date = self.local(first).date() - dt.timedelta(days=4)
        while date <= self.local(last).date() + dt.timedelta(days=4):
            rows = self.rows_on(date)
            if not self.rows and self.dated_on(date) is None:
                rows = [Row(date.weekday(), dt.timedelta(0), dt.timedelta(days=1))]
            for row in rows:
                start, end = (self.utc(wall) for wall in row.on(date))
                if start < end:
                    found.append((start, end))
            date += dt.timedelta(days=1)
        return found

    def open_on_wall(self, wall: dt.datetime) -> bool:
        """Poll-count: both ends of a row are open."""
        if not self.rows and self.dated_on(wall.date()) is None:
            return True
        for back in range(3):
            date = wall.date() - dt.timedelta(days=back)
            for row in self.rows_on(date):
                start, end = row.on(date)
                if start <= wall <= end:
                    return True
        return False


def as_of(newest: list[int]) -> int | None:
    """T: the latest of the newest polls that at least 5 % of the stores have reached within 24 hours."""
    found = [time for time in newest if sum(other >= time - DAY for other in newest) >= len(newest) * 5 / 100]
    return max(found, default=None)


def own_range(store: Store, first: dt.date, last: dt.date, as_of: int) -> tuple[int, int]:
    """The range of a store's local dates, clipped at the as-of time; empty if none has begun."""
    begin = store.utc(dt.datetime.combine(first, MIDNIGHT))
    end = store.utc(dt.datetime.combine(last + dt.timedelta(days=1), MIDNIGHT))
    return min(begin, end, as_of), min(end, as_of)


def stores_of(batch: Batch) -> list[Store]:
    stores = [Store(zone_of(zone or "America/Chicago"), [], []) for zone in batch.zones]
    hours = batch.hours
    begins = [BEGINNING] * hours.store.size if hours.valid_from is None else hours.valid_from.tolist()
    given = (getattr(hours, name).tolist() for name in ("store", "day", "start", "end"))
    for store, day, start, end, begin in zip(*given, begins, strict=True):
        valid_from = dt.date.min if begin == BEGINNING else day_of(begin)
        stores[store].rows.append(_row(day, start, end, valid_from))
    if batch.dated is not None:
        columns = (getattr(batch.dated, one.name).tolist() for one in fields(batch.dated))
        for store, first, last, start, end, rank in zip(*columns, strict=True):
            row = None if start == end else _row(0, start, end)
            stores[store].dated.append(Dated(day_of(first), day_of(last), rank, row))
    polls = batch.polls
    for store, time, active in zip(
        polls.store.tolist(), polls.time.tolist(), polls.active.tolist(), strict=True
    ):
        stores[store].polls.append((time, active))
    return stores


def day_of(number: int) -> dt.date:
    return EPOCH.date() + dt.timedelta(days=number)


def _row(weekday: int, start: int, end: int, valid_from: dt.date = dt.date.min) -> Row:
    if end >= 23 * HOUR + 59 * 60_000_000:
        end = DAY
    if end <= start:
        end += DAY
    return Row(weekday, start * MICROSECOND, end * MICROSECOND, valid_from)


def evidence_of(
    store: Store, reach: int | None, start: int, as_of: int, end: int | None = None
) -> list[tuple[int, bool]]:
    """The polls that can be evidence for start to end."""
    end = as_of if end is None else end
    around = DAY if reach is None else reach
    hours = store.intervals(min([start - around, *(time for time, _ in store.polls)]), as_of)
    return [
        (time, active)
        for time, active in store.polls
        if start - around <= time <= min(as_of, end + around)
        and any(left <= time < right or (time == as_of and right == as_of) for left, right in hours)
    ]


def segments(
    store: Store,
    reach: int | None,
    as_of: int,
    start: int,
    end: int | None = None,
    evidence: list[tuple[int, bool]] | None = None,
) -> list[Segment]:
    """The open time from start to end, split wherever the state may change; uses `evidence` if given."""
    end = as_of if end is None else end
    evidence = evidence_of(store, reach, start, as_of, end) if evidence is None else evidence
    hours = store.intervals(start, end)
    cuts = {start, end}
    for interval in hours:
        cuts.update(interval)
    for window in (HOUR, DAY, WEEK):
        cuts.add(as_of - window)
    for (time, _), (following, _) in itertools.pairwise(evidence):
        cuts.add((time + following) // 2)
    if reach is not None:
        for time, _ in evidence:
            cuts.update((time - reach, time + reach))
    ordered = sorted(cut for cut in cuts if start <= cut <= end)
    return [
        (left, right, _state(left, evidence, reach))
        for left, right in itertools.pairwise(ordered)
        if any(begin <= left < close for begin, close in hours)
    ]


def _state(instant: int, evidence: list[tuple[int, bool]], reach: int | None) -> str:
    """The state of the µs from instant to instant + 1, judged at its middle; doubled to stay in integers.

    Two polls equally near to the middle: their midpoint rounds down to `instant`, so the later one applies.
    """
    if not evidence:
        return "unknown"
    distance, _, active = nearest(instant, evidence)
    if reach is not None and distance > 2 * reach - 1:
        return "unknown"
    return "up" if active else "down"


def nearest(instant: int, evidence: list[tuple[int, bool]]) -> tuple[int, int, bool]:
    """The nearest poll to the middle of that µs: twice its distance, its time, and whether it is active."""
    distance, negative, active = min(
        (abs(2 * time - (2 * instant + 1)), -time, active) for time, active in evidence
    )
    return distance, -negative, active


def interpolated(store: Store, reach: int | None, as_of: int) -> list[dict[str, int]]:
    """The open, up, down and unknown µs of the hour, day and week."""
    parts = segments(store, reach, as_of, as_of - WEEK)
    result = []
    for window in (HOUR, DAY, WEEK):
        sums = {"open": 0, "up": 0, "down": 0, "unknown": 0}
        for left, right, state in parts:
            if left >= as_of - window:
                sums["open"] += right - left
                sums[state] += right - left
        result.append(sums)
    return result


def poll_count(store: Store, as_of: int) -> list[dict[str, int]]:
    result = []
    now = store.local(as_of)
    for window, weekdays in ((HOUR, 1), (DAY, 2), (WEEK, 8)):
        sums = {"open": 0, "up": 0, "down": 0, "unknown": 0}
        result.append(sums)
        if not any(store.open_on_wall(now - dt.timedelta(days=back)) for back in range(weekdays)):
            continue
        for time, active in store.polls:
            if as_of - window <= time <= as_of and store.open_on_wall(store.local(time)):
                sums["up" if active else "down"] += HOUR
                if window == HOUR:
                    break
    return result


def timeline(store: Store, reach: int | None, as_of: int, start: int) -> list[Segment]:
    """The segments, with adjacent ones of the same state merged."""
    joined: list[Segment] = []
    for left, right, state in segments(store, reach, as_of, start):
        if joined and joined[-1][1:] == (left, state):
            joined[-1] = (joined[-1][0], right, state)
        else:
            joined.append((left, right, state))
    return joined
