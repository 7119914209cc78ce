"""Targets, the downtime that they allow, and the cost of downtime."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.model import Int64
from storemon.core.targets import Targets
from storemon.core.vocabulary import HOUR, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.daypart_times import Sales
    from storemon.core.platform_shares import Sold

_WHOLE: Final = 10_000


def each_target(targets: Targets, groups: Sequence[str]) -> Int64:
    """Return the target of each store, by its group; shape (stores,)."""
    own = targets.own
    if not own:
        return np.full(len(groups), targets.usual)
    return np.array([own.get(group.casefold(), targets.usual) for group in groups], np.int64)


def allowance(open_time: Int64, target: int | Int64) -> Int64:
    """Return how much downtime the target allows in the open time, in µs, rounded down.

    `target`: one for all, or one for each of `open_time`.
    """
    # In two parts, so that the open time of very many stores does not overflow 64 bits.
    whole, rest = open_time // _WHOLE, open_time % _WHOLE
    rate: Int64 = np.asarray(_WHOLE - target, np.int64)
    allowed: Int64 = whole * rate + rest * rate // _WHOLE
    return allowed


def verdicts(found: Certainty, target: int | Int64) -> Int64:
    """Return a `Verdict` for each figure; `target`: one for all, or one for each store.

    Met: even with all doubt counted as downtime, the allowance is not exceeded. Missed: certain downtime
    alone exceeds it. Otherwise undecided.
    """
    if not isinstance(target, int):
        target = target.reshape(-1, *(1,) * (found.open.ndim - 1))
    allowed = allowance(found.open, target)
    result: Int64 = np.full(found.open.shape, int(Verdict.CANNOT_TELL))
    result[found.open - found.up <= allowed] = Verdict.MET
    result[found.down > allowed] = Verdict.MISSED
    result[found.open == 0] = Verdict.NOT_OPEN
    return result


def allowance_left(open_time: Int64, down: Int64, target: int | Int64) -> Int64:
    """Return what is left of the allowance after `down`, in µs; negative if exceeded.

    Pass open − up and down of a `Certainty` for the least and the most that can be left.
    """
    return allowance(open_time, target) - down


class Loss(Enum):
    """Which downtime lost sales are computed from."""

    FIGURE = "figure"
    """The downtime of the figures."""
    LEAST = "least"
    """Certain downtime."""
    MOST = "most"
    """All time that is not certainly up."""


def lost_time(loss: Loss, times: Sold, sales: Sales) -> NDArray[np.float64]:
    """Return the downtime of the longest window, weighted for lost sales, in µs; shape (stores,).

    NaN if dayparts have weights but the report has no dayparts.
    """
    sure, dayparts = times.sure, times.dayparts
    if not sales.weighted:
        whole = {Loss.FIGURE: times.down, Loss.LEAST: sure.down}.get(loss, sure.open - sure.up)
        return whole.astype(np.float64)
    if dayparts is None:
        return np.full(times.down.shape, np.nan)
    parts = {Loss.FIGURE: dayparts.down, Loss.LEAST: dayparts.sure_down}
    weighted: NDArray[np.float64] = parts.get(loss, dayparts.open - dayparts.sure_up) @ np.array(
        sales.weights
    )
    return weighted


def sales_lost(
    per_open_hour: float | NDArray[np.float64], lost: Int64 | NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the cost of `lost` open time (µs), with one sales figure for all stores or one for each.

    Pass down and open − up of a `Certainty` for the least and the most that it can have cost.
    """
    cost: NDArray[np.float64] = per_open_hour * (lost / HOUR)
    return cost
