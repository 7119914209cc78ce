"""A look at a database's file before it is opened, without changing a byte of it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from storemon.core.progress import Progress
from storemon.data import schema
from storemon.data.patience import TURN_SECONDS, patiently
from storemon.errors import DatabaseProblem


def check_file(path: Path, progress: Progress) -> int | None:
    """Refuse a file that is not ours, or of a newer storemon; return its layout's version.

    None where there is no database yet. Raises `DatabaseProblem`, and what `progress` raises.
    """
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return None
    except OSError:
        return None  # opening it says why
    names, version = patiently(path, lambda: _look(path), progress)
    if version is None and names:
        raise DatabaseProblem(
            "This is not a storemon database.",
            f"{path} holds other data.",
            "Choose another file; this one was not changed.",
        )
    if version is not None and version > schema.VERSION:
        raise DatabaseProblem(
            "This database was made by a newer storemon.",
            f"{path} has layout {version}; this storemon knows layouts up to {schema.VERSION}.",
            "Install the newest storemon, or choose another database.",
        )
    return version


def _look(path: Path) -> tuple[set[str], int | None]:
    try:
        return _names_and_version(path, "ro")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise
        # A process was killed while it wrote; only who may write can take back what it left half done.
        return _names_and_version(path, "rw")


def _names_and_version(path: Path, mode: str) -> tuple[set[str], int | None]:
    """Return the names of the tables and our layout's version, if any."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with contextlib.closing(sqlite3.connect(address, TURN_SECONDS, uri=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in tables}
        found = connection.execute("SELECT version FROM layout").fetchone() if "layout" in names else None
        return names, None if found is None else int(found[0])
