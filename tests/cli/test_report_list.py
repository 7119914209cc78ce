"""storemon list-reports, keep-report and delete-report, and the libraries that they do not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storemon.services.paths import kept_reports, settings_file
from tests.cli.conftest import Run


def ids(run: Run) -> list[str]:
    return [line.split()[0] for line in run("list-reports").out.splitlines()[1:]]


def made(run: Run, *options: str) -> str:
    return run("trigger-report", *options).out.strip()


@pytest.mark.usefixtures("full")
def test_a_report_is_kept_and_no_longer(run: Run) -> None:
    first, second = made(run), made(run)
    answer = run("keep-report", first)
    assert (answer.status, answer.out) == (0, f"Report {first} is kept until it is deleted.\n")
    lines = run("list-reports").out.splitlines()
    assert lines[0].split()[-2:] == ["kept", "data"]
    assert [line.split()[-2:] for line in lines[1:]] == [["month", "current"], ["yes", "current"]]
    answer = run("keep-report", "--stop", first, second)
    assert answer.out.splitlines()[0] == f"Report {first} is no longer kept."
    assert run("list-reports").out.splitlines()[2].split()[-2] == "-"


@pytest.mark.usefixtures("full")
def test_reports_are_deleted_together(run: Run) -> None:
    first, second, third = made(run), made(run), made(run)
    answer = run("delete-report", first, third)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"Report {first} is deleted.\nReport {third} is deleted.\n"
    assert ids(run) == [second]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["delete-report", "keep-report"])
def test_an_id_that_is_not_there_is_reported_and_nothing_is_done(run: Run, command: str) -> None:
    first = made(run)
    answer = run(command, first, "nobody")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("storemon: There is no report nobody.")
    assert ids(run) == [first]
    assert run("list-reports").out.splitlines()[1].split()[-2] == "month"


@pytest.mark.usefixtures("full")
def test_how_many_stay_is_an_option_and_else_the_windows_setting(run: Run) -> None:
    assert kept_reports() == 50
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("[data]\nreports=2\n")
    assert kept_reports() == 2
    all_ = [made(run) for _ in range(3)]
    assert ids(run) == [all_[2], all_[1]]
    last = made(run, "--keep-newest", "1")
    assert ids(run) == [last]


@pytest.mark.parametrize("text", ["0", "-3", "many", "10000", ""])
def test_a_setting_that_makes_no_sense_is_the_usual_one(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(f"[data]\nreports={text}\n")
    assert kept_reports() == 50


def loaded(database: Path, *words: str) -> set[str]:
    """Return which of the large libraries a command loads, in a process of its own."""
    code = (
        "import sys; from storemon.app import main; main(sys.argv[1:]);"
        "print('\\n' + ' '.join({'numpy', 'pyarrow', 'pandas', 'PySide6'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "--database", str(database), *words]
    return set(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
    )


def test_lists_and_help_load_neither_numpy_nor_arrow(run: Run, full: Path) -> None:
    report_id = made(run)
    assert loaded(full, "--help") == set()
    assert loaded(full, "list-reports") == set()
    assert loaded(full, "keep-report", report_id) == set()
    assert loaded(full, "get-report", report_id) == {"numpy", "pyarrow"}
    assert loaded(full, "delete-report", report_id) == set()


@pytest.mark.usefixtures("run")
def test_a_report_without_a_table_is_reported_without_them_too(run: Run, empty: Path) -> None:
    report_id = made(run)
    assert run("get-report", report_id).out.startswith("Failed\n")
    assert loaded(empty, "get-report", report_id) == set()
