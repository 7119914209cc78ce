"""The files of the databases that this process has open.

On POSIX, a process loses all its locks on a file when it closes any descriptor of it. So no part of storemon
except SQLite may open one of these, not even to read it.
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
    """Return the paths of a database, its log and its index; they may not all exist."""
    return [database.with_name(database.name + suffix) for suffix in _SUFFIXES]


def note_opened(database: Path) -> None:
    """Record that this process opened a database."""
    with _guard:
        _open[database] += 1


def note_closed(database: Path) -> None:
    """Record that one opening of it was closed."""
    with _guard:
        _open[database] -= 1
        if _open[database] <= 0:
            del _open[database]


def is_of(database: Path, path: Path) -> bool:
    """Return whether a path leads to the database or one of its companion files, existing or not."""
    file = identity(path)
    if file is not None and file in map(identity, files_of(database)):
        return True
    beside = taken_by(Path(os.path.realpath(path)))
    return beside is not None and beside == Path(os.path.realpath(database))


def is_open(path: Path) -> bool:
    """Return whether a file, by any path, belongs to a database that this process has open."""
    with _guard:
        databases = list(_open)
    return any(is_of(database, path) for database in databases)


def refuse_open_database(path: Path) -> None:
    """Raise `FileRefused` if a file to be read belongs to an open database."""
    if is_open(path):
        raise FileRefused(
            Message("{name} is the database that is open.", name=path.name),
            Message("It holds what was imported already."),
            Message("Choose the files that it was made of."),
        )
