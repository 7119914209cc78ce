"""Sets of rows of numbers: distinct ones, and those of two sets compared.

numpy's own `unique` of rows blocks all other threads, which freezes the window.
"""

from __future__ import annotations

import numpy as np

from storemon.core.model import Bool, Int64


def distinct_rows(rows: Int64) -> Int64:
    """Return the distinct rows, sorted."""
    rows = rows[np.lexsort(rows.T[::-1])]
    first = np.ones(len(rows), np.bool_)
    first[1:] = np.any(np.diff(rows, axis=0) != 0, axis=1)
    return rows[first]


def compared(old: Int64, new: Int64) -> tuple[Int64, Bool, Bool]:
    """Return the distinct rows of both, sorted, and whether each is in `old` and in `new`."""
    rows = np.concatenate((old, new))
    is_new = np.repeat((False, True), (len(old), len(new)))
    order = np.lexsort((is_new, *rows.T[::-1]))
    rows, is_new = rows[order], is_new[order]
    # Equal rows are adjacent now, those of `old` first.
    last = np.append(np.any(np.diff(rows, axis=0) != 0, axis=1), np.full(min(1, len(rows)), fill_value=True))
    first = np.roll(last, 1)
    return rows[first], ~is_new[first], is_new[last]
