from __future__ import annotations

import faulthandler
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.services.crash_log import CrashLog


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    enabled = faulthandler.is_enabled()
    yield
    logging.getLogger("storemon").setLevel(logging.NOTSET)
    if enabled:
        faulthandler.enable()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "logs"


def cut_off(folder: Path) -> None:
    """Leave the files of a killed process."""
    crash_log = CrashLog(folder, "key")
    crash_log.begin()
    running = (folder / "running-key").read_text()
    crash_log.end()
    (folder / "running-key").write_text(running)


def test_a_run_that_ends_as_it_should_leaves_its_log_alone(folder: Path) -> None:
    for _ in range(2):
        crash_log = CrashLog(folder, "key")
        crash_log.begin()
        assert not crash_log.ended_badly
        crash_log.end()
        crash_log.end()
    assert [path.name for path in folder.iterdir()] == ["storemon-key.log"]
    assert crash_log.log_text().count("started") == 2
    assert crash_log.last_crash() == ""


def test_a_run_that_was_cut_off_is_reported_once_and_remembered(folder: Path) -> None:
    cut_off(folder)
    crash_log = CrashLog(folder, "key")
    crash_log.begin()
    assert crash_log.ended_badly
    assert "No trace was left" in crash_log.last_crash()
    crash_log.end()
    third = CrashLog(folder, "key")
    third.begin()
    assert not third.ended_badly
    assert "No trace was left" in third.last_crash()
    third.end()


def test_what_the_crash_left_is_kept(folder: Path) -> None:
    cut_off(folder)
    (folder / "faults-key.txt").write_text("Fatal Python error: Segmentation fault")
    crash_log = CrashLog(folder, "key")
    crash_log.begin()
    assert "Segmentation fault" in crash_log.last_crash()
    crash_log.end()


def test_windows_of_other_databases_keep_to_themselves(folder: Path) -> None:
    cut_off(folder)
    other = CrashLog(folder, "other")
    other.begin()
    assert not other.ended_badly
    other.end()


def test_who_is_not_the_only_window_says_nothing_of_the_other(folder: Path) -> None:
    first = CrashLog(folder, "key")
    first.begin()
    second = CrashLog(folder, "key")
    second.begin(sole=False)
    assert not second.ended_badly
    second.end()
    assert (folder / "running-key").exists()
    first.end()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    crash_log = CrashLog(tmp_path / "logs", "key")
    crash_log.begin()
    with pytest.raises(FileExistsError) as caught:
        (tmp_path / "logs").mkdir()
    assert crash_log.log_text() == f"No log is kept: its folder cannot be used. {caught.value.strerror}.\n"
    crash_log.end()


def test_a_window_that_could_not_be_shown_is_reported_like_a_crash(folder: Path) -> None:
    crash_log = CrashLog(folder, "key")
    crash_log.begin()
    crash_log.fail(ValueError("words"))
    crash_log.end()
    after = CrashLog(folder, "key")
    after.begin()
    assert after.ended_badly
    assert "ValueError" in after.last_crash()
    assert "could not start" in after.log_text()
    after.end()
