from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, update

from storemon.core.model import Polls
from storemon.core.vocabulary import DAY, HOUR
from storemon.data import bulk, schema
from storemon.data.database import Database
from storemon.data.sqlite.sealed_hours import hours_columns

T0 = 1_674_000_000_000_000
DECADES = 30 * 365 * 86_400_000_000


def polls_of(rows: list[tuple[int, int, bool]]) -> Polls:
    return Polls(
        np.array([row[0] for row in rows], dtype=np.int64),
        np.array([row[1] for row in rows], dtype=np.int64),
        np.array([row[2] for row in rows], dtype=np.bool_),
    )


def listed(polls: Polls) -> list[tuple[int, int, bool]]:
    return list(zip(polls.store.tolist(), polls.time.tolist(), polls.active.tolist(), strict=True))


def reference(rows: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    kept: dict[tuple[int, int], bool] = {}
    for store, time, active in rows:
        kept[store, time] = kept.get((store, time), True) and active
    return [(*key, kept[key]) for key in sorted(kept)]


some_polls = st.lists(
    st.tuples(
        st.integers(1, 5) | st.integers(1, 2**31 - 1),
        st.integers(T0, T0 + 9) | st.integers(T0, T0 + DECADES),
        st.booleans(),
    ),
    max_size=40,
)


@given(some_polls)
def test_sorted_polls_keep_one_per_instant_and_inactive_wins(rows: list[tuple[int, int, bool]]) -> None:
    polls = polls_of(rows)
    assert listed(bulk.sorted_polls(polls.store, polls.time, polls.active)) == reference(rows)


def add_stores(database: Database, count: int) -> None:
    with database.writing() as connection:
        connection.execute(
            insert(schema.stores), [{"store": key, "store_id": f"s{key}"} for key in range(1, count + 1)]
        )


def test_hours_come_back_as_they_were_written(database: Database) -> None:
    add_stores(database, 3)
    rows = [(1, 0, 0, DAY, 0), (1, 6, DAY - 1, 0, 0), (3, 3, 9 * HOUR, 17 * HOUR, 19_000)]
    fields = ("store", "day", "start", "end", "valid_from")
    with database.writing() as connection:
        connection.execute(insert(schema.imports).values(**dict.fromkeys(schema.imports.c.keys(), 1)))
        connection.execute(update(schema.stores).values(hours_import=1))
        columns = dict(zip(fields, map(list, zip(*rows, strict=True)), strict=True))
        columns["import_id"] = [1] * len(rows)
        bulk.insert_rows(connection, schema.hours, columns)
    with database.reading() as connection:
        found = bulk.read_hours(connection, (1, 3))
        last = bulk.read_hours(connection, (2, 3))
        none = bulk.read_hours(connection, (2, 2))
    assert sorted(zip(*(column.tolist() for column in hours_columns(found)), strict=True)) == rows
    assert [column.tolist() for column in hours_columns(last)] == [[value] for value in rows[2]]
    assert len(none.store) == 0
