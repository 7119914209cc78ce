"""The space that an update frees is released once."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from storemon.core.progress import silent
from storemon.data.sqlite import compacting
from storemon.data.sqlite.compacting import give_room_back
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import Cancelled
from tests.data.version_1 import make_version_1


@pytest.fixture
def hollow(tmp_path: Path) -> Path:
    """A database with 20 MB of free pages."""
    path = tmp_path / "storemon.db"
    SqliteDatabase.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO report_tables (report_id, content) VALUES ('x', zeroblob(20971520))")
        connection.execute("DELETE FROM report_tables")
    return path


def test_empty_pages_are_given_back(hollow: Path) -> None:
    assert hollow.stat().st_size > 20_000_000
    give_room_back(hollow, silent)
    assert hollow.stat().st_size < 1_000_000
    SqliteDatabase.open(hollow).close()


def test_a_few_empty_pages_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_version_1(tmp_path / "storemon.db")
    told: list[str] = []
    SqliteDatabase.open(path, lambda _, text: told.append(text)).close()
    assert "Making the database smaller" not in told
    monkeypatch.setattr(compacting, "_WORTH_IT", 0)
    monkeypatch.setattr(compacting, "_INSTRUCTIONS", 10)
    older = make_version_1(tmp_path / "older" / "storemon.db")
    SqliteDatabase.open(older, lambda _, text: told.append(text)).close()
    assert "Making the database smaller" in told
    SqliteDatabase.open(older).close()


def test_canceled_it_is_as_it_was(hollow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compacting, "_INSTRUCTIONS", 1)

    def cancel(fraction: float, text: str) -> None:  # the signature of progress
        raise Cancelled

    with pytest.raises(Cancelled):
        give_room_back(hollow, cancel)
    assert hollow.stat().st_size > 20_000_000
    SqliteDatabase.open(hollow).close()


def test_beside_a_program_that_writes_nothing_is_done(hollow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compacting, "busy_seconds", lambda: 0.1)
    with contextlib.closing(sqlite3.connect(hollow, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        give_room_back(hollow, silent)
        other.execute("ROLLBACK")
    SqliteDatabase.open(hollow).close()
    assert hollow.stat().st_size > 20_000_000
