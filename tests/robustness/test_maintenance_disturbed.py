"""Backups, restores and updates with full or read-only disks, locks of other programs, or a wrong clock."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.progress import silent
from storemon.core.vocabulary import Method, ReportRequest
from storemon.data.sqlite import retry as patience
from storemon.errors import DatabaseProblem
from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.small_disk import fill, mounted
from tests.robustness.state import state_of
from tests.robustness.test_locked import held_by_another
from tests.robustness.test_read_only import guarded, posix

# It imports a module on its first call, possibly as a user who may not read Python's folder.
time.strptime("0", "%S")

__all__ = ["guarded"]

SmallBench = Callable[[str], Bench]


@pytest.mark.parametrize("leave", [0, 64 << 10, 256 << 10])
@pytest.mark.parametrize("work", [child.back_up, child.restore])
def test_a_backup_or_restore_on_a_full_disk_says_so_and_changes_nothing(
    work: child.Work, leave: int, bench: Bench, small_bench: SmallBench, small_disk: Path
) -> None:
    before = bench.before
    backup = small_bench("few").original
    bench.fresh()
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        ballast = fill(small_disk, leave)
        with pytest.raises(DatabaseProblem, match="The disk is full"):
            work(workspace, backup, silent)
        assert state_of(bench.database) == before
        assert not any((small_disk / "backups").glob("*"))
        ballast.unlink()
        work(workspace, backup, silent)
    state_of(bench.database)


@pytest.mark.parametrize("leave", [0, 64 << 10, 160 << 10])
def test_an_update_on_a_full_disk_says_so_and_changes_nothing(leave: int, small_bench: SmallBench) -> None:
    bench = small_bench("old and more")
    with mounted(bench.folder):
        bench.fresh()
        ballast = fill(bench.folder, leave)
        with pytest.raises(DatabaseProblem, match="The disk is full"):
            Workspace.open(bench.database)
        ballast.unlink()
        assert state_of(bench.database) == bench.before
        Workspace.open(bench.database).close()
        assert state_of(bench.database) != bench.before


@pytest.fixture
def _short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("_short_wait")
def test_a_backup_beside_a_writer_holds_what_was_committed(bench: Bench) -> None:
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        with held_by_another(bench.database, "BEGIN IMMEDIATE", "UPDATE polls SET checksum = 0"):
            copy = workspace.backups.make_daily()
        assert copy is not None
        assert state_of(copy) == bench.before


@pytest.mark.usefixtures("_short_wait")
def test_a_restore_beside_a_writer_is_reported_and_changes_nothing(
    bench: Bench, small_bench: SmallBench
) -> None:
    before, backup = bench.before, small_bench("few").original
    bench.fresh()
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        with (
            held_by_another(bench.database, "BEGIN IMMEDIATE", "UPDATE polls SET checksum = 0"),
            pytest.raises(DatabaseProblem, match="in use by another program"),
        ):
            workspace.backups.restore(backup)
        assert state_of(bench.database) == before
        workspace.backups.restore(backup)
    assert state_of(bench.database)["polls"][0] != before["polls"][0]


@pytest.mark.usefixtures("_short_wait")
def test_an_update_beside_a_writer_is_reported_and_changes_nothing(small_bench: SmallBench) -> None:
    bench = small_bench("old")
    with (
        held_by_another(bench.database, "BEGIN IMMEDIATE", "UPDATE polls SET active = 0"),
        pytest.raises(DatabaseProblem, match="in use by another program"),
    ):
        Workspace.open(bench.database)
    assert state_of(bench.database) == bench.before
    assert [file.name for file in bench.folder.iterdir()] == [bench.database.name]


@posix
def test_backups_that_may_not_be_written_are_reported(guarded: Bench) -> None:
    with contextlib.closing(Workspace.open(guarded.database)) as workspace:
        workspace.backups.folder.mkdir()
        workspace.backups.folder.chmod(0o555)
        for work in (child.back_up, child.clear, child.undo_newest):
            with pytest.raises(DatabaseProblem, match=r"backup could not be made.*Nothing was changed"):
                work(workspace, guarded.polls, silent)
        with pytest.raises(DatabaseProblem, match="backup could not be made"):
            workspace.backups.save(workspace.backups.folder / "mine.db")
        workspace.backups.folder.chmod(0o755)
        assert state_of(guarded.database) == guarded.before


@posix
@pytest.mark.parametrize("parts", ["folder", "database and folder"])
def test_a_database_to_be_updated_where_nothing_may_be_written_is_reported(
    parts: str, small_bench: SmallBench, guarded: Bench
) -> None:
    administrator = os.geteuid() != os.getuid()
    if administrator:
        os.seteuid(0)
    guarded.database.write_bytes(small_bench("old").original.read_bytes())
    if administrator:
        os.seteuid(65534)
    before = guarded.database.read_bytes()
    if "database" in parts:
        guarded.database.chmod(0o444)
    guarded.folder.chmod(0o555)
    with pytest.raises(DatabaseProblem, match=r"cannot be changed.*read-only"):
        Workspace.open(guarded.database)
    guarded.folder.chmod(0o700)
    assert guarded.database.read_bytes() == before


def test_with_a_clock_moved_back_the_newest_work_is_still_the_newest(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns()
    request = ReportRequest(Method.INTERPOLATED)
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        made = []
        for days in (0, 400, 800):
            moment = now - days * 24 * 3600 * 10**9
            monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
            workspace.imports.import_file(bench.polls)
            made.append(workspace.reports.trigger_report(request))
            workspace.reports.run(made[-1])
            newest = workspace.imports.recent()[0]
            assert newest.name == bench.polls.name
            latest = workspace.reports.latest()
            assert latest is not None
            assert latest.info.report_id == made[-1]
        assert [one.info.report_id for one in workspace.reports.archive.list_reports()[:3]] == made[::-1]
        workspace.imports.undo(newest.import_id)
        assert workspace.imports.recent()[0].undone is not None
    state_of(bench.database)
