"""Shrink a database's file after an update of its layout left free space in it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from storemon.core.progress import Progress
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.log_folding import fold_log
from storemon.data.sqlite.retry import busy_seconds
from storemon.data.sqlite.sqlite_library import error_name, sqlite3
from storemon.message import Message

_WORTH_IT: Final = 16 << 20
"""With fewer free bytes, nothing is done: later writes use them."""
_INSTRUCTIONS: Final = 20_000


def give_room_back(path: Path, progress: Progress) -> None:
    """Rewrite the database at `path` without its free pages, in one transaction, if it is worth it.

    If another program is using it, or there is no room for the copy, nothing is done: later writes use the
    free pages. Raises what `progress` raises; the database is unchanged then.
    """
    stopped: list[Exception] = []

    def look() -> bool:
        # SQLite would swallow exceptions raised in here.
        try:
            progress(0.0, Message("Making the database smaller"))
        except Exception as error:  # noqa: BLE001  # raised again below
            stopped.append(error)
        return bool(stopped)

    with contextlib.closing(connect(path, busy_seconds())) as connection:
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if free * size < _WORTH_IT:
            return
        # The log is checkpointed below, while no one can commit.
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.set_progress_handler(look, _INSTRUCTIONS)
        try:
            connection.execute("VACUUM")
        except sqlite3.Error as error:
            if error_name(error) == "SQLITE_INTERRUPT" and stopped:
                raise stopped[0] from None
        finally:
            connection.set_progress_handler(None, 0)
        fold_log(path, connection, longest=0)
