"""Checksums of rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.sqlite import log_folding
from storemon.data.sqlite.digests import row_digest, teach
from storemon.data.sqlite.log_folding import has_log_fault
from storemon.data.sqlite.sealed_hours import hours_digests
from storemon.data.sqlite.sqlite_library import sqlite3

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    # SQLite passes a function only the part of a text before a NUL; no stored text contains one.
    st.text().filter(lambda text: "\0" not in text),
    st.binary(),
)


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_a_statement_has_the_checksum_that_python_has(row: list[int | float | str | bytes | None]) -> None:
    connection = sqlite3.connect(":memory:")
    teach(connection)
    marks = ", ".join("?" * len(row))
    try:
        (found,) = connection.execute(f"SELECT row_digest({marks})", row).fetchone()  # marks
    except UnicodeEncodeError:  # a lone surrogate is not valid text for SQLite
        return
    finally:
        connection.close()
    assert found == row_digest(*row)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1,), ("1",)),
        ((1,), (1.0,)),
        ((None,), ("",)),
        ((b"x",), ("x",)),
        (("a", "b"), ("b", "a")),
        (("é",), ("è",)),
    ],
)
def test_types_and_order_count(
    one: tuple[int | str | bytes | None, ...], other: tuple[int | float | str, ...]
) -> None:
    assert row_digest(*one) != row_digest(*other)


ROWS = st.lists(
    st.tuples(
        st.integers(1, 2**31),
        st.integers(0, 6),
        st.integers(0, 86_400_000_000),
        st.integers(0, 86_400_000_000),
        st.integers(0, 47_481),
    ),
    min_size=1,
    max_size=20,
)


@given(ROWS)
def test_a_sum_of_hours_is_the_same_in_a_statement_and_in_numpy(
    rows: list[tuple[int, int, int, int, int]],
) -> None:
    connection = sqlite3.connect(":memory:")
    teach(connection)
    connection.execute("CREATE TABLE hours (store, day, start, stop, since)")
    connection.executemany("INSERT INTO hours VALUES (?, ?, ?, ?, ?)", rows)
    (found,) = connection.execute("SELECT hours_sum(store, day, start, stop, since) FROM hours").fetchone()
    connection.close()
    with np.errstate(over="ignore"):
        assert found == hours_digests(*np.array(rows, np.int64).T).sum(dtype=np.int64)


def test_a_sum_of_hours_without_dates_is_that_of_hours_from_the_beginning() -> None:
    connection = sqlite3.connect(":memory:")
    teach(connection)
    found = connection.execute("SELECT hours_sum(7, 1, 2, 3), hours_sum(7, 1, 2, 3, 0)").fetchone()
    connection.close()
    assert found[0] == found[1]


@given(st.tuples(*[st.integers(0, 2**40)] * 5), st.integers(0, 4), st.integers(0, 62))
def test_each_bit_of_a_row_of_hours_counts(row: tuple[int, ...], place: int, bit: int) -> None:
    rows = np.array([row, row], np.int64)
    rows[1, place] ^= 1 << bit
    one, other = hours_digests(*rows.T).tolist()
    assert one != other


@pytest.mark.parametrize(
    ("version", "has"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 1), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
    ],
)
def test_the_versions_whose_log_has_a_fault_are_known(version: tuple[int, int, int], *, has: bool) -> None:
    assert has_log_fault(version) is has
    assert log_folding.LONGEST_LOG > 0
