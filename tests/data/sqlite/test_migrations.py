"""Databases of earlier layouts are updated to the current one, with all their data."""

from __future__ import annotations

import contextlib
import struct
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.dates import Named, Span
from storemon.core.progress import silent
from storemon.core.vocabulary import WEEK, Range, ReportRequest, ReportStatus
from storemon.data import schema
from storemon.data.imports import dated_rows
from storemon.data.imports.dated_rows import DatedRow
from storemon.data.postgres import layout_steps
from storemon.data.sqlite import migrations, sealed
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.integrity import has_checksums
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import Cancelled, DatabaseProblem
from storemon.services.workspace import Workspace
from tests.core.build import report_csv
from tests.data.version_1 import make_version_1
from tests.data.version_4 import make_version_4
from tests.data.version_7 import make_version_7


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return make_version_1(tmp_path / "storemon.db")


Make = Callable[[Path], Path]
"""Creates a database of an earlier layout at a path."""


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows by table, without what a later layout added."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = {}
        for table, columns in COLUMNS_1.items():
            names = ", ".join(f'"{name}"' for name in columns)
            if "polls" not in table:
                found[table] = connection.execute(f'SELECT {names} FROM "{table}"').fetchall()  # noqa: S608  # ours
        return found | {"polls": polls_by_import(connection)}


