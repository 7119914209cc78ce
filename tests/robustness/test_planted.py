"""Objects that another program has added to a database are rejected before any of them can run."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.core.progress import silent
from storemon.core.vocabulary import Occasion, ReportRequest, ReportStatus
from storemon.data import schema
from storemon.data.copies.backup import back_up
from storemon.data.sqlite import shapes
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput, DatabaseChanged, DatabaseDamaged, PartDamaged, UserError
from storemon.services.moving import look_at
from storemon.services.workspace import Workspace
from tests.data.version_1 import make_version_1
from tests.robustness.conftest import Bench

ROOT = Path(__file__).parents[2]
SPOIL = "BEGIN UPDATE reports SET reason = 'planted'; DELETE FROM polls; END"
PLANTED = {
    "a trigger": f"CREATE TRIGGER planted AFTER INSERT ON report_tables {SPOIL}",
    "a trigger before": f"CREATE TRIGGER planted BEFORE INSERT ON reports {SPOIL}",
    "a view": "CREATE VIEW planted AS SELECT * FROM stores",
    "a table": "CREATE TABLE planted (x)",
    "an index": "CREATE INDEX planted ON polls (first)",
    "an index with an expression": "CREATE INDEX planted ON stores (upper(store_id))",
    "a virtual table": "CREATE VIRTUAL TABLE planted USING fts5 (x)",
    "a generated column": "ALTER TABLE stores ADD COLUMN planted AS (store + 1)",
    "a column": "ALTER TABLE imports ADD COLUMN planted TEXT DEFAULT 'x'",
}
LOST = {
    "a table": "DROP TABLE names",
    "an index": "DROP INDEX reports_created",
    "a column": "ALTER TABLE reports DROP COLUMN dates",
    "the layout": "DROP TABLE layout",
    "the version": "DELETE FROM layout",
    "two versions": "INSERT INTO layout SELECT * FROM layout",
    "version 0": "UPDATE layout SET version = 0",
    "version 3": "UPDATE layout SET version = 3",
    "version 3, well made": f"UPDATE layout SET version = 3, digest = {row_digest(3)}",  # noqa: S608  # ours
    "a bit of the version": "UPDATE layout SET version = version | 64",
    "a name": "ALTER TABLE zones RENAME COLUMN zone TO area",
}


def run(database: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def rewrite(database: Path, table: str, old: str, new: str) -> None:
    """Change the stored SQL definition of a table."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        query = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?"
        assert connection.execute(query, (old, new, table)).rowcount == 1
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        connection.execute(f"PRAGMA schema_version = {version + 1}")


def status_of(database: Path, *command: str) -> tuple[int, str]:
    """Run a storemon command in a process of its own; return its exit status and stderr."""
    words = [sys.executable, "main.py", command[0], *command[1:], "--database", str(database)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)  # ours
    return done.returncode, done.stderr


@pytest.fixture
def saved(small_bench: object, bench: Bench, _small_originals: dict[str, Path]) -> Path:
    """Return a small database with its backup of the day."""
    shutil.copyfile(_small_originals["more"], bench.database)
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        assert workspace.backups.make_daily() is not None
    return bench.database


