"""What may be said of a share: never all or nothing that is not, and no loud figure on few polls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from storemon.core.model import Bool, Int64

LEAST_COVERAGE: Final = 80
"""Percent of the open time that has to be known for a figure to speak of all of it."""


def is_sparse(known: int, opened: int) -> bool:
    """Tell whether a figure rests on too little of the open time; with nothing known there is no figure."""
    return 0 < 100 * known < LEAST_COVERAGE * opened


def sparse(known: Int64, opened: Int64) -> Bool:
    """Tell the same of many figures."""
    found: Bool = (known > 0) & (100 * known < LEAST_COVERAGE * opened)
    return found


def floored(part: int, whole: int, steps: int) -> int:
    """Return how many of the `steps` that make the whole a part comes to: rounded down, but one at least.

    So all is said of nothing less, and nothing of nothing more. The whole is above 0.
    """
    return max(int(part) * steps // int(whole), 1 if part > 0 else 0)


def floored_each(part: Int64, whole: Int64, steps: int) -> Int64:
    """Return the same of many, 0 where the whole is nothing."""
    # 0 % of what is no whole: any divisor will do.
    counted: Int64 = part * steps // (whole + (whole == 0))
    one: Int64 = ((part > 0) & (counted == 0)).astype(counted.dtype)
    return counted + one
