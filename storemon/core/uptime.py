"""The interpolated method: every open instant has the status of the nearest poll (METRICS: Method)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Batch, Bool, Figures, Int64, Moment, Polls
from storemon.core.running_sums import RunningSums
from storemon.core.schedule import business_intervals
from storemon.core.vocabulary import DAY, WEEK, WINDOWS, Range


def evidence_begin(start: int, reach: int | None) -> int:
    """Return the earliest time (µs) of a poll that affects `start` or later (METRICS: interpolated, 5)."""
    return start - (DAY if reach is None else reach)


def evidence_end(end: int, reach: int | None, as_of: int) -> int:
    """Return the latest time (µs) of a poll that affects time before `end`; `as_of` at the latest.

    Polls after a range in the past also affect it, through the last halfway points; if the reach has no
    limit, those of the 24 hours after it.
    """
    return min(as_of, end + (DAY if reach is None else reach))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The business hours on a line up to one µs after the last poll, and which polls are evidence.

    `polls`: all polls in the time span; `points`: the place of each on the line; `inside`: which of them are
    evidence; `interval`: the last interval of `open` that starts at or before each.
    """

    line: StackedAxis
    open: IntervalSet
    polls: Polls
    points: Int64
    interval: Int64
    inside: Bool

    def speaking(self) -> Polls:
        """Return only the polls that are evidence."""
        return self.polls if self.inside.all() else _chosen(self.polls, self.inside)

    def of_speaking(self, values: Int64) -> Int64:
        """Return the entries of `values`, of shape (polls,), that belong to the evidence."""
        return values if self.inside.all() else values[self.inside]


def gather(
    batch: Batch, reach: int | None, start: Moment, end: Moment, as_of: int, frame: Range | None = None
) -> Evidence:
    """Find the evidence for the time from `start` to `end`, at or before `as_of` (METRICS: rule 1).

    `frame` includes the times of all stores, also those of other batches.
    """
    polls = batch.polls
    frame = frame or Range(int(np.min(start)), int(np.max(end)))
    first, final = frame.start, frame.end
    begin, last = evidence_begin(first, reach), evidence_end(final, reach, as_of)
    # A long reach costs no more than the time with polls, plus the day that outages look back.
    begin = max(begin, min(first - DAY, int(polls.time.min(initial=first))))
    last = min(last, max(final, int(polls.time.max(initial=final))))
    if polls.time.size:
        timely = (polls.time >= begin) & (polls.time <= last)
        if not (isinstance(start, int) and isinstance(end, int) and (start, end) == (first, final)):
            # Each store's evidence begins and ends with its own time.
            around = min(DAY if reach is None else reach, last - begin)
            timely &= polls.time >= of_store(start, polls.store) - around
            timely &= polls.time <= of_store(end, polls.store) + around
        polls = polls if timely.all() else _chosen(polls, timely)
    line = StackedAxis.through(begin, last + 1, len(batch.zones))
    hours = business_intervals(batch, line)
    points = line.at(polls.store, polls.time)
    interval = hours.interval_of(points, ascending=True)
    inside = points < hours.end[interval]
    # A poll exactly at the as-of time counts as inside an interval that ends there.
    newest = np.flatnonzero(polls.time == as_of)
    inside[newest] |= hours.contains(points[newest] - 1)
    return Evidence(line, hours, polls, points, interval, inside)


def steps(polls: Polls, reach: int | None, start: Moment, end: Moment) -> tuple[Int64, Int64]:
    """Return the start and end of the time in which each poll is the nearest within reach, in µs.

    The halfway point between two polls is rounded down to the µs. Time outside all parts is unknown.
    """
    time = polls.time
    first, last = int(np.min(start)), int(np.max(end))
    left = np.full(time.size, first)
    right = np.full(time.size, last)
    follows = polls.store[1:] == polls.store[:-1]
    middle = (time[1:] + time[:-1]) >> 1
    left[1:] = np.where(follows, middle, first)
    right[:-1] = np.where(follows, middle, last)
    if reach is not None:
        # Limit it first: a reach beyond the whole span changes nothing, and sums stay within 64 bits.
        span = int(time.max(initial=last)) - int(time.min(initial=first))
        reach = min(reach, span)
        left = np.maximum(left, time - reach)
        right = np.minimum(right, time + reach)
    begin, stop = of_store(start, polls.store), of_store(end, polls.store)
    return np.clip(left, begin, stop), np.clip(right, begin, stop)


