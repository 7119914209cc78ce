"""`storemon run`: one pass over all that is set up, with an exit status."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from storemon.core.outgoing import Kind, Outgoing, Way
from storemon.core.targets import Targets
from storemon.core.vocabulary import DEFAULT_REACH, HOUR, Method
from storemon.data.automation_file import AutomationFile, automation_beside
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import SendBook
from storemon.services.paths import settings_file
from storemon.services.report_settings import chosen_method, chosen_reach, chosen_targets
from storemon.services.sample import SampleFiles
from storemon.services.workspace import Workspace
from tests.certificates import certificate, trust
from tests.cli.conftest import Run
from tests.mail_sink import PASSWORD, mail_sink


def age(folder: Path) -> None:
    """Make all files of a folder an hour older, so that the program does not wait for them to settle."""
    for path in folder.iterdir():
        then = path.stat().st_mtime - 3600
        os.utime(path, (then, then))


@pytest.fixture
def folder(tmp_path: Path, sample: SampleFiles, run: Run) -> Path:
    """A watched folder with the sample files."""
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


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_what_is_due_is_sent_once_and_said(
    run: Run, folder: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(certificate(tmp_path)[0], monkeypatch)
    file = AutomationFile(automation_beside(place))
    with mail_sink(tmp_path) as sink:
        SendBook(file).set_account(sink.account)
        item = Outgoing("k", Way.MAIL, Kind.REPORT, ("ana@example.com",), "Uptime", time.time_ns() // 1000)
        Outbox(file).put({item: "Subject: Uptime\r\n\r\nhi"})
        waiting = run("run")
        assert waiting.status == 1
        assert "STOREMON_MAIL_PASSWORD" in waiting.err
        monkeypatch.setenv("STOREMON_MAIL_PASSWORD", PASSWORD)
        answer = run("run")
        assert (answer.status, answer.out) == (0, "Uptime  sent to ana@example.com\n")
        assert (run("run").out, len(sink.mails)) == ("", 1)
    assert PASSWORD.encode() not in file.path.read_bytes()


def test_the_settings_of_reports_are_those_of_the_window(run: Run, folder: Path, place: Path) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "[report]\nmethod=interpolated\nreach=5.0\ntarget=9750\ngroup-targets=%7B%22North%22%3A%209500%7D\n"
    )
    assert chosen_targets() == Targets(9750, {"North": 9500})
    assert run("run").status == 0
    workspace = Workspace.open(place)
    assert workspace.reports.archive.list_reports()[0].info.reach == 5 * HOUR
    workspace.close()


@pytest.mark.parametrize(
    "text", ["", "reach=nan\ntarget=x\nmethod=guess\ngroup-targets=[1]", "reach=-1\ntarget=1e9"]
)
def test_settings_that_make_no_sense_are_the_usual_ones(text: str) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[report]\n{text}\n")
    assert (chosen_targets(), chosen_reach(), chosen_method()) == (
        Targets(),
        DEFAULT_REACH,
        Method.INTERPOLATED,
    )
