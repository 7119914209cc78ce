"""Search for damage in a database's file: a quick check at each opening, a full one if there is a reason."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from storemon.core.progress import Progress, silent
from storemon.data.private import FILE_MODE
from storemon.data.schema import (
    metadata,
    polls,
    refused_rows,
    report_answers,
    report_tables,
)
from storemon.data.sqlite import sealed
from storemon.data.sqlite.addresses import address
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.problems import damaged, explained
from storemon.data.sqlite.retry import busy_seconds
from storemon.data.sqlite.shapes import FIRST_SEALED, SHAPES, layout_version, objects_of, shape
from storemon.data.sqlite.sqlite_library import error_name, sqlite3
from storemon.errors import DatabaseDamaged, DatabaseProblem
from storemon.message import Message

# Maximum seconds to wait if the last exit was not clean; the daily backup checks everything.
_LONGEST_LOOK: Final = 1.0
_LOOK_AFTER: Final = 10.0
_INSTRUCTIONS: Final = 20_000
_SEALED_SHAPES: Final = {SHAPES[version] for version in SHAPES if version >= FIRST_SEALED}
_LARGE: Final = (polls, refused_rows, report_tables, report_answers)
_SMALL: Final = tuple(table.name for table in metadata.sorted_tables if table not in _LARGE)


def check_at_opening(path: Path, seconds: float, progress: Progress) -> None:
    """Check all of a database for the given time; if that is 0, only the small tables.

    SQLite itself has already compared the file's length with its header. Raises `DatabaseDamaged`, and what
    `progress` raises.
    """
    place = address(path, "mode=rw")
    with (
        explained(path),
        contextlib.closing(connect(place, busy_seconds(), uri=True)) as connection,
    ):
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not seconds:
            find_damage(path, connection, [name for name in _SMALL if name in there], _LONGEST_LOOK)
        elif find_damage(path, connection, None, seconds, progress):
            forget_damage(path)


def looks_damaged(path: Path) -> bool:
    """Return whether a check of a few seconds finds damage in a database, after something went wrong."""
    try:
        with explained(path), contextlib.closing(connect(path, busy_seconds())) as connection:
            layout_version(path, connection)
            find_damage(path, connection, seconds=_LOOK_AFTER)
    except DatabaseDamaged:
        return True
    except (DatabaseProblem, sqlite3.Error):
        return False
    return False


def find_damage(
    path: Path,
    connection: sqlite3.Connection,
    tables: Sequence[str] | None = None,
    seconds: float = math.inf,
    progress: Progress = silent,
) -> bool:
    """Check the tables, or the whole file if None; return whether there was enough time.

    In a whole file of a layout with checksums, the checksums of the rows are verified too.

    Raises `DatabaseDamaged`, and what `progress` raises.
    """
    deadline = time.monotonic() + seconds
    stopped: list[Exception] = []

    def look() -> bool:
        # SQLite would swallow exceptions raised in here.
        try:
            progress(0.0, Message("Checking the database"))
        except Exception as error:  # noqa: BLE001  # raised again below
            stopped.append(error)
        return bool(stopped) or time.monotonic() > deadline

    connection.set_progress_handler(look, _INSTRUCTIONS)
    try:
        for pragma in _checks(connection, tables):
            with explained(path):
                if connection.execute(f"PRAGMA {pragma}").fetchone() != ("ok",):
                    raise damaged(path)
        if tables is None and has_checksums(connection):
            # Imported here, since it loads numpy and openings hardly ever check the polls.
            from storemon.data.polls.polls_check import polls_are_whole  # noqa: PLC0415  # as said above

            with explained(path):
                sealed.check_all(connection)
                if not polls_are_whole(connection):
                    raise damaged(path)
    except sqlite3.OperationalError as error:
        if error_name(error) != "SQLITE_INTERRUPT":
            raise
        if stopped:
            raise stopped[0] from None
        return False
    finally:
        connection.set_progress_handler(None, 0)
    return True


def _checks(connection: sqlite3.Connection, tables: Sequence[str] | None) -> list[str]:
    if tables is not None:
        return [f"quick_check('{table}')" for table in tables]
    # quick_check does not notice rows without a rowid in the wrong order, nor missing index entries.
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return ["quick_check", *(f"integrity_check('{table}')" for table in _SMALL if table in there)]


def has_checksums(connection: sqlite3.Connection) -> bool:
    """Return whether the tables are exactly those of a layout whose rows have checksums."""
    return shape(objects_of(connection)) in _SEALED_SHAPES


def seconds_to_check(path: Path) -> float:
    """Return how many seconds to check a database before it is opened, 0 if there is no reason to.

    Without a limit after damage was found; for a limited time if the last exit was not clean. SQLite removes
    the log when the last connection is closed, so that includes a database that another process is using.
    """
    log = path.with_name(f"{path.name}-wal")
    try:
        if _mark(path).exists():
            return math.inf
        return _LONGEST_LOOK if log.exists() and log.stat().st_size > 0 else 0.0
    except OSError:
        return 0.0


def remember_damage(path: Path) -> None:
    """Mark a database in which damage was found: the next opening checks all of it."""
    with contextlib.suppress(OSError):
        _mark(path).touch(FILE_MODE)


def forget_damage(path: Path) -> None:
    """Remove the mark."""
    with contextlib.suppress(OSError):
        _mark(path).unlink(missing_ok=True)


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.check")
