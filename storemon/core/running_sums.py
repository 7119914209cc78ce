"""Running sums of up and down time along an evaluation's line; any span is a difference of two sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.interval_set import count_until

if TYPE_CHECKING:
    from storemon.core.model import Bool, Int64

_NEVER: Final = 2**62


class RunningSums:
    """Sums of the open time of parts, each from `left` to `right` on the line (µs), up if `active`.

    The parts are in order and do not overlap; all arguments have shape (parts,). `known` and `up` have the
    sums before each part and over all of them, shape (parts + 1,); exact, since these are whole µs.
    """

    def __init__(self, left: Int64, right: Int64, active: Bool) -> None:
        self._right = right
        # After the last part, there is nothing within a part.
        self._left, self._active = np.append(left, _NEVER), np.append(active, np.False_)
        part = right - left
        self.known = _running(part)
        self.up = _running(np.where(active, part, 0))

    def before(self, point: Int64, *, ascending: bool = False) -> tuple[Int64, Int64]:
        """Return the time up and down before points of the open time, which lie in their own store's part.

        Both count from the beginning of the line; the difference of two points of a store is that store's.
        `ascending`: the points are sorted.
        """
        first = count_until(self._right, point, ascending=ascending)
        # If a point is within a part, only the time before it counts.
        begun = np.maximum(point - self._left[first], 0)
        up = self.up[first] + begun * self._active[first]
        return up, self.known[first] + begun - up

    def between(self, left: Int64, right: Int64) -> tuple[Int64, Int64]:
        """Return the time up and down between two points of the open time of a store."""
        (up_left, down_left), (up_right, down_right) = self.before(left), self.before(right)
        return up_right - up_left, down_right - down_left


def _running(values: Int64) -> Int64:
    sums = np.zeros(values.size + 1, np.int64)
    np.cumsum(values, out=sums[1:])
    return sums
