"""The driver's errors in words a person can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError, DBAPIError

from storemon.errors import DatabaseBusy, DatabaseDamaged, DatabaseProblem

Words = tuple[type[DatabaseProblem], str, str, str]
"""The kind of problem, what happened, why, what to do next."""

_IN_USE: Final[Words] = (
    DatabaseBusy,
    "The database is in use by another program.",
    "Something else is writing to {path}.",
    "Wait until it has finished, or close it, and try again.",
)
_DAMAGED: Final[Words] = (
    DatabaseDamaged,
    "The database is damaged.",
    "A part of {path} is not what was written there.",
    "Close storemon and open it again: it sets the file aside and offers the newest backup.",
)
_NO_LOG_HERE: Final[Words] = (
    DatabaseProblem,
    "The database cannot be kept in this folder.",
    "The disk of {path} cannot lock files as a database needs it; many network folders cannot.",
    "Use a folder on a disk of this computer.",
)
_NO_TEXT: Final = "not decode to UTF-8"
"""What Python says, without a code, of bytes that SQLite takes for a text; none of ours is like that."""
# By the beginnings of the names of SQLite's result codes, extended ones included.
_WORDS: Final[dict[tuple[str, ...], Words]] = {
    ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"): _IN_USE,
    # SHMSIZE: no room for the index of the log, which even reading needs.
    ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"): (
        DatabaseProblem,
        "The disk is full.",
        "There is no room left beside {path}; nothing was changed.",
        "Free some space and try again.",
    ),
    ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"): (
        DatabaseProblem,
        "The database cannot be changed.",
        "{path} or its folder is read-only.",
        "Allow writing to that folder, or choose another database.",
    ),
    ("SQLITE_CANTOPEN",): (
        DatabaseProblem,
        "The database cannot be opened.",
        "{path} is not there or may not be read.",
        "Check the folder, or choose another database.",
    ),
    ("SQLITE_NOTADB", "SQLITE_FORMAT"): (
        DatabaseDamaged,
        "This is not a storemon database, or it is damaged.",
        "{path} cannot be read.",
        "Choose another database, or restore a copy of this one.",
    ),
    ("SQLITE_CORRUPT",): _DAMAGED,
    ("SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_UNLOCK"): _NO_LOG_HERE,
    ("SQLITE_IOERR",): (
        DatabaseProblem,
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
    if not name and _NO_TEXT in str(error):
        return _problem(_DAMAGED, path)
    for codes, words in _WORDS.items():
        if name.startswith(codes):
            return _problem(words, path)
    return None


def in_use(path: Path) -> DatabaseProblem:
    """Return the problem of a database that another program has held for too long, a `DatabaseBusy`."""
    return _problem(_IN_USE, path)


def no_log_here(path: Path) -> DatabaseProblem:
    """Return the problem of a disk on which SQLite can keep no log beside the database."""
    return _problem(_NO_LOG_HERE, path)


def damaged(path: Path) -> DatabaseProblem:
    """Return the problem of a database in which a check has found damage, a `DatabaseDamaged`."""
    return _problem(_DAMAGED, path)


def _problem(words: Words, path: Path) -> DatabaseProblem:
    kind, what, why, next_step = words
    return kind(what, why.format(path=path), next_step)


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
