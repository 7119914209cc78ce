"""Rows of hours that count."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from storemon.core.model import Int64
from storemon.data.imports.counting_hours import distinct_rows


@given(arrays(np.int64, st.tuples(st.integers(0, 12), st.just(5)), elements=st.integers(0, 2)))
def test_distinct_rows_are_those_that_numpy_finds(rows: Int64) -> None:
    assert distinct_rows(rows).tolist() == np.unique(rows, axis=0).tolist()
