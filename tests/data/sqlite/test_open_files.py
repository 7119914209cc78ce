"""Only SQLite itself touches the files of an open database."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from storemon.core.input_file import InputFile
from storemon.data.files.input_files import expand
from storemon.data.files.raw_file import RawFile
from storemon.data.sqlite.open_files import is_of, is_open
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import ExportFailed, FileRefused
from storemon.services.saving import write_text


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


def test_the_files_of_a_database_are_known_by_any_path_as_long_as_it_is_open(
    database: Path, tmp_path: Path
) -> None:
    opened, second = SqliteDatabase.open(database), SqliteDatabase.open(database)
    (tmp_path / "second name").hardlink_to(tmp_path / "x.db-wal")
    for name in ("x.db", "x.db-wal", "x.db-shm", "second name"):
        assert is_open(tmp_path / name)
        assert is_of(database, tmp_path / name)
    for name in ("x.db-journal", "x.db.check", "./x.db-wal"):  # none of them need exist
        assert is_of(database, tmp_path / name)
    assert not is_open(tmp_path / "nothing")
    assert not is_open(tmp_path / "y.db-wal")
    assert not is_open(tmp_path)
    second.close()
    assert is_open(database)
    opened.close()
    assert not is_open(database)


def test_one_that_could_not_be_opened_is_not_taken_for_open(database: Path) -> None:
    database.write_bytes(b"dear diary" * 1000)
    with pytest.raises(Exception, match="not a storemon database"):
        SqliteDatabase.open(database)
    assert not is_open(database)


@pytest.mark.parametrize("name", ["x.db", "x.db-wal", "x.db-shm"])
def test_it_is_neither_read_as_a_file_of_polls_nor_written_over(
    name: str, database: Path, tmp_path: Path
) -> None:
    opened = SqliteDatabase.open(database)
    before = (tmp_path / name).stat().st_size
    assert expand([tmp_path / name]) == [InputFile(tmp_path / name)]
    with (
        pytest.raises(FileRefused, match="is the database that is open"),
        RawFile(InputFile(tmp_path / name)),
    ):
        pass
    with pytest.raises(ExportFailed, match="It is the database that is open"):
        write_text("a,b\n", tmp_path / name)
    assert (tmp_path / name).stat().st_size == before
    opened.close()


def test_a_copy_of_it_is_a_file_like_any_other(database: Path, tmp_path: Path) -> None:
    opened = SqliteDatabase.open(database)
    shutil.copyfile(database, tmp_path / "copy.csv")
    with RawFile(InputFile(tmp_path / "copy.csv")) as file:
        assert file.size > 0
    opened.close()


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal", ".check"])
def test_nothing_is_saved_under_a_name_that_a_closed_database_needs(ending: str, database: Path) -> None:
    SqliteDatabase.open(database).close()
    with pytest.raises(ExportFailed, match=r"belongs to the database x\.db"):
        write_text("a", database.with_name(database.name + ending))
    assert [file.name for file in database.parent.iterdir()] == ["x.db"]


def test_such_a_name_is_like_any_other_where_there_is_no_database(tmp_path: Path) -> None:
    write_text("a", tmp_path / "y.check")
    assert (tmp_path / "y.check").read_text() == "a"
