from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from storemon.core.input_file import InputFile
from storemon.core.progress import silent
from storemon.core.vocabulary import DAY, HOUR
from storemon.data import schema
from storemon.data.database import Database
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.import_rows import Counts
from storemon.data.queries import refused_counts_of, refused_of
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import FileRefused, UserError
from storemon.message import Message
from tests.data.conftest import WriteFile
from tests.data.imports.import_results import (
    HOURS,
    POLLS,
    ZONES,
    content,
    counts,
    refused,
)


def test_polls_are_imported_and_known_the_second_time(database: Database, write: WriteFile) -> None:
    path = write("p.csv", POLLS, "a,active,2023-01-24 09:00:00 UTC", "b,inactive,2023-01-24 09:00:00 UTC")
    assert counts(database, path) == Counts(imported=2, known=0, refused=0, stores=2, changed=0)
    before = content(database)
    again = Message("The same content was imported before, as p.csv. Nothing was added")
    assert counts(database, path) == Counts(0, known=2, refused=0, stores=2, changed=0, notes=(again,))
    assert content(database) == before


def test_ids_stay_text(database: Database, write: WriteFile) -> None:
    ids = ["8139926242460185114", "0042", "42", "9e1c3a0e-6f1d-4a52-9d3b-0d9a7a5b7a11", "مطعم", "é" * 60]
    counts(database, write("z.csv", ZONES, *(f"{store_id},UTC" for store_id in ids)))
    assert {row[0] for row in content(database)["stores"]} == set(ids)


def test_a_poll_twice_in_a_file_counts_once_and_inactive_wins(database: Database, write: WriteFile) -> None:
    at = "2023-01-24 09:00:00 UTC"
    path = write("p.csv", POLLS, f"a,active,{at}", f"a,inactive,{at}", f"a,active,{at}")
    assert counts(database, path) == Counts(imported=1, known=2, refused=0, stores=1, changed=0)
    assert [row[2] for row in content(database)["polls"]] == [0]


def test_rows_that_cannot_be_used_are_kept_with_line_text_and_reason(
    database: Database, write: WriteFile
) -> None:
    path = write(
        "p.csv",
        POLLS,
        "a,active,2023-01-24 09:00:00 UTC",
        "b,test,2023-01-24 09:00:00 UTC",
        "",
        ",active,2023-01-24 09:00:00 UTC",
        "c,active,yesterday",
        "d,active",
        "e,active,1990-01-24 09:00:00 UTC",
    )
    import_id, _, found = import_csv(database, InputFile(path), silent)
    assert replace(found, notes=()) == Counts(imported=1, known=0, refused=5, stores=1, changed=0)
    assert [note.endswith("say what it means with --status test=ignore") for note in found.notes] == [True]
    assert refused(database, import_id) == [
        (3, "b,test,2023-01-24 09:00:00 UTC", "The status is “test”, neither active nor inactive"),
        (5, ",active,2023-01-24 09:00:00 UTC", "The store id is missing"),
        (6, "c,active,yesterday", "The time cannot be read"),
        (7, "d,active", "The row has 2 cells, the header 3"),
        (8, "e,active,1990-01-24 09:00:00 UTC", "The time is before the year 2000"),
    ]


def test_a_store_that_only_refused_rows_name_does_not_exist(database: Database, write: WriteFile) -> None:
    counts(database, write("p.csv", POLLS, "a,active,2023-01-24 09:00:00 UTC", "b,active,never"))
    assert [row[0] for row in content(database)["stores"]] == ["a"]


def test_hours_of_a_day_may_be_several_rows(database: Database, write: WriteFile) -> None:
    path = write("h.csv", HOURS, "a,0,11:00:00,14:00:00", "a,0,17:00:00,24:00:00", "a,0,11:00:00,14:00:00")
    assert counts(database, path) == Counts(imported=2, known=1, refused=0, stores=1, changed=1)
    assert content(database)["hours"] == [("a", 0, 11 * HOUR, 14 * HOUR), ("a", 0, 17 * HOUR, DAY)]


def test_new_hours_replace_those_of_the_stores_they_name(database: Database, write: WriteFile) -> None:
    counts(database, write("h.csv", HOURS, "a,0,11:00,14:00", "a,1,11:00,14:00", "b,0,08:00,09:00"))
    again = write("h2.csv", HOURS, "a,0,11:00,14:00", "a,2,11:00,14:00")
    assert counts(database, again) == Counts(imported=1, known=1, refused=0, stores=1, changed=1)
    assert [row[:2] for row in content(database)["hours"]] == [("a", 0), ("a", 2), ("b", 0)]


def test_hours_of_a_store_stay_when_all_its_new_rows_are_refused(
    database: Database, write: WriteFile
) -> None:
    counts(database, write("h.csv", HOURS, "a,0,11:00,14:00"))
    bad = write("h2.csv", HOURS, "a,8,11:00,14:00", "a,0,24:00,14:00", "a,0,11:00,25:00")
    import_id, _, found = import_csv(database, InputFile(bad), silent)
    said = (Message("No row of hours of 1 store can be used, so its hours stay as they were: a"),)
    assert found == Counts(imported=0, known=0, refused=3, stores=0, changed=0, notes=said)
    assert [row[2].split()[1] for row in refused(database, import_id)] == ["day", "start", "end"]
    assert content(database)["hours"] == [("a", 0, 11 * HOUR, 14 * HOUR)]


