from __future__ import annotations

import faulthandler
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.services.trail import Trail


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
    """Leave what a process leaves that was killed."""
    trail = Trail(folder, "key")
    trail.begin()
    running = (folder / "running-key").read_text()
    trail.end()
    (folder / "running-key").write_text(running)


def test_a_run_that_ends_as_it_should_leaves_its_log_alone(folder: Path) -> None:
    for _ in range(2):
        trail = Trail(folder, "key")
        trail.begin()
        assert not trail.ended_badly
        trail.end()
        trail.end()
    assert [path.name for path in folder.iterdir()] == ["storemon-key.log"]
    assert trail.log_text().count("started") == 2
    assert trail.last_crash() == ""


def test_a_run_that_was_cut_off_is_told_of_once_and_remembered(folder: Path) -> None:
    cut_off(folder)
    trail = Trail(folder, "key")
    trail.begin()
    assert trail.ended_badly
    assert "No trace was left" in trail.last_crash()
    trail.end()
    third = Trail(folder, "key")
    third.begin()
    assert not third.ended_badly
    assert "No trace was left" in third.last_crash()
    third.end()


def test_what_the_crash_left_is_kept(folder: Path) -> None:
    cut_off(folder)
    (folder / "faults-key.txt").write_text("Fatal Python error: Segmentation fault")
    trail = Trail(folder, "key")
    trail.begin()
    assert "Segmentation fault" in trail.last_crash()
    trail.end()


def test_windows_of_other_databases_keep_to_themselves(folder: Path) -> None:
    cut_off(folder)
    other = Trail(folder, "other")
    other.begin()
    assert not other.ended_badly
    other.end()


def test_who_is_not_the_only_window_says_nothing_of_the_other(folder: Path) -> None:
    first = Trail(folder, "key")
    first.begin()
    second = Trail(folder, "key")
    second.begin(sole=False)
    assert not second.ended_badly
    second.end()
    assert (folder / "running-key").exists()
    first.end()


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    trail = Trail(tmp_path / "logs", "key")
    trail.begin()
    assert trail.log_text() == "No log is kept: its folder cannot be used. File exists.\n"
    trail.end()


def test_a_window_that_could_not_be_shown_is_told_of_like_a_crash(folder: Path) -> None:
    trail = Trail(folder, "key")
    trail.begin()
    trail.fail(ValueError("words"))
    trail.end()
    after = Trail(folder, "key")
    after.begin()
    assert after.ended_badly
    assert "ValueError" in after.last_crash()
    assert "could not start" in after.log_text()
    after.end()
