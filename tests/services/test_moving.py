"""The data is moved completely, or stays where it was."""

from __future__ import annotations

import shutil
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput, Cancelled, DatabaseProblem
from storemon.services.moving import (
    copy_data,
    data_size,
    look_at,
    remove_copy,
    remove_old_data,
)
from storemon.services.sample import make_sample
from storemon.services.workspace import Workspace


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a closed database with data and a backup."""
    path = tmp_path / "old" / "storemon.db"
    workspace = Workspace.open(path)
    for file in make_sample(tmp_path / "sample", stores=3, days=1).all:
        workspace.imports.import_file(file)
    workspace.backups.make_daily()
    workspace.close()
    return path


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_data_and_backups_arrive_and_the_old_folder_goes(old: Path, tmp_path: Path) -> None:
    before = files(old.parent)
    place = look_at(old, tmp_path / "new" / "deep")
    assert (place.taken, place.size) == (False, data_size(old))
    assert not (tmp_path / "new").exists()
    copy_data(old, place)
    moved = Workspace.open(place.database)
    assert moved.extent().polls > 0
    assert remove_old_data(old, place.database)
    assert [name for name in files(place.database.parent) if name.endswith(".db")] == before
    assert not old.parent.exists()
    moved.close()


def test_what_is_not_ours_stays_in_the_old_folder(old: Path, tmp_path: Path) -> None:
    (old.parent / "notes.txt").write_text("mine")
    place = look_at(old, tmp_path / "new")
    copy_data(old, place)
    assert remove_old_data(old, place.database)
    assert files(old.parent) == ["notes.txt"]


def test_a_database_that_another_program_has_open_is_kept(old: Path, tmp_path: Path) -> None:
    place = look_at(old, tmp_path / "new")
    copy_data(old, place)
    with closing(sqlite3.connect(old)) as other:
        other.execute("SELECT count(*) FROM polls").fetchone()
        assert not remove_old_data(old, place.database)
    assert old.exists()
    Workspace.open(old).close()


def test_a_database_that_has_changed_since_is_kept(old: Path, tmp_path: Path) -> None:
    place = look_at(old, tmp_path / "new")
    copy_data(old, place)
    workspace = Workspace.open(old)
    workspace.imports.undo(workspace.imports.recent()[0].import_id)
    workspace.close()
    assert not remove_old_data(old, place.database)
    assert old.exists()


@pytest.mark.parametrize("after", [0.0, 0.5, 0.7])
def test_nothing_is_left_of_a_move_that_was_stopped(old: Path, tmp_path: Path, after: float) -> None:
    place = look_at(old, tmp_path / "new")
    before = files(old.parent)

    def stop(fraction: float, text: str) -> None:  # the signature of progress
        if fraction >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_data(old, place, stop)
    assert files(tmp_path / "new") == []
    assert files(old.parent) == before


def test_a_copy_can_be_taken_back(old: Path, tmp_path: Path) -> None:
    place = look_at(old, tmp_path / "new")
    copy_data(old, place)
    remove_copy(place.database)
    assert files(tmp_path / "new") == []


def test_a_storemon_database_in_the_new_folder_is_found_and_never_overwritten(
    old: Path, tmp_path: Path
) -> None:
    Workspace.open(tmp_path / "new" / "storemon.db").close()
    place = look_at(old, tmp_path / "new")
    assert place.taken
    with pytest.raises(BadInput):
        copy_data(old, place)
    Workspace.open(place.database).close()


def test_another_file_of_that_name_is_refused(old: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with closing(sqlite3.connect(tmp_path / "new" / "storemon.db")) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(DatabaseProblem, match="not a storemon database"):
        look_at(old, tmp_path / "new")


def test_the_same_folder_and_that_of_the_backups_are_refused(old: Path) -> None:
    with pytest.raises(BadInput, match="already"):
        look_at(old, old.parent)
    with pytest.raises(BadInput, match="backups"):
        look_at(old, old.parent / "backups")


def test_a_folder_without_room_is_refused(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")  # shutil's signature
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 1_000_000))
    with pytest.raises(DatabaseProblem, match="too little room") as told:
        look_at(old, tmp_path / "new")
    assert "1 MB are free" in str(told.value)


def test_a_folder_that_cannot_be_written_is_refused(old: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DatabaseProblem, match="cannot be used"):
        look_at(old, tmp_path / "file")


def test_nothing_is_put_into_the_home_folder_itself(old: Path) -> None:
    assert look_at(old, Path.home()).database == Path.home() / "storemon" / "storemon.db"