def of_store(time: Moment, store: Int64) -> Moment:
    """Return the time that applies to each of `store` (positions)."""
    return time if isinstance(time, int) else time[store]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evidence on a batch's stores from `start` to `end` (µs UTC), before any summing.

    If stores have times of their own, `begins` and `ends`, then `start` and `end` include them all.
    `polls` are the evidence, each in the `interval` of its open hours; each covers `left` to `right` (µs
    UTC), which is the open time from `open_left` to `open_right` (µs of open time on the line), as `sums`
    has it. `bounds`: where each store's polls begin and end, shape (stores + 1,).
    """

    start: int
    end: int
    reach: int | None
    evidence: Evidence
    polls: Polls
    interval: Int64
    left: Int64
    right: Int64
    open_left: Int64
    open_right: Int64
    sums: RunningSums
    bounds: Int64
    begins: Moment
    ends: Moment

    def begin_of(self, store: Int64) -> Moment:
        """Return when the time of each of `store` (positions) begins, µs UTC."""
        return of_store(self.begins, store)

    def end_of(self, store: Int64) -> Moment:
        """Return when the time of each of `store` (positions) ends, µs UTC."""
        return of_store(self.ends, store)

    def open_before(self, time: Moment) -> Int64:
        """Return the open time on the line before `time` (from `start` to `end`) for each store."""
        return self.open_at(np.arange(self.bounds.size - 1), time)

    def open_at(self, store: Int64, time: Moment) -> Int64:
        """Return the open time on the line before `time` for each of `store` (positions)."""
        return self.evidence.open.length_before(self.evidence.line.at(store, time))


def evaluate(
    batch: Batch, reach: int | None, start: Moment, end: Moment, as_of: int, frame: Range | None = None
) -> Evaluation:
    """Determine which time each poll covers from `start` to `end`, which is at or before `as_of`.

    `frame` includes the times of all stores, also those of other batches; default: those of this batch.
    Raises `OverflowError` if the stores' polls within reach span centuries.
    """
    frame = frame or Range(int(np.min(start)), int(np.max(end)))
    evidence = gather(batch, reach, start, end, as_of, frame)
    polls = evidence.speaking()
    left, right = steps(polls, reach, start, end)
    line, hours = evidence.line, evidence.open
    open_left = hours.length_before(line.at(polls.store, left), ascending=True)
    # Nearly every part begins where the one before it ends.
    open_right = np.empty_like(open_left)
    open_right[:-1] = open_left[1:]
    apart = np.ones(left.size, np.bool_)
    apart[:-1] = (right[:-1] != left[1:]) | (polls.store[:-1] != polls.store[1:])
    open_right[apart] = hours.length_before(line.at(polls.store[apart], right[apart]), ascending=True)
    return Evaluation(
        start=frame.start,
        end=frame.end,
        reach=reach,
        evidence=evidence,
        polls=polls,
        interval=evidence.of_speaking(evidence.interval),
        left=left,
        right=right,
        open_left=open_left,
        open_right=open_right,
        sums=RunningSums(open_left, open_right, polls.active),
        bounds=np.concatenate([[0], np.cumsum(np.bincount(polls.store, minlength=len(batch.zones)))]),
        begins=start,
        ends=end,
    )


def totals(seen: Evaluation, starts: Sequence[Moment]) -> Figures:
    """Return open, up, down and unknown time from each of `starts` to the evaluation's end.

    Shape (stores, len(starts)); each start is within the evaluation. All are read off one step function.
    """
    # Parts follow each other on the line, so a window has all of those that end after it begins, less what
    # lies before it of the first one. Sums up to each part serve all windows.
    whole = seen.open_before(seen.ends)
    known_before, up_before = seen.sums.known, seen.sums.up
    ends = seen.bounds[1:]
    result = Figures(*(np.zeros((ends.size, len(starts)), np.int64) for _ in range(4)))
    for window, start in enumerate(starts):
        cut = seen.open_before(start)
        first = np.minimum(np.searchsorted(seen.open_right, cut, "right"), ends)
        known = known_before[ends] - known_before[first]
        up = up_before[ends] - up_before[first]
        cuts = np.flatnonzero(first < ends)
        across = first[cuts]
        before = np.maximum(cut[cuts] - seen.open_left[across], 0)
        known[cuts] -= before
        up[cuts] -= before * seen.polls.active[across]
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
    return totals(evaluate(batch, reach, as_of - WEEK, as_of, as_of), window_starts(as_of))


def _chosen(polls: Polls, choice: Bool) -> Polls:
    return Polls(polls.store[choice], polls.time[choice], polls.active[choice])
