"""Every way to name a database works, or is rejected with a one-line message."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storemon import app
from storemon.cli import main
from storemon.services.paths import named_database
from storemon.services.workspace import Workspace
from tests.links import link

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with a zone file, a folder, a pipe and links."""
    (tmp_path / "zones.csv").write_text("store_id,timezone_str\nnord,Europe/Berlin\n")
    (tmp_path / "folder").mkdir()
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "nowhere").symlink_to(tmp_path / "disk" / "x.db")
        (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    return tmp_path


REFUSED = [
    *("", ":memory:", "file:y.db", "file:y.db?mode=memory", "FILE:///y.db", "sqlite:///y.db"),
    *("~nobody-there/y.db", "folder", ".", "/", "zones.csv/y.db", "zones.csv"),
    *("x" * 300, "x" * 200, "x" * 5000, "/".join(["x" * 100] * 12)),
    *(pytest.param(name, marks=posix) for name in ("pipe", "nowhere", "loop", "loop/y")),
    *(pytest.param(name, marks=posix) for name in ("/dev/null", "/proc/y")),
]


@pytest.mark.parametrize("command", ["import zones.csv", "list-imports", "trigger-report", "get-report 1"])
@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_database_is_refused_in_one_line(
    text: str, command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(here.rglob("*"))
    assert main(["--database", text, *command.split()]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("storemon: ")
    assert err.count("\n") == 1
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("y.db", "y.db"),
        ("deep/er/y.db", "deep/er/y.db"),
        ("folder/../y.db", "y.db"),
        ("./y.db", "y.db"),
        pytest.param("./file:y.db", "file:y.db", marks=posix),
        pytest.param("./:memory:", ":memory:", marks=posix),
        pytest.param("a?mode=ro#b%20c.db", "a?mode=ro#b%20c.db", marks=posix),
        pytest.param("two\nlines.db", "two\nlines.db", marks=posix),
        pytest.param("\udcff.db", "\udcff.db", marks=posix),
        ("مطعم.db", "مطعم.db"),
        (" .db", " .db"),
        ("y", "y"),
    ],
)
def test_any_path_works_for_every_command_and_its_backups_hold_the_data(
    text: str, file: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--database", text, "import", "zones.csv"]) == 0
    assert (here / file).is_file()
    assert main(["list-imports", f"--database={text}"]) == 0
    assert main(["trigger-report", "--database", text]) == 1  # no polls yet
    assert main(["--database", text, "undo-import", "1"]) == 0
    monkeypatch.chdir("/")
    workspace = Workspace.open(here / file)
    (backup,) = workspace.backups.listed()
    assert workspace.backups.contents(backup.path) == (1, 0)
    workspace.close()


def test_a_tilde_that_the_shell_left_is_the_home_folder(here: Path) -> None:
    assert main(["--database=~/y.db", "import", "zones.csv"]) == 0
    assert (Path.home() / "y.db").is_file()


def test_no_report_is_written_over_the_database(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--database", "y.db", "import", "zones.csv"])
    before = (here / "y.db").read_bytes()
    link(here / "other name", "y.db")
    for option in ("--output", "--outages"):
        for name in ("y.db", "other name", "y.db-wal", "y.db-journal", "y.db.check"):
            assert main(["--database", "y.db", "get-report", "1", option, name]) == 2
            assert "is the database itself" in capsys.readouterr().err
    assert (here / "y.db").read_bytes() == before


def test_the_outages_are_not_written_over_the_report(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--database", "y.db", "import", "zones.csv"])
    link(here / "link.csv", "q.csv")
    for name in ("q.csv", "./q.csv", "link.csv"):
        command = ["--database", "y.db", "get-report", "1", "--output", "q.csv", "--outages", name]
        assert main(command) == 2
        assert "name the same file" in capsys.readouterr().err
    assert not (here / "q.csv").exists()


def test_the_database_is_not_imported_into_itself(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--database", "y.db", "import", "zones.csv"])
    assert main(["--database", "y.db", "import", "y.db"]) == 2
    assert "is the database that is open" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--database", "y.db"],
        ["--database=y.db"],
        ["--database", "y.db", "./zones.csv"],
        ["--database=~/y.db"],
    ],
)
def test_a_window_takes_a_database_in_the_same_forms(words: list[str], here: Path) -> None:
    wanted = app._window_arguments(words)
    assert wanted is not None
    assert wanted[1] == named_database(words[0].partition("=")[2] or words[1])
    assert wanted[0] == [Path(word) for word in words[2:]]


@pytest.mark.parametrize(
    "words", [["--database", "file:y.db"], ["--database="], ["--database", ""], ["x" * 5000]]
)
def test_what_no_window_can_open_is_reported_by_the_command_line(
    words: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1
