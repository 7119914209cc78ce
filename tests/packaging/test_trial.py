"""The long trials: what is left out for lack of time, and what their chores print at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import tasks
from resources.installer import __main__ as steps
from resources.installer import bare_check, console, folder, trial, windows_check, windows_machine
from resources.installer.trial import Step

if TYPE_CHECKING:
    from pathlib import Path


def test_steps_run_in_order_while_there_is_time() -> None:
    ran: list[str] = []
    planned = [
        Step("build", 1, lambda: ran.append("build")),
        Step("install", 1, lambda: ran.append("install")),
    ]
    assert trial.run(planned, time.monotonic() + 300) == []
    assert ran == ["build", "install"]


def test_a_step_that_would_end_too_late_is_left_out_with_all_after_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran: list[str] = []
    planned = [Step(f"step {minutes}", minutes, lambda: ran.append("ran")) for minutes in (1, 9, 2)]
    assert trial.run(planned, time.monotonic() + 300) == ["step 9", "step 2"]
    assert ran == ["ran"]
    assert "the time for this trial is up: step 9, step 2." in capsys.readouterr().err


def test_a_machine_without_wine_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise windows_machine.NoWindows("wine64 is in no repository here.")

    monkeypatch.setattr(windows_machine, "install_tools", fail)
    assert windows_check.where_it_can() == 0
    assert "not built and tried for Windows. wine64 is in no repository here." in capsys.readouterr().err


def test_without_the_time_for_a_build_nothing_is_downloaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise AssertionError

    monkeypatch.setattr(windows_machine, "install_tools", fail)
    assert windows_check.where_it_can("-3") == 0
    assert "for Windows: that takes 12 minutes, and 0 are left." in capsys.readouterr().err


def test_a_machine_without_an_index_says_which_file_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_package: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(folder, "environment", lambda: None)
    monkeypatch.setattr(windows_machine, "fetch", fail)
    with pytest.raises(windows_machine.NoWindows, match=r"winpython.* could not be fetched: no network\."):
        windows_machine.fetch_all()


def test_tests_of_the_bare_system_can_be_narrowed_and_the_table_of_all_systems_follows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare_check, "main", lambda *tests: len(tests))
    monkeypatch.setitem(steps.STEPS, "bare-check", bare_check.where_it_can)
    monkeypatch.setattr(steps, "RECORDS", {"bare-check": tmp_path / "bare.md"})
    assert steps.main(["bare-check", "tests/core", "tests/cli"]) == 2
    assert "| **bare-check**, not run here | | | |" in capsys.readouterr().err


def test_a_chore_of_installers_refuses_words_that_it_would_not_use() -> None:
    with pytest.raises(console.Stop, match="package takes no arguments"):
        tasks.CHORES["package"](["tests/core"])
