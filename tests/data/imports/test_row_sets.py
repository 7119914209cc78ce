"""Sets of rows of numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from storemon.core.model import Int64
from storemon.data.imports.row_sets import compared, distinct_rows

ROWS = arrays(np.int64, st.tuples(st.integers(0, 12), st.just(5)), elements=st.integers(0, 2))


@given(ROWS)
def test_distinct_rows_are_those_that_numpy_finds(rows: Int64) -> None:
    assert distinct_rows(rows).tolist() == np.unique(rows, axis=0).tolist()


@given(ROWS, ROWS)
def test_each_row_of_two_sets_is_in_the_one_or_the_other_or_both(old: Int64, new: Int64) -> None:
    before, after = ({tuple(row) for row in rows.tolist()} for rows in (old, new))
    rows, was, is_now = compared(old, new)
    found = [tuple(row) for row in rows.tolist()]
    assert found == sorted(before | after)
    assert was.tolist() == [row in before for row in found]
    assert is_now.tolist() == [row in after for row in found]