@pytest.mark.parametrize("statement", PLANTED.values(), ids=PLANTED)
def test_what_was_planted_is_refused_and_set_aside_unused(statement: str, saved: Path) -> None:
    run(saved, statement)
    planted = saved.read_bytes()
    with pytest.raises(DatabaseDamaged):
        Workspace.open(saved)
    assert saved.read_bytes() == planted
    with contextlib.closing(Workspace.open_or_recover(saved)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None
        workspace.backups.restore(workspace.recovery.newest.path)
        assert workspace.stores.summary().polls > 0
        assert "planted" not in {listed.info.reason for listed in workspace.reports.archive.list_reports()}


@pytest.mark.parametrize("statement", LOST.values(), ids=LOST)
def test_a_database_that_lacks_something_is_set_aside(statement: str, saved: Path) -> None:
    run(saved, statement)
    with contextlib.closing(Workspace.open_or_recover(saved)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("hours", "day BETWEEN 0 AND 6", "day BETWEEN 0 AND 7"),
        ("reports", "reason TEXT NOT NULL", "reason TEXT DEFAULT 'x' NOT NULL"),
        ("stores", "zone TEXT", "zone TEXT COLLATE NOCASE"),
        ("stores", "zone TEXT", "zone TEXT CHECK (load_extension('x'))"),
    ],
)
def test_a_table_that_is_made_in_another_way_is_refused(table: str, old: str, new: str, saved: Path) -> None:
    rewrite(saved, table, old, new)
    with pytest.raises(DatabaseDamaged):
        Workspace.open(saved)


def test_a_trigger_that_is_planted_while_the_database_is_open_does_not_run(saved: Path) -> None:
    with contextlib.closing(sqlite3.connect(saved)) as connection:
        before = connection.execute("SELECT count(*), sum(checksum) FROM polls").fetchone()
    with contextlib.closing(Workspace.open(saved)) as workspace:
        report_id = workspace.reports.trigger_report(ReportRequest())
        run(saved, PLANTED["a trigger"])
        with pytest.raises(DatabaseChanged):
            workspace.reports.run(report_id)
        with pytest.raises(DatabaseChanged):
            workspace.stores.rename("nord", "North")
    with contextlib.closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("SELECT count(*), sum(checksum) FROM polls").fetchone() == before
        assert connection.execute("SELECT count(*) FROM reports WHERE reason = 'planted'").fetchone() == (0,)


def test_a_backup_with_something_planted_is_neither_offered_nor_restored(saved: Path) -> None:
    planted = back_up(saved, Occasion.UNDO)
    run(planted, PLANTED["a trigger"])
    with contextlib.closing(Workspace.open(saved)) as workspace:
        with pytest.raises(BadInput, match="cannot be used"):
            workspace.backups.restore(planted)
        with pytest.raises(DatabaseChanged):
            workspace.backups.contents(planted)
    saved.write_bytes(b"no database" * 8192)
    with contextlib.closing(Workspace.open_or_recover(saved)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None
        assert workspace.recovery.newest.path != planted


def test_a_planted_database_of_an_earlier_layout_is_not_updated(tmp_path: Path) -> None:
    old = make_version_1(tmp_path / "storemon.db")
    run(old, "CREATE TRIGGER planted AFTER UPDATE ON layout BEGIN DELETE FROM polls; END")
    before = old.read_bytes()
    with pytest.raises(DatabaseChanged):
        Workspace.open(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stores SET zone = 'Europe/Berlim' WHERE store = 1",
        "UPDATE zones SET zone = 'Asia/Osaka'",
        'UPDATE hours SET "end" = 90000000000',
        "UPDATE imports SET kind = 'pollz'",
        "UPDATE reports SET status = 'Complfte'",
        "UPDATE reports SET reach = 'x'",
        "UPDATE stores SET store_id = x'00' WHERE store = 1",
        "UPDATE imports SET finished = 1e18",
        "DELETE FROM stores WHERE store = 1",
    ],
)
def test_values_of_an_earlier_layout_that_no_one_wrote_are_not_taken_over(
    statement: str, tmp_path: Path
) -> None:
    old = make_version_1(tmp_path / "storemon.db")
    run(old, statement)
    with pytest.raises(DatabaseDamaged):
        Workspace.open(old)


def test_statistics_that_sqlite_keeps_of_a_table_are_let_be(saved: Path) -> None:
    run(saved, "ANALYZE")
    with contextlib.closing(Workspace.open(saved)) as workspace:
        assert workspace.stores.summary().polls > 0


