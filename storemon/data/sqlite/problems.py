"""The driver's errors in words a person can act on."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError, DBAPIError

from storemon.core.memory import is_short, is_shortage, out_of_memory
from storemon.data.disk_errors import files_are_left, reason, size_is_limited, trial
from storemon.data.leftovers import writer_of
from storemon.data.sqlite.sqlite_library import error_name, sqlite3
from storemon.errors import (
    DatabaseBusy,
    DatabaseChanged,
    DatabaseDamaged,
    DatabaseProblem,
    OutOfMemory,
    RowsDamaged,
    UserError,
)

Words = tuple[type[UserError], str, str, str]
"""The kind of problem, what happened, why, what to do next."""

_IN_USE: Final[Words] = (
    DatabaseBusy,
    "The database is in use by another program.",
    "Something else is writing to {path}.",
    "Wait until it has finished, or close it, and try again.",
)
_IN_USE_BY_STOREMON: Final[Words] = (
    DatabaseBusy,
    "The database is in use by another storemon.",
    "{name} (process {process}) is writing to {path}.",
    "Wait until it has finished, and try again.",
)
_DAMAGED: Final[Words] = (
    DatabaseDamaged,
    "The database is damaged.",
    "A part of {path} is not what was written there.",
    "Close storemon and open its window again: it sets the file aside and offers the newest backup.",
)
_CHANGED: Final[Words] = (
    DatabaseChanged,
    "The database was changed by another program.",
    "{path} holds tables, triggers or views that storemon did not make. None of them was used.",
    "Open storemon's window: it sets the file aside and offers the newest backup.",
)
_NO_DATABASE: Final[Words] = (
    DatabaseDamaged,
    "This is not a storemon database, or it is damaged.",
    "{path} cannot be read.",
    "Choose another database, or restore a copy of this one.",
)
_NO_LOG_HERE: Final[Words] = (
    DatabaseProblem,
    "The database cannot be kept in this folder.",
    "The disk of {path} cannot lock files as a database needs it; many network folders cannot.",
    "Use a folder on a disk of this computer.",
)
_FULL: Final[Words] = (
    DatabaseProblem,
    "The disk is full.",
    "There is no room left beside {path}; nothing was changed.",
    "Free some space and try again.",
)
_NO_SCRATCH: Final[Words] = (
    DatabaseProblem,
    "The disk for temporary files is full.",
    "There is no room left in {scratch}, which the database needs for its work; nothing was changed.",
    "Free some space there, or have another folder used by setting SQLITE_TMPDIR.",
)
_READ_ONLY: Final[Words] = (
    DatabaseProblem,
    "The database cannot be changed.",
    "{path} or its folder is read-only.",
    "Allow writing to that folder, or choose another database.",
)
_MOVED: Final[Words] = (
    DatabaseProblem,
    "The database was moved or replaced.",
    "{path} or its log is no longer the file that storemon opened; nothing more was written.",
    "Put it back if you have it, then close storemon and open it again.",
)
_NOT_OPENED: Final[Words] = (
    DatabaseProblem,
    "The database cannot be opened.",
    "{path} is not there or may not be read.",
    "Check the folder, or choose another database.",
)
_A_FOLDER: Final[Words] = (
    DatabaseProblem,
    "The database cannot be opened.",
    "{path} is a folder.",
    "Name the file of a database, such as storemon.db in that folder.",
)
_MANY_FILES: Final[Words] = (
    DatabaseProblem,
    "The database cannot be opened.",
    "Too many files are open.",
    "Close other programs and try again.",
)
_DISK: Final[Words] = (
    DatabaseProblem,
    "The disk reported an error.",
    "{path} could not be read or written; nothing was changed.",
    "Check the disk or the network drive and try again.",
)
_NO_LARGER: Final[Words] = (
    DatabaseProblem,
    "The system lets no file of this person grow beyond a limit.",
    "{path} may have met it; nothing was changed.",
    "Have the limit raised (ulimit -f), or choose another database.",
)
# By the beginnings of the names of SQLite's result codes, extended ones included; the first that fits counts.
_WORDS: Final[dict[tuple[str, ...], Words]] = {
    ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"): _IN_USE,
    # SHMSIZE: no room for the index of the log, which even reading needs.
    ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"): _FULL,
    ("SQLITE_READONLY_DBMOVED",): _MOVED,
    ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"): _READ_ONLY,
    ("SQLITE_IOERR_GETTEMPPATH", "SQLITE_CANTOPEN_NOTEMPDIR"): _NO_SCRATCH,
    ("SQLITE_CANTOPEN",): _NOT_OPENED,
    ("SQLITE_NOTADB", "SQLITE_FORMAT"): _NO_DATABASE,
    ("SQLITE_CORRUPT",): _DAMAGED,
    ("SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_UNLOCK"): _NO_LOG_HERE,
    ("SQLITE_IOERR",): _DISK,
}
# Codes that SQLite has for whatever it was that the system refused.
_SAYING_LITTLE: Final = (_NOT_OPENED, _NO_LOG_HERE, _DISK)
_LITTLE: Final = 1 << 20
_A_LOT: Final = 1 << 24
_SOME_MEMORY: Final = 8 << 20


def explain(error: sqlite3.Error, path: Path) -> UserError | None:
    """Return what `error` on the database at `path` means for a person; None where it is a bug of ours."""
    if is_shortage(error):
        return out_of_memory()
    name = error_name(error)
    if _reads_no_text(error, name):
        return damaged(path)
    for codes, words in _WORDS.items():
        if name.startswith(codes):
            return _problem(_closer(words, path), path)
    return None


def _reads_no_text(error: sqlite3.Error, name: str) -> bool:
    """Tell whether a stored text is no text, or a checksum could not be taken of one: bytes were changed."""
    if not name:
        return str(error).lower().startswith("could not decode to utf-8")
    return name == "SQLITE_ERROR" and str(error).startswith("user-defined ")


def in_use(path: Path) -> UserError:
    """Return the problem of a database that another program has held for too long, a `DatabaseBusy`."""
    return _problem(_IN_USE, path)


def no_log_here(path: Path) -> UserError:
    """Return the problem of a disk on which SQLite can keep no log beside the database."""
    return _problem(_NO_LOG_HERE, path)


def moved_away(path: Path) -> UserError:
    """Return the problem of a database whose file, or its log, was taken away while it was open."""
    return _problem(_MOVED, path)


def damaged(path: Path) -> UserError:
    """Return the problem of a database in which a check has found damage, a `DatabaseDamaged`."""
    return _problem(_DAMAGED, path)


def no_database(path: Path) -> UserError:
    """Return the problem of a file that cannot be a database, a `DatabaseDamaged`."""
    return _problem(_NO_DATABASE, path)


def changed(path: Path) -> UserError:
    """Return the problem of a database that holds more than storemon puts there, a `DatabaseChanged`."""
    return _problem(_CHANGED, path)


def _problem(words: Words, path: Path) -> UserError:
    writer = writer_of(path) if words is _IN_USE else None
    if writer is not None:
        kind, what, why, next_step = _IN_USE_BY_STOREMON
        return kind(what, why.format(name=writer.name, process=writer.process, path=path), next_step)
    kind, what, why, next_step = words
    return kind(what, why.format(path=path, scratch=_scratch()), next_step)


def _closer(words: Words, path: Path) -> Words:
    """Return what it was by a look at the system where SQLite's code leaves that open.

    Nothing of the database's is opened for that: closing it again would let go of SQLite's locks.
    """
    folder = path if _is_folder(path) else path.parent
    if words is _FULL and _free(folder) > _A_LOT and _free(_scratch()) < _LITTLE:
        return _NO_SCRATCH
    if words not in _SAYING_LITTLE:
        return words
    if is_short(_SOME_MEMORY):
        short = out_of_memory()
        return OutOfMemory, short.what, short.why, short.remedy
    if not files_are_left():
        return _MANY_FILES
    return _not_opened(path) if words is _NOT_OPENED else _not_written(folder, words)


def _not_written(folder: Path, words: Words) -> Words:
    stopped = trial(folder)
    if stopped is None:
        return _NO_LARGER if words is _DISK and size_is_limited() else words
    what, next_step = reason(stopped)
    return DatabaseProblem, what, "{path} could not be written; nothing was changed.", next_step


def _not_opened(path: Path) -> Words:
    if _is_folder(path):
        return _A_FOLDER
    try:
        path.stat()
    except (FileNotFoundError, PermissionError):
        pass
    except OSError as error:
        what, next_step = reason(error)
        return DatabaseProblem, "The database cannot be opened.", f"{{path}}: {what}", next_step
    # What could not be opened is the log that even reading needs.
    if os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK):
        return _READ_ONLY
    log = _closed_log(path)
    if log is None:
        return _NOT_OPENED
    return (
        DatabaseProblem,
        "The database cannot be opened.",
        f"{log} belongs to it, and is a link or may not be read and written.".replace("{", "{{"),
        "Ask its owner to close storemon there, or to let you write it.",
    )


def _closed_log(path: Path) -> Path | None:
    """Return the log or index that stands in the way of opening a database."""
    effective = os.access in os.supports_effective_ids
    for file in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if os.path.lexists(file) and (
            file.is_symlink() or not os.access(file, os.R_OK | os.W_OK, effective_ids=effective)
        ):
            return file
    return None


def _scratch() -> Path:
    """Return where SQLite makes its temporary files."""
    places = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), "/var/tmp")  # noqa: S108  # named, not used
    found = next((Path(place) for place in places if place and _is_folder(Path(place))), None)
    return found or Path(tempfile.gettempdir())


def _is_folder(path: Path) -> bool:
    with contextlib.suppress(OSError):  # where the one around it may not be entered
        return path.is_dir()
    return False


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the driver's errors inside the block into `DatabaseProblem` where a person can mend them."""
    try:
        yield
    except (RowsDamaged, UnicodeDecodeError) as error:
        # Stored texts are read whatever their bytes are. SQLite's messages, which quote the schema, are not.
        raise damaged(path) from error
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
