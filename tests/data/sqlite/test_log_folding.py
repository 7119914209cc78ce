"""The write-ahead log is folded into the database file while no other process can commit."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from sqlalchemy import insert

from storemon.data import schema
from storemon.data.sqlite import log_folding
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.data.sqlite.sqlite_library import sqlite3


@pytest.fixture(autouse=True)
def _short_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_folding, "LONGEST_LOG", 0)


def write(database: SqliteDatabase, key: int) -> None:
    with database.writing() as connection:
        connection.execute(insert(schema.stores).values(store=key, store_id=str(key)))


def test_sqlite_does_not_fold_the_log_by_itself(database: SqliteDatabase) -> None:
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar() == 0


def test_no_one_can_commit_while_the_log_is_folded(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def watched(path: Path, seconds: float) -> sqlite3.Connection:
        with contextlib.closing(connect(path, 0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                tried.append(str(error))
            else:
                tried.append("let in")
        return connect(path, seconds)

    monkeypatch.setattr(log_folding, "connect", watched)
    write(database, 1)
    assert tried == ["database is locked"]


def test_what_was_committed_is_in_the_file_afterwards(database: SqliteDatabase, tmp_path: Path) -> None:
    write(database, 1)
    alone = tmp_path / "alone.db"
    alone.write_bytes(database.path.read_bytes())
    with contextlib.closing(sqlite3.connect(f"{alone.as_uri()}?immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM stores").fetchone() == (1,)


def test_where_another_process_writes_the_log_is_let_be(database: SqliteDatabase) -> None:
    folded = database.path.read_bytes()
    with contextlib.closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with contextlib.closing(connect(database.path, 0)) as mine:
            log_folding.fold_log(database.path, mine)
            assert not mine.in_transaction
        other.execute("ROLLBACK")
    assert database.path.read_bytes() == folded


def test_the_log_does_not_grow_with_each_commit(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_folding, "LONGEST_LOG", 100_000)
    log = database.path.with_name(f"{database.path.name}-wal")
    sizes = []
    for key in range(60):
        write(database, key + 1)
        sizes.append(log.stat().st_size)
    assert max(sizes) < 300_000
