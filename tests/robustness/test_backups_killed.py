"""Backups whose making or use is cut off."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from storemon.data.backup_folder import Occasion, next_path, unfinished
from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import Death, die_at, live_through
from tests.robustness.state import state_of

SEED = 20230124


def files_of(bench: Bench) -> list[str]:
    return sorted(str(file.relative_to(bench.folder)) for file in bench.folder.rglob("*") if file.is_file())


def test_what_a_killed_clearing_left_of_its_backup_is_removed_at_the_next_start(bench: Bench) -> None:
    life = live_through(child.clear, bench.fresh(), bench.polls)
    left = 0
    for call in range(life.calls // 3):
        die_at(Death(call=call), child.clear, bench.fresh(), bench.polls, reset=bench.fresh)
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
