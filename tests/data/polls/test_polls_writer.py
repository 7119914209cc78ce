"""Writing packed polls next to existing ones, undoing it and reading it, against a simple model."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from storemon.core.model import Polls
from storemon.core.vocabulary import HOUR, WEEK
from storemon.data import schema
from storemon.data.bulk import sorted_polls
from storemon.data.files.fields import LATEST
from storemon.data.polls import poll_rows
from storemon.data.polls.polls_reading import count_after, count_polls, newest_until, read_nearest, read_polls
from storemon.data.polls.polls_writer import PollsWriter
from storemon.data.polls.undo_polls import undo_polls
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.data.sqlite.sqlite_library import sqlite3
from tests.core.strategies import QUICK
from tests.polls_table import polls_in

START = 1_674_000_000_000_000 // WEEK * WEEK
STORES = 4

Said = dict[tuple[int, int], bool]
"""One import's polls: whether active, by store and time."""

# Few instants, many of them at both ends of a week, so that imports overlap.
times = st.builds(
    lambda week, at: START + week * WEEK + at,
    st.sampled_from([0, 0, 1, 2, 60]),
    st.sampled_from([0, 1, 2, 3, 4, 5, HOUR, WEEK - 2, WEEK - 1]),
)
said = st.dictionaries(st.tuples(st.integers(1, STORES), times), st.booleans(), max_size=30)
many = st.builds(
    lambda store, first, last, active: {(store, START + at): active for at in range(first, last)},
    st.integers(1, STORES),
    st.integers(0, 20),
    st.integers(0, 40),
    st.booleans(),
)


def polls_of(rows: Said) -> Polls:
    columns = np.array([(*at, active) for at, active in rows.items()], np.int64).reshape(-1, 3).T
    return sorted_polls(columns[0], columns[1], columns[2].astype(np.bool_))


def listed(polls: Polls) -> list[tuple[int, int, bool]]:
    return list(zip(polls.store.tolist(), polls.time.tolist(), polls.active.tolist(), strict=True))


def merged(imports: list[Said]) -> Said:
    found: Said = {}
    for rows in imports:
        for at, active in rows.items():
            found[at] = found.get(at, True) and active
    return found


def write(database: SqliteDatabase, number: int, rows: Said) -> int:
    with database.writing() as connection:
        writer = PollsWriter(connection, number)
        counting = writer.write(polls_of(rows))
        writer.finish()
    return counting


def opened(folder: str | Path) -> SqliteDatabase:
    database = SqliteDatabase.open(Path(folder) / "storemon.db")
    with database.writing() as connection:
        stores = [{"store": key, "store_id": f"s{key}"} for key in range(1, STORES + 1)]
        connection.execute(insert(schema.stores), stores)
    return database


def check(database: SqliteDatabase, expected: Said) -> None:
    with database.reading() as connection:
        tally = poll_rows.SpanTally()
        found = read_polls(connection, (1, STORES), (START, LATEST), tally=tally)
        tally.check(connection, poll_rows.spans_of((START, LATEST)))
        assert count_polls(connection) == len(expected)
    rows = [(*at, active) for at, active in sorted(expected.items())]
    assert listed(found) == rows
    assert polls_in(database.path) == rows


@settings(QUICK, max_examples=60)
@given(st.lists(st.tuples(st.one_of(said, many), st.integers(0, 9)), min_size=1, max_size=7))
def test_after_any_imports_and_undos_the_polls_are_what_the_counting_imports_say(
    steps: list[tuple[Said, int]],
) -> None:
    with TemporaryDirectory() as folder:
        database = opened(folder)
        counting: list[tuple[int, Said]] = []
        for number, (rows, choice) in enumerate(steps, 1):
            before = merged([one for _, one in counting])
            after = merged([before, rows])
            assert write(database, number, rows) == sum(
                before.get(at) != active for at, active in after.items()
            )
            counting.append((number, rows))
            if choice < len(counting):
                undone, _ = counting.pop(choice)
                with database.writing() as connection:
                    undo_polls(connection, undone)
            check(database, merged([one for _, one in counting]))
        database.close()


@settings(QUICK, max_examples=60)
@given(st.lists(said, min_size=1, max_size=3), times, st.booleans(), st.booleans(), st.integers(1, 4))
def test_looks_at_the_polls_nearest_to_a_time_equal_the_model(
    imports: list[Said], time: int, active: bool, before: bool, limit: int
) -> None:
    with TemporaryDirectory() as folder:
        database = opened(folder)
        for number, rows in enumerate(imports, 1):
            write(database, number, rows)
        polls = merged(imports)
        with database.reading() as connection:
            asked = [(store, time + store) for store in range(STORES, 0, -1)]
            near = read_nearest(connection, asked, active=active, before=before, limit=limit)
            newest = newest_until(connection, time)[1].tolist()
            after = count_after(connection, time)
        database.close()
    for (store, bound), found in zip(asked, near, strict=True):
        own = [at for (of, at), said in polls.items() if of == store and said == active]
        own = [at for at in own if (at < bound if before else at > bound)]
        assert found == sorted(own, reverse=before)[:limit]
    until = [[at for of, at in polls if of == store and at <= time] for store in range(1, STORES + 1)]
    assert sorted(newest) == sorted(max(own) for own in until if own)
    later = [of for of, at in polls if at > time]
    assert after == {store: later.count(store) for store in set(later)}


def test_the_same_polls_again_take_hardly_any_room(tmp_path: Path) -> None:
    database = opened(tmp_path)
    rows = {(1, START + minute): minute % 7 > 0 for minute in range(10_000)}
    assert write(database, 1, rows) == len(rows)
    assert write(database, 2, rows) == 0
    assert write(database, 3, dict.fromkeys(list(rows)[500:], True) | {(1, START + WEEK - 1): True}) == 1
    database.close()
    with sqlite3.connect(database.path) as connection:
        sizes = [size for (size,) in connection.execute("SELECT length(words) FROM polls ORDER BY import_id")]
    connection.close()
    assert sizes[:2] == [80_000, 0]


@pytest.mark.parametrize(
    "column", ["store", "span", "import_id", "first", "last", "words", "known", "checksum"]
)
def test_a_bit_that_is_another_in_any_column_is_noticed(column: str, tmp_path: Path) -> None:
    database = opened(tmp_path)
    rows = {(1, START + minute): True for minute in range(50)}
    write(database, 1, rows)
    write(database, 2, rows)
    with database.reading() as connection:
        whole = poll_rows.fetched(
            connection, poll_rows.of_stores((1, STORES), poll_rows.spans_of((START, START)))
        )
    database.close()
    values = list(getattr(whole, column))
    value = values[1 if column == "known" else 0]
    bits = 8 * len(value) if isinstance(value, bytes) else 63
    for bit in range(bits):
        other = list(values)
        if isinstance(value, bytes):
            spoiled = bytearray(value)
            spoiled[bit // 8] ^= 1 << bit % 8
            other[values.index(value)] = bytes(spoiled)
        else:
            other[0] = value ^ (1 << bit)
        columns = {name: list(getattr(whole, name)) for name in whole.__slots__} | {column: other}
        found = zip(*(columns[name] for name in whole.__slots__), strict=True)
        assert type(whole).read(found) is None
