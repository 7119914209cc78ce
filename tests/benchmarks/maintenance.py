"""Cost of database maintenance: the check at opening, and full copies."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from storemon.core.vocabulary import Occasion
from storemon.data.copies.backup import back_up
from storemon.data.sqlite.integrity import remember_damage
from storemon.services.workspace import Workspace
from tests.benchmarks import full_scale
from tests.benchmarks.table import Figure

RUNS = 5


def figures(folder: Path) -> list[Figure]:
    """Measure opening, a backup compared with a plain copy of the file, and restoring it."""
    filled = full_scale.filled(folder / "one-week.db", full_scale.one_week(folder))
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = Path(shutil.copyfile(filled, Path(place) / "storemon.db"))
        size = f"{database.stat().st_size / 1e6:.0f} MB"
        opening = _median(lambda: Workspace.open(database).close())
        remember_damage(database)
        checked = _seconds(lambda: Workspace.open(database).close())
        bare = _median(lambda: _copy(database, Path(place) / "bare"))
        backup = _median(lambda: back_up(database, Occasion.UNDO))
        workspace = Workspace.open(database)
        source = workspace.backups.listed()[0].path
        restoring = _seconds(lambda: workspace.backups.restore(source))
        workspace.close()
    detail = f"{backup:.2f} s and {bare:.2f} s, median of {RUNS}"
    return [
        Figure("open the database, with a look at its small tables", opening, 0.2, "s", size),
        Figure("open it with a look at all of it, after damage", checked, 1.0, "s", size),
        Figure("backup / bare copy of the file to the disk", backup / bare, 4.0, "×", detail),
        Figure("restore a backup, checked, what was there backed up", restoring, 2.0, "s", size),
    ]


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    descriptor = os.open(target, os.O_RDWR)
    os.fsync(descriptor)
    os.close(descriptor)


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
