"""The interpolated method: every open instant has the status of the nearest poll (METRICS: Method)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from storemon.core.cover import Cover, Line
from storemon.core.model import DAY, WEEK, WINDOWS, Batch, Bool, Figures, Int64, Polls
from storemon.core.schedule import business_intervals


def evidence_begin(start: int, reach: int | None) -> int:
    """Return the earliest time (µs) of a poll that can matter from `start` on (METRICS: interpolated, 5)."""
    return start - (DAY if reach is None else reach)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The business hours on a line up to one µs after the as-of time, and which polls they let speak.

    `polls` are those of the time in question, `inside` tells which of them are evidence.
    """

    line: Line
    open: Cover
    polls: Polls
    inside: Bool

    def speaking(self) -> Polls:
        """Return the evidence alone."""
        if self.inside.all():
            return self.polls
        return _chosen(self.polls, self.inside)


def gather(batch: Batch, reach: int | None, start: int, as_of: int) -> Evidence:
    """Find the evidence for the time from `start` to `as_of` (METRICS: interpolated, 1 and 5)."""
    polls = batch.polls
    begin = evidence_begin(start, reach)
    # A long reach costs no more than the time there are polls in.
    begin = max(begin, min(start, int(polls.time.min(initial=start))))
    if polls.time.size:
        timely = (polls.time >= begin) & (polls.time <= as_of)
        polls = polls if timely.all() else _chosen(polls, timely)
    line = Line.through(begin, as_of + 1, len(batch.zones))
    hours = business_intervals(batch, line)
    points = line.at(polls.store, polls.time)
    inside = hours.contains(points)
    # A poll exactly at the as-of time also counts as inside an interval that ends there.
    final = np.flatnonzero(polls.time == as_of)
    inside[final] |= hours.contains(points[final] - 1)
    return Evidence(line, hours, polls, inside)


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
        reach = min(reach, end - min(start, int(time.min(initial=start))))
        left = np.maximum(left, time - reach)
        right = np.minimum(right, time + reach)
    return np.clip(left, start, end), np.clip(right, start, end)


def figures(batch: Batch, reach: int | None, as_of: int) -> Figures:
    """Return open, up, down and unknown time of the three windows up to `as_of` (METRICS: Windows).

    Raises `OverflowError` if the stores' polls within reach span centuries.
    """
    stores = np.arange(len(batch.zones))
    evidence = gather(batch, reach, as_of - WEEK, as_of)
    line, hours, polls = evidence.line, evidence.open, evidence.speaking()
    left, right = steps(polls, reach, as_of - WEEK, as_of)
    # Open time before each end of each part. It only grows, so what a shorter window cuts off is a
    # maximum with the open time before that window: one search serves all three.
    left = hours.length_before(line.at(polls.store, left))
    right = hours.length_before(line.at(polls.store, right))
    whole = hours.length_before(line.at(stores, as_of))
    counts = np.bincount(polls.store, minlength=stores.size)
    bounds = np.concatenate([[0], np.cumsum(counts)])
    result = Figures(*(np.zeros((stores.size, len(WINDOWS)), np.int64) for _ in range(4)))
    for window, length in enumerate(WINDOWS):
        cut = hours.length_before(line.at(stores, as_of - length))
        cuts = np.repeat(cut, counts)
        part = np.maximum(right, cuts) - np.maximum(left, cuts)
        known = _sums(part, bounds)
        up = _sums(part * polls.active, bounds)
        result.open[:, window] = whole - cut
        result.up[:, window] = up
        result.down[:, window] = known - up
        result.unknown[:, window] = whole - cut - known
    return result


def _sums(parts: Int64, bounds: Int64) -> Int64:
    """Return the exact sum between each two neighbouring bounds."""
    total = np.concatenate([[0], np.cumsum(parts)])
    return np.diff(total[bounds])


def _chosen(polls: Polls, choice: Bool) -> Polls:
    return Polls(polls.store[choice], polls.time[choice], polls.active[choice])
