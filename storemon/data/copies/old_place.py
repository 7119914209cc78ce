"""Removing a database from its old folder after it was copied to a new one."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from storemon.data.sqlite.addresses import address
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.integrity import forget_damage
from storemon.data.sqlite.sqlite_library import sqlite3

_LOOK_SECONDS: Final = 2
# Every change of the data leaves a row in one of these.
_TELLING: Final = (
    "SELECT import_id, finished, undone FROM imports ORDER BY import_id",
    "SELECT report_id, status FROM reports ORDER BY report_id",
    "SELECT * FROM own_labels ORDER BY store_id",
)


def remove_moved(old: Path, new: Path) -> bool:
    """Remove the database `old` unless it is in use, or holds anything that its copy `new` does not.

    Return whether it is gone; if not, it is unchanged.
    """
    with contextlib.suppress(sqlite3.Error, OSError):
        with contextlib.closing(_connected(old)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            # Only the last open connection can leave the write-ahead log.
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != ("delete",) or _content(connection) != _content_of(new):
                return False
        old.unlink()
        forget_damage(old)
    return not old.exists()


def _connected(path: Path) -> sqlite3.Connection:
    # mode=rw: do not create the file if it is gone.
    return connect(address(path, "mode=rw"), _LOOK_SECONDS, uri=True)


def _content_of(path: Path) -> list[object]:
    with contextlib.closing(_connected(path)) as connection:
        return _content(connection)


def _content(connection: sqlite3.Connection) -> list[object]:
    return [connection.execute(query).fetchall() for query in _TELLING]