def test_data_is_not_moved_onto_a_planted_database(saved: Path, tmp_path: Path) -> None:
    run(saved, PLANTED["a view"])
    with pytest.raises(UserError, match="changed by another program"):
        look_at(tmp_path / "elsewhere" / "storemon.db", saved.parent)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (PLANTED["a trigger"], "changed by another program"),
        (LOST["the version"], "is damaged"),
        (LOST["a column"], "is damaged"),
        ("UPDATE reports SET method = 'x'", "is damaged"),
        ("UPDATE imports SET undone = 'x'", "is damaged"),
    ],
)
def test_a_terminal_gets_the_message_and_no_one_else_is_blamed(
    statement: str, words: str, saved: Path
) -> None:
    run(saved, statement)
    for command in ("list-reports", "list-imports"):
        status, said = status_of(saved, command)
        if status == 0:  # the change is not visible to this command
            continue
        assert (status, words in said, "mistake" in said) == (2, True, False), said
    assert 2 in {status_of(saved, command)[0] for command in ("list-reports", "list-imports")}


@pytest.mark.parametrize("table", ["report_tables", "report_answers"])
def test_a_damaged_report_is_reported_alone(table: str, saved: Path) -> None:
    with contextlib.closing(Workspace.open(saved)) as workspace:
        ids = [workspace.reports.trigger_report(ReportRequest()) for _ in range(2)]
        for report_id in ids:
            workspace.reports.run(report_id)
    flip = f"UPDATE {table} SET content = substr(content, 1, 400) || x'00' || substr(content, 402)"  # noqa: S608  # ours
    run(saved, f"{flip} WHERE report_id = '{ids[0]}'")
    status, said = status_of(saved, "get-report", ids[0])
    assert status == 2
    assert "is damaged" in said
    assert "Generate it again" in said
    assert status_of(saved, "get-report", ids[1])[0] == 0
    assert status_of(saved, "list-reports")[0] == 0
    run(saved, f"DELETE FROM {table} WHERE report_id = '{ids[1]}'")  # noqa: S608  # ours
    assert status_of(saved, "get-report", ids[1])[0] == 2


def test_the_shapes_are_those_of_the_layouts(tmp_path: Path) -> None:
    assert sorted(shapes.SHAPES) == list(range(1, schema.VERSION + 1))
    for name, make in (("old", make_version_1), ("new", lambda path: path)):
        path = make(tmp_path / name / "storemon.db")
        if name == "old":
            with contextlib.closing(sqlite3.connect(path)) as connection:
                assert shapes.layout_version(path, connection) == 1
        Workspace.open(path, silent).close()
        with contextlib.closing(sqlite3.connect(path)) as connection:
            assert shapes.layout_version(path, connection) == schema.VERSION


def test_no_environment_names_a_file_to_load(monkeypatch: pytest.MonkeyPatch, saved: Path) -> None:
    """SQLite loads extensions only if enabled, and storemon never enables them."""
    monkeypatch.setitem(os.environ, "LD_LIBRARY_PATH", str(saved.parent))
    with contextlib.closing(Workspace.open(saved)) as workspace, workspace._database.reading() as connection:
        with pytest.raises(Exception, match="not authorized"):
            connection.exec_driver_sql("SELECT load_extension('x')")
        assert connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
        assert connection.exec_driver_sql("PRAGMA cell_size_check").scalar() == 1


