"""How sure a figure is: bounds that hold no matter what happened between the polls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.model import Bool, Figures, Int64, Moment
from storemon.core.running_sums import RunningSums
from storemon.core.uptime import Evaluation
from storemon.core.vocabulary import DEFAULT_REACH

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Certainty:
    """Open time that is certainly up and certainly down, in µs, each of shape (stores, windows).

    The rest of the open time is in doubt. That is: unknown time; the open time between two consecutive
    polls of the evidence that disagree; and, if the reach has no limit, time more than two hours from any
    poll (asking a report to guess does not make it surer). Before the first and after the last poll of the
    evidence nothing disagrees, so the poll counts as far as it reaches.
    """

    open: Int64
    up: Int64
    down: Int64

    @classmethod
    def merged(cls, parts: Sequence[Certainty]) -> Certainty:
        """Concatenate the bounds of batches; all have the same windows."""
        return cls(
            *(np.concatenate([getattr(part, name) for part in parts]) for name in ("open", "up", "down"))
        )

    def at(self, rows: Int64) -> Certainty:
        """Return the bounds of some stores, by position."""
        return Certainty(self.open[rows], self.up[rows], self.down[rows])

    def part(self, stores: slice) -> Certainty:
        """Return the bounds of some stores that follow each other."""
        return Certainty(self.open[stores], self.up[stores], self.down[stores])

    @property
    def doubt(self) -> Int64:
        """Open time that is in doubt, in µs: open − up − down."""
        return self.open - self.up - self.down

    @property
    def highest(self) -> Int64:
        """The most uptime possible, in µs: all doubt counted as up."""
        return self.open - self.down

    def low(self) -> NDArray[np.float64]:
        """Return the lowest possible share of uptime, 0 to 1; NaN where there was no open time."""
        return _share(self.up, self.open)

    def high(self) -> NDArray[np.float64]:
        """Return the highest possible share of uptime, 0 to 1; NaN where there was no open time."""
        return _share(self.highest, self.open)


def certainty(
    seen: Evaluation, figures: Figures, starts: Sequence[Moment], doubted: RunningSums | None = None
) -> Certainty:
    """Return the bounds of `figures`, the evaluation's totals from the same `starts`.

    `doubted`: its `doubt`, if already computed.
    """
    up, down = figures.up.copy(), figures.down.copy()
    sums = doubt(seen) if doubted is None else doubted
    up_at_end, down_at_end = sums.before(seen.open_before(seen.ends), ascending=True)
    for window, start in enumerate(starts):
        up_at_start, down_at_start = sums.before(seen.open_before(start), ascending=True)
        up[:, window] -= up_at_end - up_at_start
        down[:, window] -= down_at_end - down_at_start
    return Certainty(figures.open, up, down)


def doubt(seen: Evaluation) -> RunningSums:
    """Return the sums of the up and down time that is not certain, which the evaluation's sums include.

    A poll that disagrees with the previous one is sure only from its own time on; one that disagrees with
    the next, only up to its own time.
    """
    polls = seen.polls
    time = polls.time
    turns = (polls.active[1:] != polls.active[:-1]) & (polls.store[1:] == polls.store[:-1])
    before, after = np.zeros((2, time.size), np.bool_)
    before[1:] = after[:-1] = turns
    doubtful: Bool = before | after
    if seen.reach is None:
        doubtful |= (time - seen.left > DEFAULT_REACH) | (seen.right - time > DEFAULT_REACH)
    place = np.flatnonzero(doubtful)
    store, time, left, right = polls.store[place], time[place], seen.left[place], seen.right[place]
    sure_left = np.where(before[place], time, left)
    sure_right = np.where(after[place], time, right)
    if seen.reach is None:
        sure_left = np.maximum(sure_left, time - DEFAULT_REACH)
        sure_right = np.minimum(sure_right, time + DEFAULT_REACH)
    sure_from = seen.open_at(store, np.clip(sure_left, left, right))
    sure_until = seen.open_at(store, np.clip(sure_right, left, right))
    # What lies before the sure part of each poll's time, and what lies after it.
    return RunningSums(
        np.column_stack((seen.open_left[place], sure_until)).ravel(),
        np.column_stack((sure_from, seen.open_right[place])).ravel(),
        np.repeat(polls.active[place], 2),
    )


def _share(part: Int64, whole: Int64) -> NDArray[np.float64]:
    share = np.full(whole.shape, np.nan)
    np.divide(part, whole, out=share, where=whole > 0)
    return share
