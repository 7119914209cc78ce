"""Looking for damage in a database's file: a little at each opening, all of it when there is a reason."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from storemon.core.progress import Progress, silent
from storemon.data.patience import busy_seconds
from storemon.data.problems import damaged, explained
from storemon.data.schema import metadata, other_polls, polls, refused_rows, report_answers, report_tables

# What an operator waits for at most when the last end was not a clean one; a backup checks the rest.
_LONGEST_LOOK: Final = 2.0
_INSTRUCTIONS: Final = 20_000
_LARGE: Final = (polls, other_polls, refused_rows, report_tables, report_answers)
_SMALL: Final = tuple(table.name for table in metadata.sorted_tables if table not in _LARGE)


def check_at_opening(path: Path, *, suspect: bool, progress: Progress) -> None:
    """Check the small tables, and all where the database is `suspect`, for no more than two seconds.

    SQLite itself has compared the file's length with its header by now. Raises `DatabaseDamaged`.
    """
    with explained(path), contextlib.closing(sqlite3.connect(path, busy_seconds())) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        tables = None if suspect else [name for name in _SMALL if name in there]
        whole = find_damage(path, connection, tables, _LONGEST_LOOK, progress if suspect else silent)
    if suspect and whole:
        forget_damage(path)


def find_damage(
    path: Path,
    connection: sqlite3.Connection,
    tables: Sequence[str] | None = None,
    seconds: float = float("inf"),
    progress: Progress = silent,
) -> bool:
    """Check the tables, or the whole file where None; return whether there was time for all of it.

    Raises `DatabaseDamaged`, and what `progress` raises.
    """
    deadline = time.monotonic() + seconds
    stopped: list[Exception] = []

    def look() -> bool:
        # What is raised in here, SQLite would drop.
        try:
            progress(0.0, "Checking the database")
        except Exception as error:  # noqa: BLE001  # raised again below
            stopped.append(error)
        return bool(stopped) or time.monotonic() > deadline

    connection.set_progress_handler(look, _INSTRUCTIONS)
    try:
        for name in [""] if tables is None else [f"('{table}')" for table in tables]:
            with explained(path):
                if connection.execute(f"PRAGMA quick_check{name}").fetchone() != ("ok",):
                    raise damaged(path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_INTERRUPT":
            raise
        if stopped:
            raise stopped[0] from None
        return False
    finally:
        connection.set_progress_handler(None, 0)
    return True


def ended_uncleanly(path: Path) -> bool:
    """Return whether the last work on a database was cut off, or found damage.

    SQLite removes the log when the last connection is closed; asked while another process works, this is
    true as well.
    """
    log = path.with_name(f"{path.name}-wal")
    try:
        return _mark(path).exists() or (log.exists() and log.stat().st_size > 0)
    except OSError:
        return False


def remember_damage(path: Path) -> None:
    """Leave a mark beside a database in which damage was met: the next opening checks all of it."""
    with contextlib.suppress(OSError):
        _mark(path).touch()


def forget_damage(path: Path) -> None:
    """Remove the mark."""
    with contextlib.suppress(OSError):
        _mark(path).unlink(missing_ok=True)


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.check")
