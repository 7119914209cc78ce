"""Closures and special hours as database rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.imports.dated_packing import packed, unpacked, unpacked_spans
from storemon.errors import RowsDamaged

NUMBERS = st.integers(0, 2**40)
ROWS = st.lists(
    st.tuples(
        st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS),
        st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])),
    ),
    min_size=1,
)


@given(ROWS)
def test_packed_and_unpacked_rows_are_the_same(rows: list[tuple[tuple[int, int, int, int], str]]) -> None:
    assert unpacked(*packed(rows)) == rows


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_the_spans_of_many_stores_are_unpacked_at_once(
    stores: list[list[tuple[tuple[int, int, int, int], str]]],
) -> None:
    counts, values = unpacked_spans([packed(rows)[0] for rows in stores])
    assert counts.tolist() == [len(rows) for rows in stores]
    assert values.tolist() == [list(span) for rows in stores for span, _ in rows]


@pytest.mark.parametrize("names", ["one\ntwo", ""])
def test_spans_that_were_cut_or_have_another_number_of_names_are_damaged(names: str) -> None:
    spans, _ = packed([((1, 2, 3, 4), "one"), ((2, 2, 3, 4), "two")])
    with pytest.raises(RowsDamaged):
        unpacked(spans[: 32 if names else 64], names)
    with pytest.raises(RowsDamaged):
        unpacked_spans([spans[:-1]])
