"""Which stores have other hours, and from which date on."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

from storemon.core.model import BEGINNING, Int64
from storemon.data.imports.hours_on_dates import first_differences

Row = tuple[int, int, int, int, int]
STORES = (3, 7, 2_000_000_011)
NEVER = 6
ROWS = st.lists(
    st.tuples(
        st.sampled_from(STORES),
        st.integers(0, 1),
        st.integers(0, 1),
        st.just(2),
        st.sampled_from((BEGINNING, 2, 3, 5)),
    ),
    max_size=14,
)


def as_rows(rows: list[Row]) -> Int64:
    return np.array(rows, np.int64).reshape(-1, 5)


def in_force(rows: list[Row], store: int, date: int) -> set[tuple[int, int, int]]:
    """The rows of the latest schedule up to a date, before all of them those of the first."""
    begins = sorted({row[4] for row in rows if row[0] == store})
    upto = [begin for begin in begins if begin <= date] or begins[:1]
    return {(row[1], row[2], row[3]) for row in rows if row[0] == store and row[4] == upto[-1]}


@given(ROWS, ROWS)
def test_a_store_has_other_hours_from_the_first_date_with_other_rows_in_force(
    old: list[Row], new: list[Row]
) -> None:
    expected = {}
    for store in STORES:
        for date in range(BEGINNING, NEVER):
            if in_force(old, store, date) != in_force(new, store, date):
                expected[store] = date
                break
    stores, first = first_differences(as_rows(old), as_rows(new))
    assert dict(zip(stores.tolist(), first.tolist(), strict=True)) == expected


@given(ROWS, st.integers(0, 5))
def test_the_same_schedules_with_more_dates_are_no_other_hours(rows: list[Row], date: int) -> None:
    again = [(store, *opening, date) for store in STORES for opening in in_force(rows, store, date)]
    assert first_differences(as_rows(rows), as_rows([*rows, *again]))[0].size == 0