def polls_by_import(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Return import, store, time and whether active for the polls of all imports, in any layout."""
    if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'other_polls'").fetchone() == (1,):
        said = "SELECT import_id, store, time, active FROM"
        return sorted(connection.execute(f"{said} polls UNION {said} other_polls").fetchall())
    rows = connection.execute("SELECT import_id, store, span, words FROM polls").fetchall()
    return sorted(
        (import_id, store, span * WEEK + (word >> 1), word & 1)
        for import_id, store, span, words in rows
        for (word,) in struct.iter_unpack("<q", words)
    )


def columns_of(path: Path) -> dict[str, list[str]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')")]
            for table in tables
            if table != "layout"
        }


@pytest.fixture(scope="module", autouse=True)
def _columns_of_version_1(tmp_path_factory: pytest.TempPathFactory) -> None:
    COLUMNS_1.update(columns_of(make_version_1(tmp_path_factory.mktemp("one") / "one.db")))


COLUMNS_1: dict[str, list[str]] = {}


def shape_of(path: Path) -> dict[str, object]:
    """Return the schema of every table: columns, keys, indexes, foreign keys, and storage."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found: dict[str, object] = {}
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
            asked = ("table_info", "index_list", "foreign_key_list") if kind == "table" else ("index_info",)
            answers = [sorted(connection.execute(f"PRAGMA {ask}('{name}')").fetchall()) for ask in asked]
            found[name] = (answers, sql is not None and "WITHOUT ROWID" in sql)
        return found


@pytest.mark.parametrize("make", [make_version_1, make_version_4, make_version_7])
def test_an_updated_database_has_the_shape_of_a_new_one(make: Make, tmp_path: Path) -> None:
    old = make(tmp_path / "storemon.db")
    SqliteDatabase.open(old).close()
    SqliteDatabase.open(tmp_path / "new.db").close()
    assert shape_of(old) == shape_of(tmp_path / "new.db")


@pytest.fixture
def second(old: Path) -> Path:
    """A database of version 2 with a report on a range."""
    with contextlib.closing(sqlite3.connect(old)) as connection, connection:
        for statement in migrations._STEPS[1]:
            assert isinstance(statement, str)
            connection.execute(statement)
        connection.execute("UPDATE layout SET version = 2")
        connection.execute(
            "UPDATE reports SET range_start = 1674500000000000, range_end = 1674550000000000 "
            "WHERE report_id = 'aaaaaaaaaaaa'"
        )
    return old


def test_a_range_of_version_2_stays_one_of_instants(second: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(second)
    info = workspace.reports.get_report("aaaaaaaaaaaa").info
    assert (info.range, info.dates) == (Range(1674500000000000, 1674550000000000), None)
    report_id = workspace.reports.trigger_report(ReportRequest(range=Named(Span.TODAY)))
    assert workspace.reports.run(report_id).dates is not None
    workspace.close()
    SqliteDatabase.open(tmp_path / "new.db").close()
    assert shape_of(second) == shape_of(tmp_path / "new.db")
    (copy,) = (second.parent / "backups").iterdir()
    assert "dates" not in columns_of(copy)["reports"]


def test_every_earlier_layout_has_its_step() -> None:
    assert sorted(migrations._STEPS) == list(range(1, schema.VERSION))
    assert sorted(layout_steps.STEPS) == list(range(7, schema.VERSION))


def test_an_update_keeps_all_rows(old: Path) -> None:
    before = rows_of(old)
    assert all(before.values())
    SqliteDatabase.open(old).close()
    assert rows_of(old) == before


def test_after_an_update_all_services_work_on_what_was_there(old: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(old)
    summary = workspace.stores.summary()
    assert (summary.stores, summary.polls) == (2, 10)
    assert [record.name for record in workspace.imports.recent()][:2] == ["moved.csv", "more.csv"]
    first = workspace.reports.get_report("aaaaaaaaaaaa")
    assert first.info.status is ReportStatus.COMPLETE
    assert first.table is not None
    assert report_csv(first.table).splitlines()[1:] == [
        "8419537941919820732,60.00,6.11,6.11,0.00,1.00,1.00",
        "nord,3.29,3.50,3.50,0.00,3.50,3.50",
    ]
    workspace.imports.undo(4)
    assert workspace.stores.summary().polls == 9
    (tmp_path / "more.csv").write_text("store_id,status,timestamp_utc\nnew,active,2023-01-24 09:10:00 UTC\n")
    workspace.imports.import_file(tmp_path / "more.csv")
    assert workspace.stores.summary().stores == 3
    workspace.close()


def test_an_update_leaves_a_backup_of_the_earlier_layout(old: Path) -> None:
    before = rows_of(old)
    SqliteDatabase.open(old).close()
    (copy,) = (old.parent / "backups").iterdir()
    assert copy.name.endswith("-update.db")
    assert rows_of(copy) == before
    assert "report_answers" not in columns_of(copy)


def test_a_database_of_this_layout_is_not_backed_up_at_opening(old: Path) -> None:
    for _ in range(2):
        SqliteDatabase.open(old).close()
    assert len(list((old.parent / "backups").iterdir())) == 1


def test_without_room_for_the_backup_nothing_is_updated(old: Path) -> None:
    (old.parent / "backups").write_text("in the way")
    with pytest.raises(DatabaseProblem, match="backup could not be made"):
        SqliteDatabase.open(old)
    assert columns_of(old) == COLUMNS_1


def test_an_update_can_be_cancelled_at_every_step(old: Path, tmp_path: Path) -> None:
    texts: list[str] = []

    def cancel_at(moment: int) -> None:
        calls = 0

        def progress(fraction: float, text: str) -> None:
            nonlocal calls
            assert 0 <= fraction <= 1
            texts.append(text)
            if calls == moment:
                raise Cancelled
            calls += 1

        SqliteDatabase.open(old, progress).close()

    made = make_version_1(tmp_path / "counted" / "storemon.db")
    SqliteDatabase.open(made, lambda _, text: texts.append(text)).close()
    for moment in range(len(texts)):
        with pytest.raises(Cancelled):
            cancel_at(moment)
        assert columns_of(old) == COLUMNS_1
    assert {"Making a backup", "Updating the database"} == set(texts)
    SqliteDatabase.open(old, silent).close()
    assert columns_of(old) != COLUMNS_1


def test_refused_rows_of_earlier_versions_are_counted_by_reason(old: Path) -> None:
    workspace = Workspace.open(old)
    counted = 0
    for record in workspace.imports.recent():
        counts = workspace.imports.refused_counts(record.import_id)
        rows = workspace.imports.refused(record.import_id)
        assert counts == Counter(row.reason for row in rows)
        counted += len(rows)
    assert counted
    workspace.close()


@pytest.mark.parametrize("make", [make_version_1, make_version_4, make_version_7])
def test_every_row_of_an_updated_database_has_its_checksum(make: Make, tmp_path: Path) -> None:
    old = make(tmp_path / "storemon.db")
    SqliteDatabase.open(old).close()
    with contextlib.closing(connect(old, 1.0)) as connection:
        assert has_checksums(connection)
        sealed.check_all(connection)


def test_a_database_of_layout_4_keeps_all_rows(tmp_path: Path) -> None:
    old = make_version_4(tmp_path / "storemon.db")
    # Only the checksums of reports now cover more columns.
    columns = {table: set(names) for table, names in columns_of(old).items()}
    columns |= {"totals": {"name", "count"}, "reports": columns["reports"] - {"digest"}}
    before = whole_rows_of(old, columns)
    assert all(before.values())
    SqliteDatabase.open(old).close()
    # The totals have an additional row for each table that was added later.
    after = whole_rows_of(old, columns)
    assert [row for row in after["totals"] if {"own_notes", "platforms"}.isdisjoint(row)] == before["totals"]
    assert after | {"totals": before["totals"]} == before
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT kept, data_state FROM reports").fetchall() == [(None, None)]
    (copy,) = (old.parent / "backups").iterdir()
    assert whole_rows_of(copy, columns) == before
    assert "kept" not in columns_of(copy)["reports"]


def whole_rows_of(path: Path, columns: dict[str, set[str]]) -> dict[str, list[tuple[object, ...]]]:
    """Return the content of these columns of the tables."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = {}
        for table, names in columns.items():
            asked = ", ".join(f'"{name}"' for name in sorted(names))
            found[table] = connection.execute(f"SELECT {asked} FROM {table}").fetchall()  # noqa: S608  # ours
        return found


@pytest.mark.parametrize("make", [make_version_4, make_version_7])
def test_a_report_of_an_earlier_layout_is_read_and_can_be_generated_again(make: Make, tmp_path: Path) -> None:
    workspace = Workspace.open(make(tmp_path / "storemon.db"))
    (listed,) = workspace.reports.archive.list_reports()
    kept = workspace.reports.get_report(listed.info.report_id, answers=True)
    again = workspace.reports.run(
        workspace.reports.trigger_report(ReportRequest(kept.info.method, as_of=kept.info.as_of))
    )
    table = workspace.reports.get_report(again.report_id).table
    assert kept.table is not None
    assert table is not None
    assert report_csv(table) == report_csv(kept.table)
    assert kept.answers is not None
    workspace.close()


def test_closures_and_special_hours_of_layout_7_are_packed_as_they_were(tmp_path: Path) -> None:
    old = make_version_7(tmp_path / "storemon.db")
    with contextlib.closing(sqlite3.connect(old)) as connection:
        rows = connection.execute(
            'SELECT import_id, store_id, grouping, first, last, start, "end", name FROM dated_hours'
            ' ORDER BY import_id DESC, store_id, grouping, first, last, start, "end"'
        ).fetchall()
    assert len(rows) == 8
    workspace = Workspace.open(old)
    with workspace._database.reading() as connection:
        found = list(dated_rows.rows_of_imports(connection))
    assert found == [(import_id, DatedRow(*row)) for import_id, *row in rows]
    workspace.imports.undo(6)
    assert {closure.import_id for closure in workspace.closures.all()} == {5}
    workspace.close()
