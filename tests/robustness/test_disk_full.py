"""On a full disk, work ends with a clear message and the data unchanged."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from storemon.core.progress import silent
from storemon.core.vocabulary import Method, ReportRequest, ReportStatus
from storemon.data.kept_insights import KeptFile
from storemon.errors import DatabaseProblem, UserError
from storemon.services.workspace import Workspace
from tests.polls_table import polls_in
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.small_disk import fill
from tests.robustness.small_steps import take_small_steps
from tests.robustness.state import state_of

if sys.platform != "win32":
    import resource


@pytest.mark.parametrize("small_steps", [False, True])
@pytest.mark.parametrize("leave", [0, 64 << 10, 512 << 10])
def test_an_import_onto_a_full_disk_says_so_and_changes_nothing(
    leave: int, small_steps: bool, bench: Bench, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if small_steps:
        take_small_steps(monkeypatch.setattr)
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        ballast = fill(small_disk, leave)
        with pytest.raises(DatabaseProblem, match=r"The disk is full.*nothing was changed"):
            workspace.imports.import_file(bench.polls)
        assert workspace.stores.summary().polls == len(polls_in(bench.original))
        assert state_of(bench.database) == bench.before
        ballast.unlink()
        workspace.imports.import_file(bench.polls)
        assert workspace.imports.recent()[0].name == bench.polls.name


@pytest.mark.parametrize("work", [child.undo_newest, child.clear, child.report])
def test_other_work_on_a_full_disk_says_so_and_changes_nothing(
    work: child.Work, bench: Bench, small_disk: Path
) -> None:
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        fill(small_disk, 0)
        with pytest.raises(DatabaseProblem, match="The disk is full"):
            work(workspace, bench.polls, silent)
        assert state_of(bench.database) == bench.before
    assert not any((small_disk / "backups").glob("*"))


def test_a_report_that_finds_no_room_for_its_table_fails_and_says_so(bench: Bench, small_disk: Path) -> None:
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        report_id = workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED))
        ballast = fill(small_disk, 16 << 10)
        try:
            told = workspace.reports.run(report_id).reason
        except DatabaseProblem as problem:  # if there is no space for the reason either
            told = problem.message
        assert "The disk is full" in told
        ballast.unlink()
        assert workspace.reports.get_report(report_id).info.status is ReportStatus.FAILED


@pytest.mark.parametrize("leave", [0, 8 << 10, 40 << 10, 80 << 10])
def test_a_new_database_on_a_full_disk_is_reported_and_made_once_there_is_room(
    leave: int, bench: Bench, small_disk: Path
) -> None:
    bench.database.unlink()
    ballast = fill(small_disk, leave)
    with pytest.raises(DatabaseProblem, match="The disk is full"):
        Workspace.open(bench.database)
    ballast.unlink()
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        workspace.imports.import_file(bench.zones)


def test_opening_a_database_on_a_full_disk_is_reported(bench: Bench, small_disk: Path) -> None:
    ballast = fill(small_disk, 0)
    with pytest.raises(DatabaseProblem, match="The disk is full"):
        Workspace.open(bench.database)
    ballast.unlink()
    assert state_of(bench.database) == bench.before


@pytest.mark.parametrize("pages", [0, 1, 20, 30])
def test_an_import_that_the_database_has_no_room_for_changes_nothing(pages: int, bench: Bench) -> None:
    def limit(driver: Any, _record: object) -> None:
        (used,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {used + pages}")

    event.listen(Engine, "connect", limit)
    try:
        with contextlib.closing(Workspace.open(bench.database)) as workspace:
            with pytest.raises(DatabaseProblem, match=r"The disk is full.*nothing was changed"):
                workspace.imports.import_file(bench.polls)
            assert workspace.stores.summary().polls == len(polls_in(bench.original))
    finally:
        event.remove(Engine, "connect", limit)
    assert state_of(bench.database) == bench.before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("size", [100_000, 400_000])
def test_an_import_that_makes_a_file_larger_than_the_system_allows_changes_nothing(
    size: int, bench: Bench, workspace: Workspace
) -> None:
    with largest_file(size), pytest.raises(DatabaseProblem, match="nothing was changed"):
        workspace.imports.import_file(bench.polls)
    assert state_of(bench.database) == bench.before
    workspace.imports.import_file(bench.polls)
    assert workspace.imports.recent()[0].name == bench.polls.name


@contextlib.contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Limit the size of all files to `size` bytes; a write beyond that fails."""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_insights_that_find_no_room_while_they_wait_say_so(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(small_disk))
    fill(small_disk, 0)
    with pytest.raises(UserError, match=r"temporary files, .*, cannot be used: The disk is full"):
        _write_and_read(b"x" * 100_000)


def _write_and_read(content: bytes) -> bytes:
    file = KeptFile()
    return file.get(file.put(content))
