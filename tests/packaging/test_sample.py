"""The database of sample data that `python3 tasks.py run` opens."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from resources.installer import console, sample_database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Path of the sample's database, in a folder that does not exist yet."""
    place = tmp_path / "out" / "sample.db"
    monkeypatch.setattr(sample_database, "DATABASE", place)
    monkeypatch.setattr(sample_database, "PYTHON", sys.executable)  # tests may run without .venv
    return place


def test_the_sample_is_made_once_with_a_complete_report(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample_database.sample_database() == database
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("select count(*) from stores").fetchone() == (40,)
        assert connection.execute("select status from reports").fetchall() == [("Complete",)]
    monkeypatch.setattr(console, "call", lambda *_arguments, **_options: pytest.fail("made again"))
    assert sample_database.sample_database() == database


def test_a_sample_that_cannot_be_made_is_told_and_leaves_nothing(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(command: list[str], *, quiet: bool) -> int:
        if "import" in command:
            database.parent.mkdir()
            database.touch()
        return 2 if "trigger-report" in command else 0

    monkeypatch.setattr(console, "call", call)
    with pytest.raises(console.Stop, match="could not be made"):
        sample_database.sample_database()
    assert not database.exists()
