"""`storemon run`: once what is set up, with a status that tells how it went."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from storemon.data.automation_file import AutomationFile, automation_beside
from storemon.services.sample import SampleFiles
from storemon.services.workspace import Workspace
from tests.cli.conftest import Run


def age(folder: Path) -> None:
    """Make all files of a folder some minutes old, so that nobody waits for them."""
    for path in folder.iterdir():
        then = path.stat().st_mtime - 3600
        os.utime(path, (then, then))


@pytest.fixture
def folder(tmp_path: Path, sample: SampleFiles, run: Run) -> Path:
    """A watched folder that the sample has arrived in."""
    made = tmp_path / "in"
    made.mkdir()
    assert run("run", "--watch", made).out == f"{made}\n"
    for file in sample.all:
        shutil.copy(file, made)
    age(made)
    return made


def test_where_nothing_is_set_up_nothing_is_done(run: Run, empty: Path) -> None:
    answer = run("run")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert not automation_beside(empty).exists()


def test_what_is_new_is_imported_and_reported_once(run: Run, folder: Path, place: Path) -> None:
    answer = run("run")
    assert answer.status == 0, answer.err
    assert answer.out.count("  imported\n") == 4
    assert "Complete" in answer.out
    again = run("run")
    assert (again.status, again.out) == (0, "")
    workspace = Workspace.open(place)
    assert len(workspace.imports.recent()) == 4
    assert len(workspace.reports.archive.list_reports()) == 1
    workspace.close()


def test_a_file_that_needs_an_answer_waits_and_the_status_says_so(run: Run, folder: Path) -> None:
    (folder / "columns.csv").write_text("one,two\n1,2\n")
    age(folder)
    answer = run("run")
    assert answer.status == 2
    assert "columns.csv  waits for you" in answer.out
    assert "columns were not recognized" in answer.err
    assert answer.out.count("  imported\n") == 4
    assert run("run").status == 0


def test_a_watched_folder_that_is_away_is_named(run: Run, folder: Path) -> None:
    shutil.rmtree(folder)
    answer = run("run")
    assert answer.status == 2
    assert f"The watched folder {folder} cannot be found." in answer.err


def test_while_another_process_does_it_nothing_is_done(run: Run, folder: Path, place: Path) -> None:
    with AutomationFile(automation_beside(place)).sole():
        answer = run("run")
    assert (answer.status, answer.out) == (0, "")
    assert "Another storemon" in answer.err


def test_a_folder_can_be_forgotten(run: Run, folder: Path) -> None:
    assert run("run", "--forget", folder).out == "No folder is watched.\n"
    assert run("run").out == ""


def test_a_folder_that_is_not_there_is_not_watched(run: Run, tmp_path: Path) -> None:
    answer = run("run", "--watch", tmp_path / "none")
    assert answer.status == 2
    assert "is no folder" in answer.err
