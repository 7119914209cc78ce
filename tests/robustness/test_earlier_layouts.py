"""Damage in a database of an earlier layout with checksums is found before an update, never sealed."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from storemon.core.vocabulary import Occasion
from storemon.data.copies.backup import back_up
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput, DatabaseDamaged, PartDamaged
from storemon.services.workspace import Workspace
from tests.data.version_4 import make_version_4
from tests.data.version_7 import make_version_7

DAMAGE = {
    "a report's reason": "UPDATE reports SET reason = 'x'",
    "a report's method": "UPDATE reports SET method = 'poll-count'",
    "a report's checksum": "UPDATE reports SET digest = digest + 1",
    "a report that is gone": "DELETE FROM reports",
    "a store's zone": "UPDATE stores SET zone = 'America/Chicago' WHERE store = 1",
    "an import's count": "UPDATE imports SET imported = imported + 1 WHERE import_id = 4",
    "a label that is gone": "DELETE FROM own_labels",
    "a label's sales": "UPDATE own_labels SET sales_per_hour = 12.5",
    "hours": "UPDATE hours SET start = start + 1000000",
    "a name": "UPDATE names SET name = 'x' WHERE store_id = 'nord'",
    "a poll": "UPDATE polls SET words = x'00' || substr(words, 2) WHERE store = 2",
    "polls that are gone": "DELETE FROM polls WHERE store = 2",
    "the version": "UPDATE layout SET digest = digest + 1",
}
CLOSURES = {
    "a closure's date": "UPDATE dated_hours SET last = last + 1 WHERE store_id = '*'",
    "a closure's name": "UPDATE dated_hours SET name = 'x' WHERE store_id = 'nord'",
    "a closure that is gone": "DELETE FROM dated_hours WHERE store_id = 'waiting'",
}
EVERY_DAMAGE = pytest.mark.parametrize("statement", DAMAGE.values(), ids=DAMAGE)


def spoil(database: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        assert connection.execute(statement).rowcount > 0
        # Fold the log into the file, which is compared.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize("statement", CLOSURES.values(), ids=CLOSURES)
def test_damage_in_closures_of_layout_7_is_reported_and_never_packed(statement: str, tmp_path: Path) -> None:
    old = make_version_7(tmp_path / "storemon.db")
    spoil(old, statement)
    before = old.read_bytes()
    with pytest.raises(DatabaseDamaged):
        Workspace.open(old)
    assert old.read_bytes() == before


@EVERY_DAMAGE
def test_damage_in_layout_4_is_reported_and_the_file_is_as_it_was(statement: str, tmp_path: Path) -> None:
    old = make_version_4(tmp_path / "storemon.db")
    spoil(old, statement)
    before = old.read_bytes()
    with pytest.raises(DatabaseDamaged):
        Workspace.open(old)
    assert old.read_bytes() == before
    assert not list((tmp_path / "backups").glob("*.db"))


@EVERY_DAMAGE
def test_a_damaged_database_of_layout_4_is_set_aside_and_its_backup_restored(
    statement: str, tmp_path: Path
) -> None:
    old = make_version_4(tmp_path / "storemon.db")
    backup = back_up(old, Occasion.DAY)
    spoil(old, statement)
    with contextlib.closing(Workspace.open_or_recover(old)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None
        assert workspace.recovery.newest.path == backup
        workspace.backups.restore(backup)
        assert workspace.stores.summary().polls == 12
        assert len(workspace.reports.archive.list_reports()) == 1


@EVERY_DAMAGE
def test_a_damaged_backup_of_layout_4_is_not_restored(statement: str, tmp_path: Path) -> None:
    backup = make_version_4(tmp_path / "elsewhere" / "old.db")
    spoil(backup, statement)
    with contextlib.closing(Workspace.open(tmp_path / "storemon.db")) as workspace:
        with pytest.raises(BadInput, match="cannot be used"):
            workspace.backups.restore(backup)
        assert workspace.stores.summary().stores == 0


@pytest.mark.parametrize("table", ["report_tables", "report_answers"])
def test_the_content_of_a_report_of_layout_4_is_still_reported_as_damaged_after_the_update(
    table: str, tmp_path: Path
) -> None:
    old = make_version_4(tmp_path / "storemon.db")
    spoil(old, f"UPDATE {table} SET content = substr(content, 1, 400) || x'07' || substr(content, 402)")  # noqa: S608  # ours
    with contextlib.closing(Workspace.open(old)) as workspace:
        (listed,) = workspace.reports.archive.list_reports()
        with pytest.raises(PartDamaged):
            workspace.reports.get_report(listed.info.report_id, answers=True)
        assert workspace.stores.summary().polls == 12
