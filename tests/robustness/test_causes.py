"""Error messages name the actual cause: another storemon, another disk, a file that is no database."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from storemon.core.progress import silent
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.data.leftovers import at_work, writer_of
from storemon.data.sqlite import problems
from storemon.data.sqlite import retry as patience
from storemon.data.sqlite.problems import explain
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput, Cancelled, DatabaseBusy, DatabaseProblem, OutOfMemory
from storemon.message import Message
from storemon.services.report_archive import INTERRUPTED, ReportArchive
from storemon.services.reports import ReportService
from storemon.services.workspace import Workspace
from tests.robustness.conftest import Bench
from tests.robustness.small_disk import fill

ROOT: Final = Path(__file__).parents[2]
Usage = namedtuple("Usage", "total used free")
# Holds the write lock of the database in a process of its own until its input is closed.
IMPORTING: Final = """
import sys
from pathlib import Path
from storemon.data.leftovers import introduce
from storemon.services.workspace import Workspace

introduce("storemon import")
workspace = Workspace.open(Path(sys.argv[1]))
with workspace._database.writing():
    print("importing", flush=True)
    sys.stdin.read()
workspace.close()
"""


@pytest.fixture
def importing(bench: Bench) -> Iterator[int]:
    """Let another storemon process lock the database; yield its process id."""
    command = [sys.executable, "-c", IMPORTING, str(bench.database)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "importing\n"
        yield other.pid
        assert other.stdin is not None
        other.stdin.close()


def of_sqlite(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorname = name
    return error


def test_another_storemon_is_named_where_it_is_waited_for_in_vain(
    bench: Bench, workspace: Workspace, importing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 0.05)
    with pytest.raises(DatabaseBusy) as caught:
        workspace.imports.import_file(bench.polls)
    assert caught.value.what == "The database is in use by another storemon."
    assert caught.value.why == f"storemon import (process {importing}) is writing to {bench.database}."
    assert "close it" not in caught.value.remedy


def test_another_storemon_is_named_while_it_is_waited_for(
    bench: Bench, workspace: Workspace, importing: int
) -> None:
    said = []

    def progress(fraction: float, text: str) -> None:
        said.append(text)
        if text.startswith("Waiting"):
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.imports.import_file(bench.polls, progress)
    assert said[-1] == "Waiting for another storemon that uses the database"


def test_who_writes_is_known_for_as_long_as_it_does(bench: Bench, importing: int, tmp_path: Path) -> None:
    writer = writer_of(bench.database)
    assert writer is not None
    assert (writer.name, writer.process, writer.is_mine) == ("storemon import", importing, False)
    assert writer_of(tmp_path / "b.db") is None


def test_a_process_does_not_wait_for_itself(tmp_path: Path) -> None:
    with at_work(tmp_path / "a.db"):
        assert writer_of(tmp_path / "a.db") is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "The disk is full."),
        ("SQLITE_READONLY_DBMOVED", "The database was moved or replaced."),
        ("SQLITE_READONLY", "The database cannot be changed."),
        ("SQLITE_IOERR_WRITE", "The disk reported an error."),
        ("SQLITE_IOERR_GETTEMPPATH", "The disk for temporary files is full."),
        ("SQLITE_IOERR_SHMMAP", "The database cannot be kept in this folder."),
        ("SQLITE_CANTOPEN", "The database cannot be opened."),
        ("SQLITE_BUSY", "The database is in use by another program."),
    ],
)
def test_a_code_that_says_it_all_is_recognized_by_itself(name: str, words: str, tmp_path: Path) -> None:
    told = explain(of_sqlite(name), tmp_path / "a.db")
    assert told is not None
    assert told.what == words


def test_a_full_disk_for_temporary_files_is_not_the_databases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(scratch))
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(0, 0, 0 if place == scratch else 1 << 40))
    told = explain(of_sqlite("SQLITE_FULL"), tmp_path / "a.db")
    assert told is not None
    assert told.what == "The disk for temporary files is full."
    assert str(scratch) in told.why


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EDQUOT, "Your share of this disk is used up."),
        (errno.EROFS, "The disk cannot be written to."),
        (errno.ENOSPC, "The disk is full."),
        (errno.EIO, "The disk reported an error."),
    ],
)
@pytest.mark.parametrize("name", ["SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMOPEN"])
def test_a_code_that_says_little_is_recognized_by_what_the_disk_says(
    number: int, words: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "trial", lambda _folder: OSError(number, os.strerror(number)))
    told = explain(of_sqlite(name), tmp_path / "a.db")
    assert told is not None
    assert told.what == words


@pytest.mark.parametrize("name", ["SQLITE_CANTOPEN", "SQLITE_IOERR_SHMMAP", "SQLITE_IOERR_READ"])
def test_a_code_that_says_little_is_recognized_by_the_memory_that_is_left(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "is_short", lambda _size: True)
    assert isinstance(explain(of_sqlite(name), tmp_path / "a.db"), OutOfMemory)


def test_too_many_open_files_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "files_are_left", lambda: False)
    told = explain(of_sqlite("SQLITE_CANTOPEN"), tmp_path / "a.db")
    assert told is not None
    assert told.why == "Too many files are open."


def test_a_folder_in_the_place_of_a_database_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem) as caught:
        Workspace.open(tmp_path)
    assert caught.value.why == f"{tmp_path} is a folder."


def test_a_name_that_is_too_long_for_a_database_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="The name of the database is too long"):
        Workspace.open(tmp_path / ("n" * 300))


def test_a_limit_on_the_size_of_files_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "size_is_limited", lambda: True)
    told = explain(of_sqlite("SQLITE_IOERR_WRITE"), tmp_path / "a.db")
    assert told is not None
    assert told.what == "The system lets no file of this person grow beyond a limit."


def test_a_file_in_the_place_of_the_databases_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match=r"The database cannot be made\."):
        Workspace.open(tmp_path / "file" / "storemon.db")


def test_a_report_that_could_not_be_saved_has_not_been_interrupted(bench: Bench, small_disk: Path) -> None:
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        report_id = workspace.reports.trigger_report(ReportRequest())
        ballast = fill(small_disk, 0)
        with contextlib.suppress(DatabaseProblem):
            workspace.reports.run(report_id, silent)
        ballast.unlink()
        info = workspace.reports.get_report(report_id).info
        assert info.status is ReportStatus.FAILED
        assert info.reason.startswith("The disk is full.")


def test_another_process_is_not_notified_that_storemon_ended_where_it_may_not_have(
    bench: Bench, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise DatabaseProblem(Message("The disk is full."))

    report_id = workspace.reports.trigger_report(ReportRequest())
    monkeypatch.setattr(ReportArchive, "end", fail)
    monkeypatch.setattr(ReportService, "_compute", fail)
    with pytest.raises(DatabaseProblem):
        workspace.reports.run(report_id)
    monkeypatch.undo()
    with contextlib.closing(Workspace.open(bench.database)) as other:
        assert other.reports.get_report(report_id).info.reason == INTERRUPTED
    assert "or could not save it" in INTERRUPTED
