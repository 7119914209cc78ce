"""Intervals of many stores on one number line, so that one sorted search handles all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from storemon.core.model import Bool, Int64

_ROOM: Final = 2**62


@dataclass(frozen=True, slots=True)
class StackedAxis:
    """The stores' time axes laid end to end: store s at time t is the point s × span + (t − origin).

    Times run from `origin` up to, not including, `origin + span`, both in µs. An interval must end before
    the axis does, so that intervals of two stores never touch.
    """

    origin: int
    span: int

    @classmethod
    def through(cls, first: int, last: int, stores: int) -> StackedAxis:
        """Lay out `stores` axes that run from `first` to `last` inclusive.

        Raises `OverflowError` if the line would not fit into 64 bits (a thousand stores over a hundred years
        do fit).
        """
        span = last - first + 1
        if span * max(stores, 1) > _ROOM:
            raise OverflowError(f"{stores} stores over {span} µs each do not fit on one line")
        return cls(first, span)

    def at(self, store: Int64, time: Int64 | int) -> Int64:
        """Return the points of stores (positions) at times (µs)."""
        return store * self.span + (time - self.origin)


@dataclass(frozen=True, slots=True)
class IntervalSet:
    """Sorted intervals [start, end) of points that neither overlap nor touch.

    The first interval is empty and comes before every point, so each point has an interval at or before it.
    `before`: the total length of all earlier intervals. All of shape (k + 1,).
    """

    start: Int64
    end: Int64
    before: Int64

    @classmethod
    def merged(cls, start: Int64, end: Int64) -> IntervalSet:
        """Merge intervals of positive length, in any order, that overlap or touch."""
        # Rows of hours come sorted, or nearly so: then this sort takes a tenth of the time of another.
        order = np.argsort(start, kind="stable")
        start, end = start[order], np.maximum.accumulate(end[order])
        first = np.ones(start.size, np.bool_)
        first[1:] = start[1:] > end[:-1]
        last = np.ones(start.size, np.bool_)
        last[:-1] = first[1:]
        start = np.concatenate([np.array([-1], np.int64), start[first]])
        end = np.concatenate([np.array([-1], np.int64), end[last]])
        length = end - start
        return cls(start, end, np.cumsum(length) - length)

    def contains(self, points: Int64, *, ascending: bool = False) -> Bool:
        """Return which points lie in an interval; `ascending` as below."""
        return points < self.end[self.interval_of(points, ascending=ascending)]

    def length_before(self, points: Int64, *, ascending: bool = False) -> Int64:
        """Return how much of the intervals comes before each point, in µs; `ascending` as below."""
        index = self.interval_of(points, ascending=ascending)
        length: Int64 = np.minimum(points, self.end[index]) + (self.before - self.start)[index]
        return length

    def interval_of(self, points: Int64, *, ascending: bool = False) -> Int64:
        """Return the position of the last interval that starts at or before each point."""
        return count_until(self.start, points, ascending=ascending) - 1


def count_until(edges: Int64, points: Int64, *, ascending: bool) -> Int64:
    """Return how many of the sorted `edges` are at or before each point.

    `ascending`: the points are sorted too. If there are more points than edges, it is many times faster to
    look up the edges among the points.
    """
    if not ascending or points.size < edges.size:
        return np.searchsorted(edges, points, "right")
    passed = np.bincount(np.searchsorted(points, edges), minlength=points.size + 1)
    return np.cumsum(passed)[: points.size]
