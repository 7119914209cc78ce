"""Wrong input and failures."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from storemon import __version__
from storemon.cli import _MODULES, commands, main, report_list
from storemon.cli.arguments import COMMANDS
from storemon.cli.report_terms import METHODS
from storemon.core.vocabulary import Method
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.services.paths import default_database
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "COMMAND"),
        ("bogus", "invalid choice: 'bogus'"),
        ("import", "required: FILE. See storemon import --help."),
        ("get-report", "required: ID"),
        ("make-sample", "required: FOLDER"),
        ("make-sample x --stores many", "--stores: it is not a whole number"),
        ("make-sample x --stores 0", "0 stores"),
        ("list-reports --wrong", "Unrecognized arguments: --wrong"),
        ("list-reports --data x", "Unrecognized arguments: --data x"),
        ("import ''", "Argument FILE: the name is empty."),
        ("list-reports --database ''", "Argument --database: the name is empty."),
        ("get-report x --output ''", "Argument --output: the name is empty."),
        ("--database", "Argument --database: expected one argument"),
        ("trigger-report --from 2023-01-25 --to 2023-01-24", "The range ends before it begins."),
        ("trigger-report --method foo", "choose from 'interpolated', 'poll-count'"),
        ("import x.csv --platform \udcff", "Argument --platform: it holds bytes that are no text."),
        ("import x.csv --status \udcff=active", "Argument --status: it holds bytes that are no text."),
        ("trigger-report --reach far", "'far' is not a reach. Use none or a number of hours"),
        ("trigger-report --reach nan", "'nan' is not a reach"),
        ("trigger-report --reach=-1", "'-1' is not a reach"),
        ("trigger-report --reach 1e300", "'1e300' is not a reach"),
        ("trigger-report --as-of yesterday", "'yesterday' is not a time."),
    ],
)
def test_a_mistake_is_one_line_that_names_it(
    line: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(shlex.split(line)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("storemon: ")
    assert words in err
    assert err.count("\n") == 1


def test_a_mistake_makes_no_database(capsys: pytest.CaptureFixture[str]) -> None:
    main(["trigger-report", "--reach", "far"])
    assert not default_database().exists()


def test_the_database_can_be_named_before_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "zones.csv").write_text("store_id,timezone_str\nnord,Europe/Berlin\n")
    assert main(["--database", str(tmp_path / "a.db"), "import", str(tmp_path / "zones.csv")]) == 0
    assert (tmp_path / "a.db").exists()
    assert not default_database().exists()


def test_line_ends_in_what_was_typed_stay_on_the_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["get-report", "a\nb\x1b[2J"]) == 2
    err = capsys.readouterr().err
    assert "a b [2J" in err
    assert err.count("\n") == 1


def test_without_a_database_named_it_is_the_windows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list-reports"]) == 0
    assert default_database().exists()


@pytest.mark.parametrize("words", [["trigger-report"], ["get-report", "x"], ["list-reports"]])
def test_a_database_that_is_not_there_is_said_and_not_made(run: Run, place: Path, words: list[str]) -> None:
    answer = run(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        f"storemon: There is no database {place}. Check the name, or import files into it first.\n"
    )
    assert not place.exists()


def test_a_database_that_is_none_is_said_in_one_line(run: Run, place: Path) -> None:
    place.write_text("dear diary " * 100)
    answer = run("list-reports")
    assert (answer.status, answer.out) == (2, "")
    assert "not a storemon database" in answer.err
    assert answer.err.count("\n") == 1


def broken(*_: object) -> SqliteDatabase:
    raise RuntimeError("two\nlines")


def test_a_mistake_of_ours_is_one_line_and_how_to_see_more(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteDatabase, "open", broken)
    answer = run("list-reports")
    assert (answer.status, answer.out) == (70, "")
    assert answer.err == (
        "storemon: storemon made a mistake: RuntimeError: two lines. "
        "Set STOREMON_DEBUG=1 and run it again to see the details.\n"
    )


def test_with_debugging_on_the_details_come_first(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteDatabase, "open", broken)
    monkeypatch.setenv("STOREMON_DEBUG", "1")
    answer = run("list-reports")
    assert answer.status == 70
    assert answer.err.startswith("Traceback")
    assert "in broken" in answer.err


@pytest.mark.parametrize("line", ["--help", "import --help", "trigger-report --help", "make-sample --help"])
def test_help_is_printed_and_no_mistake(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: storemon")
    assert err == ""


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"storemon {__version__}\n"


def test_every_command_that_can_be_typed_is_carried_out() -> None:
    assert commands._RUN.keys() | report_list._RUN.keys() | _MODULES.keys() == COMMANDS


def test_the_methods_that_can_be_typed_are_those_there_are() -> None:
    assert list(METHODS) == list(Method)
