"""Check a database's file before it is opened, without changing it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from storemon.core.progress import Progress
from storemon.data.copies.backup_folder import automatic_backups
from storemon.data.sqlite.addresses import address
from storemon.data.sqlite.driver import connect
from storemon.data.sqlite.problems import damaged, no_database
from storemon.data.sqlite.retry import TURN_SECONDS, retry_while_busy
from storemon.data.sqlite.shapes import layout_version
from storemon.data.sqlite.sqlite_library import error_name, sqlite3

_LEAST: Final = 512
"""Bytes of the smallest possible page of a database."""


def check_file(path: Path, progress: Progress) -> None:
    """Refuse a file that is not a storemon database or is from a newer storemon; a missing file is fine.

    Raises `DatabaseProblem`, including `DatabaseDamaged`, and what `progress` raises.
    """
    try:
        if not path.is_file():
            return
        size = path.stat().st_size
    except OSError:
        return  # opening it reports why
    if size >= _LEAST:
        retry_while_busy(path, lambda: _look(path), progress)
    elif size:
        # SQLite would treat it as an empty database and overwrite it.
        raise no_database(path)
    elif automatic_backups(path):
        raise damaged(path)  # it was not empty before


def _look(path: Path) -> None:
    try:
        _look_with(path, "ro")
    except sqlite3.OperationalError as error:
        if not error_name(error).startswith("SQLITE_READONLY"):
            raise
        # A process was killed while writing; only a writer can roll back what it left half done.
        _look_with(path, "rw")


def _look_with(path: Path, mode: str) -> None:
    place = address(path.absolute(), f"mode={mode}")
    with contextlib.closing(connect(place, TURN_SECONDS, uri=True)) as connection:
        layout_version(path, connection)
