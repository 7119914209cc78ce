"""Interrupted backups, restores and updates leave the data either unchanged or complete."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.vocabulary import Occasion
from storemon.data.copies.backup_folder import next_path, unfinished
from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import Death, Points, deaths, die_at, live_through
from tests.robustness.state import state_of

SEED = 20230124
SmallBench = Callable[[str], Bench]


def files_of(bench: Bench) -> list[str]:
    return sorted(str(file.relative_to(bench.folder)) for file in bench.folder.rglob("*") if file.is_file())


def die(death: Death, work: child.Work, bench: Bench, file: Path) -> None:
    die_at(death, work, bench.fresh(), file, reset=bench.fresh)


@pytest.mark.parametrize("name", ["old", "old and more", "old, of layout 4", "old, of layout 7"])
def test_an_update_that_is_killed_is_done_whole_or_not_at_all(name: str, small_bench: SmallBench) -> None:
    bench = small_bench(name)
    life = live_through(child.nothing, bench.database, bench.polls)
    after = state_of(bench.database)
    assert after != bench.before
    ends = Counter[str]()
    for death in deaths(life, Points(clock=10, calls=6, ticks=3, commits=4, closing=2), SEED):
        die(death, child.nothing, bench, bench.polls)
        updated = state_of(bench.database) == after
        assert updated or state_of(bench.database) == bench.before
        Workspace.open(bench.database).close()
        assert state_of(bench.database) == after
        copies = [bench.folder / file for file in files_of(bench) if file.startswith("backups")]
        assert copies
        assert all(state_of(copy) == bench.before for copy in copies)
        ends["updated" if updated else "as it was"] += 1
    assert set(ends) == {"updated", "as it was"}


@pytest.mark.parametrize("name", ["few", "more"])
def test_a_backup_that_is_killed_is_there_whole_or_not_at_all(name: str, small_bench: SmallBench) -> None:
    bench = small_bench(name)
    life = live_through(child.back_up, bench.database, bench.polls)
    ends = Counter[int]()
    for death in deaths(life, Points(clock=12, calls=8, ticks=2, commits=0, closing=3), SEED):
        die(death, child.back_up, bench, bench.polls)
        assert state_of(bench.database) == bench.before
        Workspace.open(bench.database).close()
        copies = [file for file in files_of(bench) if file != bench.database.name]
        assert all(file.endswith("-day.db") for file in copies)
        assert all(state_of(bench.folder / copy) == bench.before for copy in copies)
        ends[len(copies)] += 1
    assert set(ends) == {0, 1}


@pytest.mark.parametrize("earlier", ["few", "old and more"])
def test_a_restore_that_is_killed_is_done_whole_or_not_at_all(earlier: str, small_bench: SmallBench) -> None:
    backup = small_bench(earlier).original
    bench = small_bench("more")
    life = live_through(child.restore, bench.database, backup)
    after = state_of(bench.database)
    assert after != bench.before or earlier != "few"
    for death in deaths(life, Points(clock=6, calls=6, ticks=2, commits=0, closing=2), SEED):
        die(death, child.restore, bench, backup)
        assert state_of(bench.database) in (bench.before, after)
        Workspace.open(bench.database).close()
        assert [file for file in files_of(bench) if not file.endswith(".db")] == []


def test_what_a_killed_clearing_left_of_its_backup_is_removed_at_the_next_start(bench: Bench) -> None:
    life = live_through(child.clear, bench.fresh(), bench.polls)
    left = 0
    for call in range(0, life.calls // 2, 4):
        die(Death(call=call), child.clear, bench, bench.polls)
        left += any(name.endswith(".unfinished") for name in files_of(bench))
        Workspace.open(bench.database).close()
        assert all(name.endswith(".db") for name in files_of(bench))
        assert state_of(bench.database) == bench.before
    assert left


@pytest.mark.parametrize("alive", [True, False])
def test_a_backup_that_is_being_written_is_left_alone(alive: bool, bench: Bench) -> None:
    path, lock = unfinished(next_path(bench.database, Occasion.DAY))
    path.parent.mkdir()
    with contextlib.ExitStack() as stack:
        if alive:
            lock.hold()
            stack.callback(lock.release)
        path.write_bytes(b"half of it")
        Workspace.open(bench.database).close()
        assert path.exists() == alive


def test_backups_of_another_database_in_the_folder_are_left_alone(bench: Bench) -> None:
    path, _ = unfinished(next_path(Path(bench.folder / "other.db"), Occasion.DAY))
    path.parent.mkdir()
    path.touch()
    Workspace.open(bench.database).close()
    assert path.exists()
