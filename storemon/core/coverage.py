"""How to state a share: 100% and 0% only if exact, and no prominent figure on few polls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from storemon.core.model import Bool, Int64

LEAST_COVERAGE: Final = 80
"""Percent of the open time that must be known for a figure to represent all of it."""


def is_sparse(known: int, opened: int) -> bool:
    """Return whether a figure rests on too little of the open time; False if there is no figure at all."""
    return 0 < 100 * known < LEAST_COVERAGE * opened


def sparse(known: Int64, opened: Int64) -> Bool:
    """Do the same for many figures."""
    found: Bool = (known > 0) & (100 * known < LEAST_COVERAGE * opened)
    return found


def floored(part: int, whole: int, steps: int) -> int:
    """Return part / whole in units of 1 / `steps`, rounded down, but at least 1 unless the part is 0.

    So only the whole is stated as all of it, and only 0 as nothing. `whole` must be above 0.
    """
    return max(int(part) * steps // int(whole), 1 if part > 0 else 0)


def floored_each(part: Int64, whole: Int64, steps: int) -> Int64:
    """Do the same for many, with 0 for a whole of 0."""
    # A whole of 0 gives 0%: any divisor will do.
    counted: Int64 = part * steps // (whole + (whole == 0))
    one: Int64 = ((part > 0) & (counted == 0)).astype(counted.dtype)
    return counted + one
