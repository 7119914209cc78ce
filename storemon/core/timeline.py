"""One store's open time as a sequence of up, down and unknown, for charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from storemon.core.model import Batch, Bool, Int64
from storemon.core.uptime import Evidence, gather, steps
from storemon.core.vocabulary import DEFAULT_ZONE, State


@dataclass(frozen=True, slots=True)
class Timeline:
    """One store between `start` and `end`; all times in µs UTC.

    `open_*`: merged business intervals, clipped to the time shown. `seg_*`: segments that cover the open
    time exactly, in order; adjacent ones differ in state (a `State`). `poll_*`: the polls from `start`
    to `end` inclusive, whether each is active, and whether it counts (METRICS: interpolated, 1).
    """

    zone: str
    start: int
    end: int
    open_start: Int64
    open_end: Int64
    seg_start: Int64
    seg_end: Int64
    seg_state: Int64
    poll_time: Int64
    poll_active: Bool
    poll_inside: Bool


def timeline(batch: Batch, reach: int | None, as_of: int, start: int, end: int | None = None) -> Timeline:
    """Return the timeline of the batch's only store from `start` to `end`, by the interpolated method.

    `end` defaults to `as_of` and is never after it. The batch needs the polls from `evidence_begin`
    to `evidence_end`. Raises `ValueError` unless it holds one store.
    """
    (zone,) = batch.zones
    end = as_of if end is None else end
    evidence = gather(batch, reach, start, end, as_of)
    open_start, open_end = open_within(evidence, start, end)
    speaking = evidence.speaking()
    left, right = steps(speaking, reach, start, end)
    states = np.where(speaking.active, State.UP.value, State.DOWN.value)
    seg_start, seg_end, seg_state = segments(open_start, open_end, left, right, states, State.UNKNOWN.value)
    polls = evidence.polls
    shown = (polls.time >= start) & (polls.time <= end)
    return Timeline(
        zone=zone or DEFAULT_ZONE,
        start=start,
        end=end,
        open_start=open_start,
        open_end=open_end,
        seg_start=seg_start,
        seg_end=seg_end,
        seg_state=seg_state,
        poll_time=polls.time[shown],
        poll_active=polls.active[shown],
        poll_inside=evidence.inside[shown],
    )


def together(lines: Sequence[Timeline]) -> Timeline:
    """Combine the timelines of one store on several platforms (METRICS: Platforms).

    Up if any is up, down if none is up and any is down, otherwise unknown; has the polls of all.
    """
    if len(lines) == 1:
        return lines[0]
    first = lines[0]
    points = np.unique(np.concatenate([side for line in lines for side in (line.seg_start, line.seg_end)]))
    begin, stop = points[:-1], points[1:]
    found = np.full(begin.size, State.UNKNOWN.value, np.int64)
    is_open = _value_at(begin, first.open_start, first.open_end, np.ones_like(first.open_start), 0) == 1
    states = [
        _value_at(begin, line.seg_start, line.seg_end, line.seg_state, State.UNKNOWN.value) for line in lines
    ]
    for state in (State.DOWN.value, State.UP.value):
        found[np.any([one == state for one in states], axis=0)] = state
    begin, stop, found = begin[is_open], stop[is_open], found[is_open]
    new = np.ones(begin.size, np.bool_)
    new[1:] = (begin[1:] != stop[:-1]) | (found[1:] != found[:-1])
    times = np.concatenate([line.poll_time for line in lines])
    order = np.argsort(times, kind="stable")
    active, inside = (
        np.concatenate([getattr(line, name) for line in lines])[order]
        for name in ("poll_active", "poll_inside")
    )
    return replace(
        first,
        seg_start=begin[new],
        seg_end=stop[np.roll(new, -1)],
        seg_state=found[new],
        poll_time=times[order],
        poll_active=active,
        poll_inside=inside,
    )


def open_within(evidence: Evidence, start: int, end: int) -> tuple[Int64, Int64]:
    """Return the business intervals of the only store, clipped to `start` to `end`; all µs UTC."""
    origin = evidence.line.origin
    open_start = np.clip(evidence.open.start + origin, start, end)
    open_end = np.clip(evidence.open.end + origin, start, end)
    real = open_start < open_end
    return open_start[real], open_end[real]


def segments(
    open_start: Int64, open_end: Int64, left: Int64, right: Int64, values: Int64, otherwise: int
) -> tuple[Int64, Int64, Int64]:
    """Split the open intervals where the value changes; return starts, ends and values.

    `left`, `right`, `values`: the parts of the polls, sorted and disjoint. Outside them the value is
    `otherwise`.
    """
    points = np.unique(np.concatenate([open_start, open_end, left, right]))
    start, end = points[:-1], points[1:]
    is_open = _value_at(start, open_start, open_end, np.ones_like(open_start), 0) == 1
    start, end = start[is_open], end[is_open]
    value = _value_at(start, left, right, values, otherwise)

    new = np.ones(start.size, np.bool_)
    new[1:] = (start[1:] != end[:-1]) | (value[1:] != value[:-1])
    return start[new], end[np.roll(new, -1)], value[new]


def _value_at(points: Int64, left: Int64, right: Int64, values: Int64, otherwise: int) -> Int64:
    """Return the value of the part [left, right) that contains each point, or `otherwise`."""
    part = np.searchsorted(left, points, "right") - 1
    result = np.full(points.size, otherwise, np.int64)
    inside = part >= 0
    inside[inside] = points[inside] < right[part[inside]]
    result[inside] = values[part[inside]]
    return result
