"""The interpolated method: every open instant has the status of the nearest poll (METRICS: Method)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core.cover import Cover, Line
from storemon.core.model import DAY, WEEK, WINDOWS, Batch, Bool, Figures, Int64, Polls
from storemon.core.schedule import business_intervals


def evidence_begin(start: int, reach: int | None) -> int:
    """Return the earliest time (µs) of a poll that can matter from `start` on (METRICS: interpolated, 5)."""
    return start - (DAY if reach is None else reach)


def evidence_end(end: int, reach: int | None, as_of: int) -> int:
    """Return the latest time (µs) of a poll that can matter before `end`, where `as_of` is the last of all.

    A range in the past is also judged by the polls that came after it, as its last half-way points
    need them; with no limit to the reach, by those of the 24 hours after it.
    """
    return min(as_of, end + (DAY if reach is None else reach))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The business hours on a line up to one µs after the last poll, and which polls they let speak.

    `polls` are those of the time in question, `inside` tells which of them are evidence, `interval` is
    the last interval of `open` that starts at or before each.
    """

    line: Line
    open: Cover
    polls: Polls
    interval: Int64
    inside: Bool

    def speaking(self) -> Polls:
        """Return the evidence alone."""
        if self.inside.all():
            return self.polls
        return _chosen(self.polls, self.inside)


def gather(batch: Batch, reach: int | None, start: int, end: int, as_of: int) -> Evidence:
    """Find the evidence for the time from `start` to `end`, at or before `as_of` (METRICS: rule 1)."""
    polls = batch.polls
    begin, last = evidence_begin(start, reach), evidence_end(end, reach, as_of)
    # A long reach costs no more than the time there are polls in, and the day that outages look back to.
    begin = max(begin, min(start - DAY, int(polls.time.min(initial=start))))
    last = min(last, max(end, int(polls.time.max(initial=end))))
    if polls.time.size:
        timely = (polls.time >= begin) & (polls.time <= last)
        polls = polls if timely.all() else _chosen(polls, timely)
    line = Line.through(begin, last + 1, len(batch.zones))
    hours = business_intervals(batch, line)
    points = line.at(polls.store, polls.time)
    interval = hours.interval_of(points)
    inside = points < hours.end[interval]
    # A poll exactly at the as-of time also counts as inside an interval that ends there.
    final = np.flatnonzero(polls.time == as_of)
    inside[final] |= hours.contains(points[final] - 1)
    return Evidence(line, hours, polls, interval, inside)


def steps(polls: Polls, reach: int | None, start: int, end: int) -> tuple[Int64, Int64]:
    """Return from when to when each poll is the nearest within reach, in µs from `start` to `end`.

    Half-way between two polls is rounded down to the µs. What lies in no poll's part is unknown.
    """
    time = polls.time
    left = np.full(time.size, start)
    right = np.full(time.size, end)
    follows = polls.store[1:] == polls.store[:-1]
    middle = (time[1:] + time[:-1]) >> 1
    left[1:] = np.where(follows, middle, start)
    right[:-1] = np.where(follows, middle, end)
    if reach is not None:
        # Limited first: a reach beyond the whole span changes nothing, and sums stay within 64 bits.
        span = int(time.max(initial=end)) - int(time.min(initial=start))
        reach = min(reach, span)
        left = np.maximum(left, time - reach)
        right = np.minimum(right, time + reach)
    return np.clip(left, start, end), np.clip(right, start, end)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the evidence says of a batch's stores from `start` to `end` (µs UTC), before any summing.

    `polls` are the evidence; each speaks from `left` to `right` (µs UTC), which is the open time from
    `open_left` to `open_right` (µs of open time on the line). `bounds`: where each store's polls begin
    and end, shape (stores + 1,).
    """

    start: int
    end: int
    reach: int | None
    evidence: Evidence
    polls: Polls
    left: Int64
    right: Int64
    open_left: Int64
    open_right: Int64
    bounds: Int64

    def open_before(self, time: int) -> Int64:
        """Return the open time on the line before `time` (from `start` to `end`) of each store."""
        stores = np.arange(self.bounds.size - 1)
        return self.evidence.open.length_before(self.evidence.line.at(stores, time))


def picture(batch: Batch, reach: int | None, start: int, end: int, as_of: int) -> Picture:
    """Lay out what every poll says of the time from `start` to `end`, of which `as_of` is no earlier.

    Raises `OverflowError` if the stores' polls within reach span centuries.
    """
    evidence = gather(batch, reach, start, end, as_of)
    polls = evidence.speaking()
    left, right = steps(polls, reach, start, end)
    line, hours = evidence.line, evidence.open
    return Picture(
        start=start,
        end=end,
        reach=reach,
        evidence=evidence,
        polls=polls,
        left=left,
        right=right,
        open_left=hours.length_before(line.at(polls.store, left)),
        open_right=hours.length_before(line.at(polls.store, right)),
        bounds=np.concatenate([[0], np.cumsum(np.bincount(polls.store, minlength=len(batch.zones)))]),
    )


def totals(seen: Picture, starts: Sequence[int]) -> Figures:
    """Return open, up, down and unknown time from each of `starts` to the picture's end.

    Shape (stores, len(starts)); each start lies within the picture. One step function serves them all.
    """
    # Open time before each end of each part only grows, so what a shorter window cuts off is a
    # maximum with the open time before that window: one search serves all windows.
    whole = seen.open_before(seen.end)
    counts = np.diff(seen.bounds)
    result = Figures(*(np.zeros((counts.size, len(starts)), np.int64) for _ in range(4)))
    for window, start in enumerate(starts):
        cut = seen.open_before(start)
        cuts = np.repeat(cut, counts)
        part = np.maximum(seen.open_right, cuts) - np.maximum(seen.open_left, cuts)
        known = _sums(part, seen.bounds)
        up = _sums(part * seen.polls.active, seen.bounds)
        result.open[:, window] = whole - cut
        result.up[:, window] = up
        result.down[:, window] = known - up
        result.unknown[:, window] = whole - cut - known
    return result


def window_starts(as_of: int) -> list[int]:
    """Return when the last hour, day and week before `as_of` begin (METRICS: Windows)."""
    return [as_of - length for length in WINDOWS]


def figures(batch: Batch, reach: int | None, as_of: int) -> Figures:
    """Return open, up, down and unknown time of the three windows up to `as_of` (METRICS: Windows)."""
    return totals(picture(batch, reach, as_of - WEEK, as_of, as_of), window_starts(as_of))


def _sums(parts: Int64, bounds: Int64) -> Int64:
    """Return the exact sum between each two neighbouring bounds."""
    total = np.concatenate([[0], np.cumsum(parts)])
    return np.diff(total[bounds])


def _chosen(polls: Polls, choice: Bool) -> Polls:
    return Polls(polls.store[choice], polls.time[choice], polls.active[choice])
