"""A copy of the whole database beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

from storemon.data.database import Database
from storemon.data.problems import explained
from storemon.errors import DatabaseProblem


def back_up(database: Database) -> Path:
    """Copy what is committed to a new file in the folder `backups` beside the database; return its path.

    The copy has another name until it is whole. Raises `DatabaseProblem`.
    """
    now = dt.datetime.now().astimezone()
    folder = database.path.parent / "backups"
    path = folder / f"{database.path.stem}-{now:%Y-%m-%d-%H%M%S-%f}.db"
    unfinished = path.with_suffix(".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with explained(folder), contextlib.closing(sqlite3.connect(database.path)) as source:
            source.execute("VACUUM INTO ?", (str(unfinished),))
        unfinished.replace(path)
    except OSError as error:
        raise DatabaseProblem(
            "The backup could not be made.",
            f"{folder} cannot be written: {error.strerror or error}. Nothing was changed.",
            "Make room in that folder or allow writing to it, and try again.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return path
