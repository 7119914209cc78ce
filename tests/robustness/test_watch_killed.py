"""A process killed while it imports from a watched folder: nothing is lost or imported twice."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storemon.core.watched import Afterwards, FileState, WatchedFolder
from storemon.services.automation.arrivals import Arrivals
from storemon.services.automation.rounds import Rounds
from storemon.services.automation.watch_book import WatchBook, automation_of
from storemon.services.workspace import Workspace
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import Points, deaths, die_at, live_through

SEED = 1128
ROUNDS = 1_000


def set_up(bench: Bench) -> Path:
    """Return a watched folder with two files that no longer grow; its folder `done` takes done files."""
    folder = bench.fresh().parent / "in"
    folder.mkdir()
    header, *rows = (row for row in bench.polls.read_text().splitlines() if "asleep" not in row)
    for name, part in (("one.csv", rows[::2]), ("two.csv", rows[1::2])):
        (folder / name).write_text("\n".join((header, *part)))
        os.utime(folder / name, (10**9, 10**9))
    WatchBook(automation_of(bench.database)).set_folders(
        [WatchedFolder(str(folder), Afterwards.MOVE, str(folder / "done"))]
    )
    return folder


def found(bench: Bench) -> tuple[int, list[str], list[str]]:
    """Return the number of polls, the names of all imports, and the done files."""
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        polls = workspace.stores.summary().polls
        names = sorted(one.name for one in workspace.imports.recent())
    done = bench.folder / "in" / "done"
    return polls, names, sorted(path.name for path in done.iterdir()) if done.is_dir() else []


def test_killed_at_fifty_points_all_is_imported_once(bench: Bench) -> None:
    folder = set_up(bench)
    life = live_through(child.watch, bench.database, folder)
    wanted = found(bench)
    assert wanted[2] == ["one.csv", "two.csv"]
    for death in deaths(life, Points(clock=16, calls=16, ticks=4, commits=8, closing=6), SEED):
        set_up(bench)
        die_at(death, child.watch, bench.database, folder, reset=lambda: set_up(bench))
        with contextlib.closing(Workspace.open(bench.database)) as workspace:
            rounds = Rounds(workspace)
            rounds.make()
            assert not rounds.make().taken
            states = {file.state for file in rounds.book.files().values()}
        assert found(bench) == wanted
        assert states <= {FileState.IMPORTED, FileState.KNOWN}


def test_a_thousand_rounds_keep_no_more_in_memory_than_one(bench: Bench) -> None:
    folder = set_up(bench)
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        arrivals = Arrivals()
        rounds = Rounds(workspace, arrivals)
        rounds.make()
        imports = len(workspace.imports.recent())
        for number in range(ROUNDS):
            name = folder / f"{number}.csv"
            name.write_text("store_id")
            rounds.make()
            name.unlink()
            assert len(arrivals._since) <= 1
        assert len(workspace.imports.recent()) == imports
