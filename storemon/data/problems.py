"""The driver's errors in words a person can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError, DBAPIError

from storemon.errors import DatabaseProblem

# By the names of SQLite's result codes, extended ones included: what happened, why, what to do next.
_WORDS: Final = {
    ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"): (
        "The database is in use by another program.",
        "Something else is writing to {path}.",
        "Wait until it has finished, or close it, and try again.",
    ),
    # SHMSIZE: no room for the index of the log, which even reading needs.
    ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"): (
        "The disk is full.",
        "There is no room left beside {path}; nothing was changed.",
        "Free some space and try again.",
    ),
    ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"): (
        "The database cannot be changed.",
        "{path} or its folder is read-only.",
        "Allow writing to that folder, or choose another database.",
    ),
    ("SQLITE_CANTOPEN",): (
        "The database cannot be opened.",
        "{path} is not there or may not be read.",
        "Check the folder, or choose another database.",
    ),
    ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"): (
        "This is not a storemon database, or it is damaged.",
        "{path} cannot be read.",
        "Choose another database, or restore a copy of this one.",
    ),
    ("SQLITE_IOERR",): (
        "The disk reported an error.",
        "{path} could not be read or written; nothing was changed.",
        "Check the disk or the network drive and try again.",
    ),
}


def explain(error: sqlite3.Error, path: Path) -> DatabaseProblem | None:
    """Return what `error` on the database at `path` means for a person; None where it is a bug of ours."""
    name = getattr(error, "sqlite_errorname", "")
    if (
        name.startswith("SQLITE_CANTOPEN")
        and os.access(path, os.R_OK)
        and not os.access(path.parent, os.W_OK)
    ):
        name = "SQLITE_READONLY"  # what could not be opened is the log that even reading needs
    for codes, (what, why, next_step) in _WORDS.items():
        if name.startswith(codes):
            return DatabaseProblem(what, why.format(path=path), next_step)
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the driver's errors inside the block into `DatabaseProblem` where a person can mend them."""
    try:
        yield
    except DBAPIError as error:
        problem = explain(error.orig, path) if isinstance(error.orig, sqlite3.Error) else None
        if problem is None or not isinstance(error, DatabaseError):
            raise
        raise problem from error
    except sqlite3.Error as error:
        problem = explain(error, path)
        if problem is None:
            raise
        raise problem from error