def test_the_last_zone_of_a_store_counts_and_the_earlier_is_listed(
    database: Database, write: WriteFile
) -> None:
    path = write("z.csv", ZONES, "a,Europe/Berlin", "a,Asia/Tokyo", "b,UTC", "b,UTC")
    import_id, _, found = import_csv(database, InputFile(path), silent)
    assert found == Counts(imported=2, known=1, refused=1, stores=2, changed=2)
    assert content(database)["stores"] == [("a", "Asia/Tokyo"), ("b", "UTC")]
    assert refused(database, import_id)[0][:2] == (2, "a,Europe/Berlin")


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("America/New York", "did you mean America/New_York?"),
        ("Europe/Berlinn", "did you mean Europe/Berlin?"),
        ("", "missing"),
        ("../../etc/passwd", "unknown"),
        ("/etc/localtime", "unknown"),
    ],
)
def test_an_unknown_zone_is_refused_with_a_hint(
    database: Database, write: WriteFile, zone: str, hint: str
) -> None:
    import_id, _, _ = import_csv(database, InputFile(write("z.csv", ZONES, f"a,{zone}", "b,UTC")), silent)
    assert hint in refused(database, import_id)[0][2]


def test_extra_columns_any_order_and_other_separators_are_fine(database: Database, write: WriteFile) -> None:
    path = write("p.txt", "timestamp_utc;Note;STATUS;store_id", '2023-01-24 09:00:00;"a;b";Active;x')
    assert counts(database, path).imported == 1


def test_ids_that_a_spreadsheet_rounded_refuse_the_whole_file(database: Database, write: WriteFile) -> None:
    path = write("z.csv", ZONES, "a,UTC", "8.13992624246019E+018,UTC")
    with pytest.raises(FileRefused, match="shortened them, for example “8"):
        counts(database, path)
    assert content(database)["stores"] == []


def test_a_header_alone_is_refused_and_leaves_no_trace(database: Database, write: WriteFile) -> None:
    with pytest.raises(FileRefused, match="holds no rows"):
        counts(database, write("p.csv", POLLS))
    with database.reading() as connection:
        assert connection.execute(select(schema.imports)).all() == []


some_files = st.lists(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 5)),
        min_size=1,
        max_size=8,
    ),
    min_size=1,
    max_size=3,
)


@given(some_files)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_repetition_of_imports_change_nothing(
    tmp_path: Path, files: list[list[tuple[str, bool, int]]]
) -> None:
    paths = []
    for number, rows in enumerate(files):
        path = tmp_path / f"p{number}.csv"
        lines = [f"{s},{'active' if up else 'inactive'},2023-01-24 09:00:0{t}Z" for s, up, t in rows]
        path.write_text("\n".join([POLLS, *lines]))
        paths.append(path)
    seen = []
    for order in (paths, paths[::-1], [*paths, *paths]):
        for name in tmp_path.glob("one.db*"):
            name.unlink()
        database = SqliteDatabase.open(tmp_path / "one.db")
        for path in order:
            counts(database, path)
        seen.append(content(database))
        database.close()
    assert seen[0] == seen[1] == seen[2]


@given(data=st.binary(max_size=200) | st.binary(max_size=200).map(lambda tail: POLLS.encode() + b"\n" + tail))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_at_all_end_in_an_import_or_a_clear_error(
    database: Database, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    with contextlib.suppress(UserError):
        found = counts(database, path)
        assert min(found.imported, found.known, found.refused) >= 0


def test_polls_more_than_two_days_ahead_are_refused(database: Database, write: WriteFile) -> None:
    now = 1_674_551_202_605_777  # 2023-01-24 09:06:42.605777 UTC
    path = write("p.csv", POLLS, "a,active,2023-01-26 09:06:42 UTC", "b,active,2023-01-26 09:06:43 UTC")
    import_id, _, found = import_csv(database, InputFile(path), silent, now=now)
    assert (found.imported, found.refused) == (1, 1)
    assert refused(database, import_id)[0][2] == "The time is more than two days in the future"


def test_reasons_are_read_back_with_their_templates_and_values(database: Database, write: WriteFile) -> None:
    path = write("z.csv", ZONES, "a,UTC", "b,Europe/Berln", "c,")
    import_id = import_csv(database, InputFile(path), silent)[0]
    with database.reading() as connection:
        rows, found = refused_of(connection, import_id), refused_counts_of(connection, import_id)
    made = [(row.reason, row.reason.template, dict(row.reason.values)) for row in rows]
    hint = "The time zone is unknown; did you mean {hint}?"
    assert made == [
        (hint.format(hint="Europe/Berlin"), hint, {"hint": "Europe/Berlin"}),
        ("The time zone is missing", "The time zone is missing", {}),
    ]
    counted = {reason.template: rows for reason, rows in found.items()}
    assert counted == {hint: 1, "The time zone is missing": 1}


def test_reasons_of_earlier_versions_are_read_as_they_are(database: Database, write: WriteFile) -> None:
    path = write("z.csv", ZONES, "a,UTC", "b,Europe/Berln")
    import_id = import_csv(database, InputFile(path), silent)[0]
    said = "The time zone is unknown; did you mean Europe/Berlin?"
    digest = row_digest(import_id, 3, "b,Europe/Berln", said)
    with database.writing(silent) as connection:
        connection.execute(update(schema.refused_rows).values(reason=said, digest=digest))
        connection.execute(update(schema.refused_counts).values(reason=said))
    with database.reading() as connection:
        (row,) = refused_of(connection, import_id)
        assert refused_counts_of(connection, import_id) == {row.reason: 1} == {said: 1}
