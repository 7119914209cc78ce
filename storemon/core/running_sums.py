"""Running sums of up and down time along an evaluation's line; any span is a difference of two sums."""

from __future__ import annotations

import numpy as np

from storemon.core.model import Int64
from storemon.core.uptime import Evaluation


class RunningSums:
    """Sums of the open time that each poll covers, from `left` to `right` on the line, µs."""

    def __init__(self, seen: Evaluation, left: Int64, right: Int64) -> None:
        self._left, self._right = left, right
        self._active = seen.polls.active
        part = right - left
        self._known, self._up = _running(part), _running(part * self._active)

    def before(self, point: Int64) -> tuple[Int64, Int64]:
        """Return the time up and down before points of the open time, which lie in their own store's part.

        Both count from the beginning of the line; the difference of two points of a store is that store's.
        """
        first = np.searchsorted(self._right, point, "right")
        # If a point is within a part, only the time before it counts.
        within = np.flatnonzero(first < self._right.size)
        across = first[within]
        known, up = self._known[first], self._up[first]
        ahead = np.maximum(point[within] - self._left[across], 0)
        known[within] += ahead
        up[within] += ahead * self._active[across]
        return up, known - up


def _running(values: Int64) -> Int64:
    sums = np.zeros(values.size + 1, np.int64)
    np.cumsum(values, out=sums[1:])
    return sums
