"""The driver's errors in words that tell the user what to do."""

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
from storemon.data.sqlite.problem_kinds import (
    A_FOLDER,
    BY_CODE,
    CHANGED,
    DAMAGED,
    DISK,
    FULL,
    IN_USE,
    IN_USE_BY_STOREMON,
    MANY_FILES,
    MOVED,
    NO_DATABASE,
    NO_LARGER,
    NO_LOG_HERE,
    NO_SCRATCH,
    NOT_OPENED,
    READ_ONLY,
    VAGUE,
    Problem,
)
from storemon.data.sqlite.sqlite_library import error_name, sqlite3
from storemon.errors import (
    DatabaseProblem,
    OutOfMemory,
    RowsDamaged,
    UserError,
)
from storemon.message import Message, Template

_WINDOW: Final = Message("The storemon window")
"""How a window names itself to other processes."""
_LITTLE: Final = 1 << 20
_A_LOT: Final = 1 << 24
_SOME_MEMORY: Final = 8 << 20


def explain(error: sqlite3.Error, path: Path) -> UserError | None:
    """Return the user's problem that `error` on the database at `path` means; None if it is a bug of ours."""
    if is_shortage(error):
        return out_of_memory()
    name = error_name(error)
    if _reads_no_text(error, name):
        return damaged(path)
    for codes, problem in BY_CODE.items():
        if name.startswith(codes):
            return _problem(_closer(problem, path), path)
    return None


def _reads_no_text(error: sqlite3.Error, name: str) -> bool:
    """Return whether a stored text is invalid, or its checksum failed for that reason: bytes were changed."""
    if not name:
        return str(error).lower().startswith("could not decode to utf-8")
    return name == "SQLITE_ERROR" and str(error).startswith("user-defined ")


def in_use(path: Path) -> UserError:
    """Return the problem of a database that another program has locked for too long, a `DatabaseBusy`."""
    return _problem(IN_USE, path)


def no_log_here(path: Path) -> UserError:
    """Return the problem of a disk on which SQLite cannot keep a log next to the database."""
    return _problem(NO_LOG_HERE, path)


def moved_away(path: Path) -> UserError:
    """Return the problem of a database whose file or log was removed while it was open."""
    return _problem(MOVED, path)


def damaged(path: Path) -> UserError:
    """Return the problem of a database in which a check found damage, a `DatabaseDamaged`."""
    return _problem(DAMAGED, path)


def no_database(path: Path) -> UserError:
    """Return the problem of a file that cannot be a database, a `DatabaseDamaged`."""
    return _problem(NO_DATABASE, path)


def changed(path: Path) -> UserError:
    """Return the problem of a database that holds more than storemon creates, a `DatabaseChanged`."""
    return _problem(CHANGED, path)


def _problem(problem: Problem, path: Path) -> UserError:
    writer = writer_of(path) if problem is IN_USE else None
    if writer is not None:
        kind, what, why, next_step = IN_USE_BY_STOREMON
        name = _WINDOW if writer.name == _WINDOW else writer.name
        return kind(what, _filled(why, name=name, process=str(writer.process), path=path), next_step)
    kind, what, why, next_step = problem
    return kind(what, _filled(why, path=path, scratch=_scratch()), next_step)


def _filled(why: Template | Message, **values: object) -> Message:
    return why(**values) if isinstance(why, Template) else why


def _closer(problem: Problem, path: Path) -> Problem:
    """Return a more specific problem from the state of the system, if SQLite's code leaves it open.

    No file of the database is opened for that: closing it again would release SQLite's locks.
    """
    folder = path if _is_folder(path) else path.parent
    if problem is FULL and _free(folder) > _A_LOT and _free(_scratch()) < _LITTLE:
        return NO_SCRATCH
    if problem not in VAGUE:
        return problem
    if is_short(_SOME_MEMORY):
        short = out_of_memory()
        return OutOfMemory, short.what, short.why, short.remedy
    if not files_are_left():
        return MANY_FILES
    return _not_opened(path) if problem is NOT_OPENED else _not_written(folder, problem)


def _not_written(folder: Path, problem: Problem) -> Problem:
    stopped = trial(folder)
    if stopped is None:
        return NO_LARGER if problem is DISK and size_is_limited() else problem
    what, next_step = reason(stopped)
    return DatabaseProblem, what, Template("{path} could not be written; nothing was changed."), next_step


def _not_opened(path: Path) -> Problem:
    if _is_folder(path):
        return A_FOLDER
    try:
        path.stat()
    except (FileNotFoundError, PermissionError):
        pass
    except OSError as error:
        what, next_step = reason(error)
        return (
            DatabaseProblem,
            Message("The database cannot be opened."),
            Message("{path}: {what}", path=path, what=what),
            next_step,
        )
    # What could not be opened is the log, which even reading needs.
    if os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK):
        return READ_ONLY
    log = _closed_log(path)
    if log is None:
        return NOT_OPENED
    return (
        DatabaseProblem,
        Message("The database cannot be opened."),
        Message("{log} belongs to it, and is a link or may not be read and written.", log=log),
        Message("Ask its owner to close storemon there, or to let you write it."),
    )


def _closed_log(path: Path) -> Path | None:
    """Return the log or index that prevents opening a database, or None."""
    effective = os.access in os.supports_effective_ids
    for file in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if os.path.lexists(file) and (
            file.is_symlink() or not os.access(file, os.R_OK | os.W_OK, effective_ids=effective)
        ):
            return file
    return None


def _scratch() -> Path:
    """Return the folder where SQLite makes its temporary files."""
    places = (os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), "/var/tmp")  # noqa: S108  # named, not used
    found = next((Path(place) for place in places if place and _is_folder(Path(place))), None)
    return found or Path(tempfile.gettempdir())


def _is_folder(path: Path) -> bool:
    with contextlib.suppress(OSError):  # fails if its parent folder may not be entered
        return path.is_dir()
    return False


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Convert the driver's errors inside the block to `DatabaseProblem` if the user can fix them."""
    try:
        yield
    except (RowsDamaged, UnicodeDecodeError) as error:
        # Stored text is read whatever its bytes are, but SQLite's messages, which quote the schema, are not.
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
