"""Bringing what SQLite's log holds into the database's file, while no process can commit.

SQLite 3.7.0 to 3.51.2 has a fault: where one connection commits in the very moment in which another one
brings the log into the file, and the log starts over with that commit, a part of it may never get there. By
itself SQLite does so after each commit, when the writers' lock is let go of already. So that is turned off
(`data.sqlite.connections`), and done here under the lock: no process of storemon can commit meanwhile.
What the last connection does as it closes is safe, since SQLite takes the whole file for that.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.sqlite_library import sqlite3

LONGEST_LOG: Final = 8_000_000
"""Bytes of the log from which on it is brought in; SQLite's own thousand pages of ours."""
_FAULT: Final = (3, 7, 0)
_MENDED: Final = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def has_log_fault(version: tuple[int, int, int]) -> bool:
    """Return whether this version of SQLite has that fault."""
    if not _FAULT <= version < _MENDED[-1]:
        return False
    return not any(version[:2] == mended[:2] and version >= mended for mended in _MENDED)


def fold_log(path: Path, writer: sqlite3.Connection, *, longest: int | None = None) -> None:
    """Bring the log of the database at `path` into its file where it is longer than `longest` bytes.

    `writer`: an open connection to it outside of a transaction. Where another process has the writers' lock,
    or the disk is full, nothing is done: the log is as good, and the next commit comes here again.
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
        # The other kinds would want the writers' lock for themselves.
        folding.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
