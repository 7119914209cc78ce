"""Checkpoint SQLite's log into the database's file while no process can commit.

SQLite 3.7.0 to 3.51.2 has a bug: if one connection commits at the very moment when another one checkpoints,
and the log restarts with that commit, a part of it may never reach the file. By default, SQLite checkpoints
after a commit, when the write lock is already released. So that is turned off (`data.sqlite.connections`),
and done here under the lock, so that no process of storemon can commit meanwhile. The checkpoint of the last
connection that closes is safe, since SQLite locks the whole file for it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.sqlite_library import sqlite3

LONGEST_LOG: Final = 8_000_000
"""Bytes of log from which on it is checkpointed; about SQLite's default of a thousand pages of our size."""
_FAULT: Final = (3, 7, 0)
_MENDED: Final = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def has_log_fault(version: tuple[int, int, int]) -> bool:
    """Return whether this version of SQLite has that bug."""
    if not _FAULT <= version < _MENDED[-1]:
        return False
    return not any(version[:2] == mended[:2] and version >= mended for mended in _MENDED)


def fold_log(path: Path, writer: sqlite3.Connection, *, longest: int | None = None) -> None:
    """Checkpoint the log of the database at `path` if it is longer than `longest` bytes.

    `writer`: an open connection to it, outside a transaction. If another process has the write lock, or the
    disk is full, nothing is done: the data is safe in the log, and the next commit tries again.
    """
    limit = LONGEST_LOG if longest is None else longest
    with contextlib.suppress(sqlite3.Error, OSError):
        if path.with_name(f"{path.name}-wal").stat().st_size <= limit:
            return
        (wait,) = writer.execute("PRAGMA busy_timeout").fetchone()
        writer.execute("PRAGMA busy_timeout = 0")
        try:
            writer.execute("BEGIN IMMEDIATE")
            try:
                _fold(path)
            finally:
                writer.execute("ROLLBACK")
        finally:
            writer.execute(f"PRAGMA busy_timeout = {int(wait)}")


def _fold(path: Path) -> None:
    with contextlib.closing(connect(path, 0)) as folding:
        folding.execute("PRAGMA synchronous = FULL")
        folding.execute("PRAGMA fullfsync = ON")
        folding.execute("PRAGMA checkpoint_fullfsync = ON")
        # The other kinds would need the write lock themselves.
        folding.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
