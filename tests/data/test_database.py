from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, func, insert, select, update

from storemon.data import bulk, schema
from storemon.data.sqlite import connections
from storemon.data.sqlite import retry as patience
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import Cancelled, DatabaseProblem


def stores_in(database: SqliteDatabase) -> int:
    with database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(schema.stores)).scalar_one())


def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "ünï.db"
    SqliteDatabase.open(path).close()
    assert path.exists()
    again = SqliteDatabase.open(path)
    assert stores_in(again) == 0
    again.close()


def test_writing_is_kept_whole_or_not_at_all(database: SqliteDatabase) -> None:
    with database.writing() as connection:
        bulk.insert_rows(connection, schema.stores, {"store": [1], "store_id": ["a"]})

    def fail_half_way() -> None:
        with database.writing() as connection:
            bulk.insert_rows(connection, schema.stores, {"store": [2], "store_id": ["b"]})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert stores_in(database) == 1


def test_a_reader_sees_one_snapshot_while_another_writes(database: SqliteDatabase) -> None:
    with database.reading() as reader:
        count = select(func.count()).select_from(schema.stores)
        assert reader.execute(count).scalar_one() == 0
        with database.writing() as connection:
            connection.execute(insert(schema.stores).values(store=1, store_id="a"))
        assert reader.execute(count).scalar_one() == 0
    assert stores_in(database) == 1


def test_a_second_writer_waits_for_the_first_and_can_be_cancelled(database: SqliteDatabase) -> None:
    inside, leave = threading.Event(), threading.Event()

    def write() -> None:
        with database.writing():
            inside.set()
            leave.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    assert inside.wait(10)

    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), database.writing(cancel):
        pytest.fail("two writers at once")
    leave.set()
    writer.join()
    with database.writing():
        pass


def test_a_database_of_a_newer_storemon_is_refused(database: SqliteDatabase) -> None:
    with database.writing() as connection:
        newer = schema.VERSION + 1
        connection.execute(update(schema.layout).values(version=newer, digest=row_digest(newer)))
    with pytest.raises(DatabaseProblem, match="newer storemon"):
        SqliteDatabase.open(database.path)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseProblem, match="not a storemon database"):
        SqliteDatabase.open(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.db"]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    opened = SqliteDatabase.open(tmp_path / "new.db")
    assert stores_in(opened) == 0
    opened.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("hello " * 1000)
    with pytest.raises(DatabaseProblem, match="not a storemon database, or it is damaged"):
        SqliteDatabase.open(path)
    assert path.read_text().startswith("hello")


def test_a_database_may_be_named_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        opened = SqliteDatabase.open(Path("here.db"))
        assert stores_in(opened) == 0
        opened.close()
    assert [file.name for file in tmp_path.iterdir()] == ["here.db"]


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseProblem, match="cannot be made"):
        SqliteDatabase.open(tmp_path / "file" / "storemon.db")


def test_a_database_that_is_a_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="cannot be opened"):
        SqliteDatabase.open(tmp_path)


def _hold_write_lock(path: Path, held: Event, leave: Event) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    held.set()
    leave.wait(30)
    connection.close()


def test_a_lock_of_another_process_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 0.05)
    opened = SqliteDatabase.open(tmp_path / "storemon.db")
    context = multiprocessing.get_context("spawn")
    held, leave = context.Event(), context.Event()
    other = context.Process(target=_hold_write_lock, args=(opened.path, held, leave))
    other.start()
    try:
        assert held.wait(30)
        with pytest.raises(DatabaseProblem, match="in use by another program"), opened.writing():
            pytest.fail("two writers at once")
        assert stores_in(opened) == 0
    finally:
        leave.set()
        other.join()
        opened.close()


@pytest.mark.skipif(os.name == "nt", reason="that way of locking is known on POSIX alone")
def test_a_folder_in_which_files_cannot_be_shared_as_a_log_needs_it_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on many network drives: SQLite keeps its old journal, and reports that only if asked."""

    def on_such_a_disk(_url: object, **_options: object) -> Engine:
        address = f"{(tmp_path / 'far.db').as_uri()}?vfs=unix-dotfile"
        return create_engine(
            "sqlite://",
            module=sqlite3,
            creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        )

    monkeypatch.setattr(connections, "create_engine", on_such_a_disk)
    with pytest.raises(DatabaseProblem, match=r"cannot be kept in this folder.*disk of this computer"):
        SqliteDatabase.open(tmp_path / "far.db")
