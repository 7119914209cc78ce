"""A read-only database: a clear message for every operation."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from storemon.cli import main
from storemon.core.progress import silent
from storemon.core.vocabulary import Method, ReportRequest, ReportStatus
from storemon.errors import DatabaseProblem
from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.small_disk import make_read_only
from tests.robustness.state import state_of

# Both import modules on their first call, possibly as a user who may not read Python's folder.
time.strptime("0", "%S")
for _module in ("report_list", "commands"):
    import_module(f"storemon.cli.{_module}")

WORKS: Final = [child.import_file, child.undo_newest, child.clear, child.report]
NOBODY: Final = 65534

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")


@pytest.fixture
def guarded(bench: Bench) -> Iterator[Bench]:
    """Run the test as a user who is bound by permissions, in a folder of that user."""
    folder = Path(tempfile.mkdtemp())
    polls = Path(shutil.copy(bench.polls, folder))
    theirs = Bench(bench.original, bench.before, polls, bench.hours, bench.zones, folder / "data")
    theirs.folder.mkdir()
    theirs.fresh()
    administrator = os.geteuid() == 0
    if administrator:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield theirs
    finally:
        if administrator:
            os.seteuid(0)
        theirs.folder.chmod(0o700)
        shutil.rmtree(folder)


def protect(bench: Bench, parts: str) -> None:
    if "database" in parts:
        bench.database.chmod(0o444)
    if "folder" in parts:
        bench.folder.chmod(0o555)


@posix
@pytest.mark.parametrize("parts", ["database", "folder", "database and folder"])
@pytest.mark.parametrize("work", WORKS)
def test_work_on_a_read_only_database_is_reported(work: child.Work, parts: str, guarded: Bench) -> None:
    protect(guarded, parts)
    with (
        pytest.raises(DatabaseProblem, match=r"cannot be changed.*read-only"),
        contextlib.closing(Workspace.open(guarded.database)) as workspace,
    ):
        work(workspace, guarded.polls, silent)
    guarded.folder.chmod(0o700)
    guarded.database.chmod(0o600)
    assert state_of(guarded.database) == guarded.before


@posix
def test_a_database_that_may_not_be_read_is_reported(guarded: Bench) -> None:
    guarded.database.chmod(0)
    with pytest.raises(DatabaseProblem, match=r"cannot be opened.*may not be read"):
        Workspace.open(guarded.database)


@posix
def test_a_folder_that_may_not_be_entered_is_reported(guarded: Bench) -> None:
    guarded.folder.chmod(0)
    with pytest.raises(DatabaseProblem, match=r"cannot be opened.*may not be read"):
        Workspace.open(guarded.database)


@posix
@pytest.mark.parametrize(
    "command",
    ["import POLLS", "list-imports", "undo-import 1", "trigger-report", "get-report 1", "list-reports"],
)
@pytest.mark.parametrize("name", ["storemon.db", "deeper/other.db"])
def test_a_folder_that_may_not_be_entered_is_reported_by_every_command(
    command: str, name: str, guarded: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    guarded.folder.chmod(0)
    words = [str(guarded.polls) if word == "POLLS" else word for word in command.split()]
    assert main(["--database", str(guarded.folder / name), *words]) == 2
    assert "may not be read" in capsys.readouterr().err


@posix
@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_a_log_that_belongs_to_somebody_else_is_reported(suffix: str, guarded: Bench) -> None:
    log = guarded.database.with_name(f"{guarded.database.name}{suffix}")
    log.touch()
    log.chmod(0)
    with pytest.raises(DatabaseProblem, match=f"{suffix} belongs to it"):
        Workspace.open(guarded.database)
    log.unlink()
    log.symlink_to(guarded.polls)
    with pytest.raises(DatabaseProblem, match=f"{suffix} belongs to it"):
        Workspace.open(guarded.database)


@posix
def test_a_report_in_a_folder_that_became_read_only_is_reported(guarded: Bench) -> None:
    with contextlib.closing(Workspace.open(guarded.database)) as workspace:
        protect(guarded, "folder")
        with pytest.raises(DatabaseProblem, match=r"cannot be changed.*may not be written to"):
            workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
        assert workspace.reports.archive.list_reports() == []


@posix
def test_a_running_report_of_another_person_stays_running(guarded: Bench) -> None:
    with contextlib.closing(Workspace.open(guarded.database)) as workspace:
        report_id = workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
        for file in guarded.folder.glob("*.lock"):
            file.chmod(0)
        assert workspace.reports.get_report(report_id).info.status is ReportStatus.RUNNING
        with contextlib.closing(Workspace.open(guarded.database)) as second:
            assert second.reports.archive.list_reports()[0].info.status is ReportStatus.RUNNING
        assert workspace.reports.run(report_id).status is ReportStatus.COMPLETE


@pytest.mark.parametrize("work", WORKS)
def test_work_on_a_read_only_disk_is_reported(work: child.Work, bench: Bench, small_disk: Path) -> None:
    make_read_only(small_disk)
    with (
        pytest.raises(DatabaseProblem, match=r"cannot be changed.*read-only"),
        contextlib.closing(Workspace.open(bench.database)) as workspace,
    ):
        work(workspace, bench.polls, silent)
