"""The full-scale set: 14,092 stores and 1,822,080 polls over 7.75 days, and a version with ten weeks."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from storemon.core.vocabulary import DAY
from storemon.data import queries
from storemon.data.files.fields import EARLIEST, LATEST
from storemon.data.polls.polls_reading import read_polls
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.workspace import Workspace

STORES: Final = 14_092
DAYS: Final = 7.75
LONG_DAYS: Final = 70.0


def one_week(folder: Path) -> SampleFiles:
    """Build the set, or return the existing one."""
    return _made(folder / "one-week", DAYS)


def ten_weeks(folder: Path) -> SampleFiles:
    """Build the set with ten weeks of polls, or return the existing one."""
    return _made(folder / "ten-weeks", LONG_DAYS)


def many(folder: Path, stores: int, polls: int, most: int) -> Iterator[SampleFiles]:
    """Build samples of at most `most` stores with `polls` polls each, or yield the existing ones."""
    for number, first in enumerate(range(0, stores, most)):
        place, count = folder / str(number), min(most, stores - first)
        files = SampleFiles.inside(place)
        if not all(file.exists() for file in files.all):
            place.mkdir(parents=True, exist_ok=True)
            make_sample(place, stores=count, polls=polls * count, seed=number)
        yield files


def filled(path: Path, files: SampleFiles) -> Path:
    """Import the files into a new database at `path` unless it exists."""
    if not path.exists():
        workspace = Workspace.open(path)
        for file in (files.hours, files.zones, files.polls):
            workspace.imports.import_file(file)
        workspace.close()
    return path


def with_dated_hours(folder: Path) -> Path:
    """Return a database of the set with special hours for each store on the last twelve dates."""
    path = folder / "dated.db"
    if path.exists():
        return path
    full = one_week(folder)
    filled(path, full)
    workspace = Workspace.open(path)
    last = workspace.stores.summary().last_poll
    with full.zones.open(encoding="utf-8") as zones:
        ids = [row["store_id"] for row in csv.DictReader(zones)]
    assert last is not None  # the set has polls
    dates = [dt.date(1970, 1, 1) + dt.timedelta(days=last // DAY - back) for back in range(12)]
    file = folder / "dated.csv"
    lines = (f"{store_id},{date},10:00,15:00" for store_id in ids for date in dates)
    file.write_text("\n".join(["store_id,date,start_time_local,end_time_local", *lines, ""]), "utf-8")
    workspace.imports.import_file(file)
    workspace.close()
    return path


def unpacked(path: Path) -> Path:
    """Return a database with the polls of another, one per row in key order."""
    target = path.with_suffix(".rows.db")
    if target.exists():
        return target
    database = SqliteDatabase.open(path)
    with (
        database.reading() as connection,
        contextlib.closing(sqlite3.connect(target)) as rows,
        rows,
    ):
        rows.execute("PRAGMA page_size = 8192")
        rows.execute(
            "CREATE TABLE polls (store INTEGER, time INTEGER, active INTEGER, import_id INTEGER, "
            "PRIMARY KEY (store, time)) WITHOUT ROWID"
        )
        for keys in queries.key_ranges(connection, 1000):
            found = read_polls(connection, keys, (EARLIEST, LATEST))
            columns = (found.store.tolist(), found.time.tolist(), found.active.tolist())
            rows.executemany("INSERT INTO polls VALUES (?, ?, ?, 1)", zip(*columns, strict=True))
    database.close()
    return target


def remove_database(path: Path) -> None:
    """Remove a database and its companion files."""
    for file in path.parent.glob(path.name + "*"):
        file.unlink()


def _made(folder: Path, days: float) -> SampleFiles:
    files = SampleFiles.inside(folder)
    if not all(path.exists() for path in files.all):
        folder.mkdir(parents=True, exist_ok=True)
        files = make_sample(folder, stores=STORES, days=days)
    return files
