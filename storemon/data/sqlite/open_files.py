"""The files of the databases that this process has open.

On POSIX a process loses all its locks on a file as soon as it closes any descriptor of it. So no part of
storemon but SQLite may open one of these, not even to read it.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from pathlib import Path
from typing import Final

from storemon.data.sqlite.place import identity, taken_by
from storemon.errors import FileRefused
from storemon.message import Message

_SUFFIXES: Final = ("", "-wal", "-shm")
_open: Final[Counter[Path]] = Counter()
_guard: Final = threading.Lock()


def files_of(database: Path) -> list[Path]:
    """Return the database, its log and its index; not all of them need be there."""
    return [database.with_name(database.name + suffix) for suffix in _SUFFIXES]


def note_opened(database: Path) -> None:
    """Keep in mind that this process has a database open."""
    with _guard:
        _open[database] += 1


def note_closed(database: Path) -> None:
    """Forget one opening of it."""
    with _guard:
        _open[database] -= 1
        if _open[database] <= 0:
            del _open[database]


def is_of(database: Path, path: Path) -> bool:
    """Return whether a path leads to the database, or to what it has beside it, there or not."""
    file = identity(path)
    if file is not None and file in map(identity, files_of(database)):
        return True
    beside = taken_by(Path(os.path.realpath(path)))
    return beside is not None and beside == Path(os.path.realpath(database))


def is_open(path: Path) -> bool:
    """Return whether a file, by whatever path, is of a database that this process has open."""
    with _guard:
        databases = list(_open)
    return any(is_of(database, path) for database in databases)


def refuse_open_database(path: Path) -> None:
    """Raise `FileRefused` where a file that is to be read is of a database that is open."""
    if is_open(path):
        raise FileRefused(
            Message("{name} is the database that is open.", name=path.name),
            Message("It holds what was imported already."),
            Message("Choose the files that it was made of."),
        )
