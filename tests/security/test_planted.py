"""What others may have planted where storemon writes or reads: links, pipes, folders of other users."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storemon.data.private import new_file, open_own, own_folder
from storemon.services.crash_log import CrashLog

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need the administrator's rights on Windows")

FILES = ["storemon-key.log", "running-key", "faults-key.txt", "last-crash-key.txt"]
SECRET = "the only copy of a letter"  # noqa: S105  # no password


@pytest.fixture(autouse=True)
def _level() -> Iterator[None]:
    yield
    logging.getLogger("storemon").setLevel(logging.NOTSET)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "log"
    folder.mkdir(0o700)
    return folder


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    victim = tmp_path / "victim"
    victim.write_text(SECRET)
    return victim


def run(folder: Path) -> CrashLog:
    """Go through a window's run, with a line in the log."""
    crash_log = CrashLog(folder, "key")
    crash_log.begin()
    logging.getLogger("storemon").info("words")
    crash_log.end()
    return crash_log


def by_symbolic_link(place: Path, victim: Path) -> None:
    place.symlink_to(victim)


def by_hard_link(place: Path, victim: Path) -> None:
    place.hardlink_to(victim)


@pytest.mark.parametrize("plant", [by_symbolic_link, by_hard_link])
@pytest.mark.parametrize("name", FILES)
def test_a_link_in_the_place_of_a_file_leads_to_no_other(
    name: str, plant: Callable[[Path, Path], None], folder: Path, victim: Path
) -> None:
    plant(folder / name, victim)
    (folder / "running-key").exists() or (folder / "running-key").write_text("storemon 0")
    crash_log = run(folder)
    assert victim.read_text() == SECRET
    assert SECRET not in crash_log.log_text() + crash_log.last_crash()


@pytest.mark.parametrize("plant", [by_symbolic_link, by_hard_link])
def test_a_log_that_is_full_is_not_continued_in_what_a_link_leads_to(
    plant: Callable[[Path, Path], None], folder: Path, victim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.services.log_file._LARGEST", 10)
    plant(folder / "storemon-key.1.log", victim)
    run(folder)
    assert victim.read_text() == SECRET


def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "log").symlink_to(tmp_path / "theirs", target_is_directory=True)
    run(tmp_path / "log")
    assert list((tmp_path / "theirs").iterdir()) == []


def test_a_folder_of_somebody_else_is_not_written_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    run(folder)
    assert list(folder.iterdir()) == []


def test_a_file_of_somebody_else_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "x"
    file.write_text(SECRET)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(PermissionError):
        open(file, "w", opener=open_own)  # noqa: SIM115  # it is not opened
    assert file.read_text() == SECRET


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    for name in FILES:
        os.mkfifo(folder / name)
    crash_log = run(folder)
    assert crash_log.log_text() == ""


def test_a_window_without_its_log_still_runs_and_says_so(folder: Path, victim: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(folder, target_is_directory=True)
    crash_log = CrashLog(tmp_path / "linked", "key")
    crash_log.begin()
    assert "No log is kept" in crash_log.log_text()
    crash_log.end()
    assert not crash_log.ended_badly


def test_a_file_is_only_made_where_there_is_none(folder: Path, victim: Path) -> None:
    (folder / "x").symlink_to(victim)
    (folder / "y").symlink_to(folder / "nothing")
    for name in ("x", "y"):
        with pytest.raises(FileExistsError):
            new_file(folder / name)
    assert victim.read_text() == SECRET
    assert not (folder / "nothing").exists()


def test_a_folder_of_ones_own_is_closed_and_a_file_in_its_place_refused(tmp_path: Path, victim: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    own_folder(tmp_path / "open")
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700
    with pytest.raises(OSError, match="exists"):
        own_folder(victim)