def test_a_changed_zone_is_met_by_a_report_and_set_aside_at_the_next_start(saved: Path) -> None:
    run(saved, "UPDATE stores SET zone = 'America/Denver' WHERE store_id = 'nord'")
    with contextlib.closing(Workspace.open(saved)) as workspace:
        info = workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
        assert info.status is ReportStatus.FAILED
        assert info.reason.startswith("The database is damaged")
    with contextlib.closing(Workspace.open_or_recover(saved)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM stores WHERE store = 1",
        "INSERT INTO stores SELECT 99, 'new', zone, hours_import, hours_digest, digest FROM stores LIMIT 1",
        "DELETE FROM imports WHERE import_id = 2",
        "DELETE FROM hours",
        "INSERT INTO hours VALUES (1, 1, 3, 0, 100, 0)",
        "INSERT INTO names VALUES ('nord', 1, 'x', 'y')",
        "DELETE FROM totals",
    ],
)
def test_rows_that_are_gone_or_new_are_met(statement: str, saved: Path) -> None:
    run(saved, "PRAGMA foreign_keys = OFF", statement)
    ends: list[str] = []
    try:
        with contextlib.closing(Workspace.open(saved)) as workspace:
            workspace.stores.labels(["nord"])
            ends.append(workspace.reports.run(workspace.reports.trigger_report(ReportRequest())).reason)
    except DatabaseDamaged as error:
        ends.append(str(error))
    assert ends[0].startswith("The database is damaged")
    with contextlib.closing(Workspace.open_or_recover(saved)) as again:
        assert again.recovery is not None


def said_of_a_report(saved: Path) -> str:
    """Return why a report cannot be made, whether it is detected before the report begins or in it."""
    try:
        with contextlib.closing(Workspace.open(saved)) as workspace:
            return workspace.reports.run(workspace.reports.trigger_report(ReportRequest())).reason
    except DatabaseDamaged as error:
        return str(error)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dated_hours SET spans = x'ff' || substr(spans, 2)",
        "DELETE FROM dated_hours",
        "UPDATE hours SET valid_from = 19000",
        "UPDATE notes SET excused = 0",
        "DELETE FROM notes",
        "INSERT INTO own_notes VALUES (1, '*', NULL, 0, 4000000000000000, 'x', '', 1, 'me', 0, 5)",
    ],
)
def test_changed_closures_and_notes_are_met_by_a_report(statement: str, saved: Path, tmp_path: Path) -> None:
    closures, notes = tmp_path / "closures.csv", tmp_path / "notes.csv"
    closures.write_text("store_id,date,start_time_local,end_time_local\n*,2023-01-24,closed,closed\n")
    notes.write_text(
        "store_id,start,end,reason,excused\n*,2023-01-24T09:00:00Z,2023-01-24T10:00:00Z,Power,yes\n"
    )
    with contextlib.closing(Workspace.open(saved)) as workspace:
        for path in (closures, notes):
            assert workspace.imports.import_file(path, silent).imported == 1
    run(saved, statement)
    assert said_of_a_report(saved).startswith("The database is damaged")


@pytest.mark.parametrize("size", [1, 100, 511])
def test_a_file_too_small_for_a_database_is_not_written_over(size: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"S" * size)
    with pytest.raises(DatabaseDamaged, match="not a storemon database"):
        Workspace.open_or_recover(path)
    assert path.read_bytes() == b"S" * size


@pytest.mark.parametrize("value", ["CAST(x'ff' AS TEXT)", "'another'"])
def test_damaged_refused_rows_are_reported_alone(value: str, saved: Path) -> None:
    run(saved, f"UPDATE refused_rows SET text = {value}")  # noqa: S608  # ours
    with contextlib.closing(Workspace.open(saved)) as workspace:
        (record,) = (record for record in workspace.imports.recent() if record.refused)
        with pytest.raises(PartDamaged, match="Import the file again"):
            workspace.imports.refused(record.import_id)
    with contextlib.closing(Workspace.open_or_recover(saved)) as workspace:
        assert workspace.recovery is None


def test_an_exception_over_a_sound_database_is_no_damage(saved: Path) -> None:
    def fail(workspace: Workspace) -> None:
        with workspace._database.reading():
            raise LookupError("a mistake of ours")

    with contextlib.closing(Workspace.open(saved)) as workspace:
        with pytest.raises(LookupError):
            fail(workspace)
        run(saved, "UPDATE own_labels SET name = 'x'", "UPDATE hours SET start = start + 1000000")
        with pytest.raises(DatabaseDamaged):
            fail(workspace)
