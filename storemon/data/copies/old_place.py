"""Taking a database that was copied elsewhere out of its old place."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from storemon.data.sqlite.addresses import address
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.integrity import forget_damage
from storemon.data.sqlite.sqlite_library import sqlite3

_LOOK_SECONDS: Final = 2
# Whatever is done to the data leaves a row in one of these.
_TELLING: Final = (
    "SELECT import_id, finished, undone FROM imports ORDER BY import_id",
    "SELECT report_id, status FROM reports ORDER BY report_id",
    "SELECT * FROM own_labels ORDER BY store_id",
)


def remove_moved(old: Path, new: Path) -> bool:
    """Remove the database `old` unless it is in use, or holds what its copy `new` does not.

    Return whether it is gone; where not, it is as it was.
    """
    with contextlib.suppress(sqlite3.Error, OSError):
        with contextlib.closing(_connected(old)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            # It can be left only by the one connection that is there.
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != ("delete",) or _content(connection) != _content_of(new):
                return False
        old.unlink()
        forget_damage(old)
    return not old.exists()


def _connected(path: Path) -> sqlite3.Connection:
    # Where it is gone, none is made.
    return connect(address(path, "mode=rw"), _LOOK_SECONDS, uri=True)


def _content_of(path: Path) -> list[object]:
    with contextlib.closing(_connected(path)) as connection:
        return _content(connection)


def _content(connection: sqlite3.Connection) -> list[object]:
    return [connection.execute(query).fetchall() for query in _TELLING]
