"""METRICS once more, slowly: loops, datetime and zoneinfo, and no line shared with the engine."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from storemon.core.model import Batch
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
    """A row of hours after "23:59 or later means midnight" and "past midnight"."""

    weekday: int
    start: dt.timedelta
    end: dt.timedelta

    def on(self, date: dt.date) -> tuple[dt.datetime, dt.datetime]:
        midnight = dt.datetime.combine(date, MIDNIGHT)
        return midnight + self.start, midnight + self.end


@dataclass
class Store:
    zone: ZoneInfo
    rows: list[Row]
    polls: list[tuple[int, bool]]

    def local(self, time: int) -> dt.datetime:
        return (EPOCH + time * MICROSECOND).astimezone(self.zone).replace(tzinfo=None)

    def utc(self, wall: dt.datetime) -> int:
        return (wall.replace(tzinfo=self.zone, fold=0) - EPOCH) // MICROSECOND

    def intervals(self, first: int, last: int) -> list[Interval]:
        """Business intervals that may meet first..last; unmerged."""
        if not self.rows:
            return [(first - DAY, last + DAY)]
        found = []
        date = self.local(first).date() - dt.timedelta(days=4)
        while date <= self.local(last).date() + dt.timedelta(days=4):
            for row in self.rows:
                if row.weekday == date.weekday():
                    start, end = (self.utc(wall) for wall in row.on(date))
                    if start < end:
                        found.append((start, end))
            date += dt.timedelta(days=1)
        return found

    def open_on_wall(self, wall: dt.datetime) -> bool:
        """Poll-count: both ends of a row count as open."""
        if not self.rows:
            return True
        for back in range(3):
            date = wall.date() - dt.timedelta(days=back)
            for row in self.rows:
                if row.weekday == date.weekday():
                    start, end = row.on(date)
                    if start <= wall <= end:
                        return True
        return False


def as_of(newest: list[int]) -> int | None:
    """T: the latest newest poll that at least 5 % of the stores have reached within 24 hours."""
    found = [time for time in newest if sum(other >= time - DAY for other in newest) >= len(newest) * 5 / 100]
    return max(found, default=None)


def own_range(store: Store, first: dt.date, last: dt.date, as_of: int) -> tuple[int, int]:
    """The local dates of a store, clipped at the as-of time; without length where none has begun."""
    begin = store.utc(dt.datetime.combine(first, MIDNIGHT))
    end = store.utc(dt.datetime.combine(last + dt.timedelta(days=1), MIDNIGHT))
    return min(begin, end, as_of), min(end, as_of)


def stores_of(batch: Batch) -> list[Store]:
    stores = [Store(zone_of(zone or "America/Chicago"), [], []) for zone in batch.zones]
    hours = batch.hours
    for store, day, start, end in zip(
        hours.store.tolist(), hours.day.tolist(), hours.start.tolist(), hours.end.tolist(), strict=True
    ):
        if end >= 23 * HOUR + 59 * 60_000_000:
            end = DAY  # noqa: PLW2901  # the rule says that the row means this end
        if end <= start:
            end += DAY  # noqa: PLW2901  # as above
        stores[store].rows.append(Row(day, start * MICROSECOND, end * MICROSECOND))
    polls = batch.polls
    for store, time, active in zip(
        polls.store.tolist(), polls.time.tolist(), polls.active.tolist(), strict=True
    ):
        stores[store].polls.append((time, active))
    return stores


def evidence_of(
    store: Store, reach: int | None, start: int, as_of: int, end: int | None = None
) -> list[tuple[int, bool]]:
    """The polls that may speak of start to end."""
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
    """The open time from start to end, cut wherever anything may change; by other evidence where given."""
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
    """The state of the µs from instant to instant + 1, judged at its middle; doubled to stay whole.

    Two polls equally near to the middle: their half-way point rounds down to `instant`, so the later.
    """
    if not evidence:
        return "unknown"
    distance, _, active = nearest(instant, evidence)
    if reach is not None and distance > 2 * reach - 1:
        return "unknown"
    return "up" if active else "down"


def nearest(instant: int, evidence: list[tuple[int, bool]]) -> tuple[int, int, bool]:
    """The nearest poll to the middle of that µs: twice its distance, its time, whether active."""
    distance, negative, active = min(
        (abs(2 * time - (2 * instant + 1)), -time, active) for time, active in evidence
    )
    return distance, -negative, active


def interpolated(store: Store, reach: int | None, as_of: int) -> list[dict[str, int]]:
    """For hour, day and week the open, up, down and unknown µs."""
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
    for window, weekdays in ((HOUR, 1), (DAY, 2), (WEEK, 7)):
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
    """The segments with equal neighbours joined."""
    joined: list[Segment] = []
    for left, right, state in segments(store, reach, as_of, start):
        if joined and joined[-1][1:] == (left, state):
            joined[-1] = (joined[-1][0], right, state)
        else:
            joined.append((left, right, state))
    return joined
