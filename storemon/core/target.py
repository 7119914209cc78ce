"""Targets, what they allow, and what downtime costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.model import Int64
from storemon.core.targets import Targets
from storemon.core.vocabulary import HOUR, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHOLE: Final = 10_000


def each_target(targets: Targets, groups: Sequence[str]) -> Int64:
    """Return the target of each store, by its group; shape (stores,)."""
    own = targets.own
    if not own:
        return np.full(len(groups), targets.usual)
    return np.array([own.get(group.casefold(), targets.usual) for group in groups], np.int64)


def allowance(open_time: Int64, target: int | Int64) -> Int64:
    """Return how much downtime the target allows in the open time, in µs, rounded down.

    `target` holds for all, or there is one for each of `open_time`.
    """
    # In two parts, so that the open time of a whole fleet does not leave 64 bits.
    whole, rest = open_time // _WHOLE, open_time % _WHOLE
    rate: Int64 = np.asarray(_WHOLE - target, np.int64)
    allowed: Int64 = whole * rate + rest * rate // _WHOLE
    return allowed


def verdicts(found: Certainty, target: int | Int64) -> Int64:
    """Return a `Verdict` for each figure; `target` holds for all of them, or there is one for each store.

    Met: even with all doubt counted as downtime the allowance is kept. Missed: certain downtime alone
    exceeds it. Otherwise it is open.
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
    """Return what is left of the allowance after `down`, in µs; negative once it is overdrawn.

    With a `Certainty`'s open − up and its down, the least and the most that can be left.
    """
    return allowance(open_time, target) - down


def sales_lost(per_open_hour: float | NDArray[np.float64], lost: Int64) -> NDArray[np.float64]:
    """Return what `lost` open time (µs) costs, at a figure for all stores or one for each.

    With a `Certainty`'s down and its open − up, the least and the most that it can have cost.
    """
    cost: NDArray[np.float64] = per_open_hour * (lost / HOUR)
    return cost
