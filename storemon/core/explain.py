"""How a figure is computed: the stretches or polls that add up to it (METRICS: both methods).

The parts add up to the report's figures to the microsecond; a test checks this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core import poll_count
from storemon.core.model import Batch, Bool, Int64
from storemon.core.report import evidence_start
from storemon.core.timeline import open_within, segments
from storemon.core.uptime import evidence_begin, evidence_end, gather, steps
from storemon.core.vocabulary import DEFAULT_REACH, HOUR, WINDOWS, Method, State

NO_POLL: Final = -1
"""In `Breakdown.part_poll`: this part has no poll."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts of a store's figures in one window; times in µs UTC, lengths in µs.

    `open_*`: the business intervals within the window. `part_*`: the parts in order of time; `state` is a
    `State`, `poll` the time of the poll that the part is based on. With the interpolated method the parts
    cover the open intervals exactly. With poll-count each part is a poll that counts; `start` and `end`
    are both its time, and its length is an hour.

    `poll_*`: the polls considered, from one reach before the window on; `inside`: within business hours;
    `used`: a part is based on it. `opens`: for poll-count, whether the store is open at the as-of time of
    day on one of the weekdays; if not, no poll counts.
    """

    method: Method
    reach: int | None
    start: int
    end: int
    open_start: Int64
    open_end: Int64
    part_start: Int64
    part_end: Int64
    part_length: Int64
    part_state: Int64
    part_poll: Int64
    poll_time: Int64
    poll_active: Bool
    poll_inside: Bool
    poll_used: Bool
    opens: bool

    def total(self, state: State) -> int:
        """Return the sum of the parts in a state."""
        return int(self.part_length[self.part_state == state].sum())

    @property
    def open(self) -> int:
        """The open time of the window."""
        return int((self.open_end - self.open_start).sum())


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """The figure to explain: the report's settings and one of its windows.

    `window`: 0 to 2 for the last hour, day and week. `start` and `end` (µs UTC) are the longest window, or
    the range if the report covers a range, in which case the only window is 0.
    """

    method: Method
    reach: int | None
    start: int
    end: int
    as_of: int
    window: int
    is_range: bool

    @property
    def window_start(self) -> int:
        """When the window begins."""
        return self.start if self.is_range else self.as_of - WINDOWS[self.window]

    def variants(self) -> list[tuple[Method, int | None]]:
        """Return the report's method and reach, then the alternatives to compare them with."""
        limited = DEFAULT_REACH if self.reach is None else self.reach
        terms = [(self.method, self.reach), (Method.INTERPOLATED, limited), (Method.INTERPOLATED, None)]
        if not self.is_range:
            terms.append((Method.POLL_COUNT, None))
        if self.method is Method.POLL_COUNT:
            terms[0] = (Method.POLL_COUNT, None)
        return list(dict.fromkeys(terms))

    def polls(self) -> tuple[int, int]:
        """Return the times (µs UTC) of the first and last poll that any of the variants may need."""
        first = [evidence_start(method, reach, self.start) for method, reach in self.variants()]
        last = [evidence_end(self.end, reach, self.as_of) for _, reach in self.variants()]
        return min(first), max(last)


def explain(batch: Batch, request: FigureRequest) -> list[Breakdown]:
    """Return the parts of the figures of the batch's only store for each of the variants.

    Raises `ValueError` unless the batch holds one store.
    """
    if len(batch.zones) != 1:
        raise ValueError("one store at a time")
    return [
        _counted(batch, request) if method is Method.POLL_COUNT else _interpolated(batch, reach, request)
        for method, reach in request.variants()
    ]


def _interpolated(batch: Batch, reach: int | None, request: FigureRequest) -> Breakdown:
    start, end = request.window_start, request.end
    evidence = gather(batch, reach, request.start, end, request.as_of)
    open_start, open_end = open_within(evidence, start, end)
    speaking = evidence.speaking()
    left, right = (np.clip(edge, start, end) for edge in steps(speaking, reach, request.start, end))
    which = np.arange(speaking.time.size)
    part_start, part_end, poll = segments(open_start, open_end, left, right, which, NO_POLL)
    known = poll != NO_POLL
    states = np.full(poll.size, State.UNKNOWN.value)
    states[known] = np.where(speaking.active[poll[known]], State.UP.value, State.DOWN.value)
    times = np.full(poll.size, NO_POLL)
    times[known] = speaking.time[poll[known]]
    polls = evidence.polls
    used = np.isin(polls.time, times)
    near = used | (polls.time >= evidence_begin(start, reach))
    return Breakdown(
        method=Method.INTERPOLATED,
        reach=reach,
        start=start,
        end=end,
        open_start=open_start,
        open_end=open_end,
        part_start=part_start,
        part_end=part_end,
        part_length=part_end - part_start,
        part_state=states,
        part_poll=times,
        poll_time=polls.time[near],
        poll_active=polls.active[near],
        poll_inside=evidence.inside[near],
        poll_used=used[near],
        opens=True,
    )


def _counted(batch: Batch, request: FigureRequest) -> Breakdown:
    start, end = request.window_start, request.end
    open_start, open_end = open_within(gather(batch, 0, start, end, request.as_of), start, end)
    polls, counting = batch.polls, poll_count.counting(batch, request.as_of)
    counted = counting.counted[:, request.window]
    near = (polls.time >= start) & (polls.time <= end)
    time = polls.time[counted]
    return Breakdown(
        method=Method.POLL_COUNT,
        reach=None,
        start=start,
        end=end,
        open_start=open_start,
        open_end=open_end,
        part_start=time,
        part_end=time,
        part_length=np.full(time.size, HOUR),
        part_state=np.where(polls.active[counted], State.UP.value, State.DOWN.value),
        part_poll=time,
        poll_time=polls.time[near],
        poll_active=polls.active[near],
        poll_inside=counting.inside[near],
        poll_used=counted[near],
        opens=bool(counting.opens[0, request.window]),
    )
