"""A database as storemon wrote it with layout 1: five imports, one of them undone, and two reports."""

from __future__ import annotations

import contextlib
from pathlib import Path

from storemon.data.sqlite.sqlite_library import sqlite3

_STATEMENTS = Path(__file__).with_name("version_1.sql")


def make_version_1(path: Path) -> Path:
    """Create that database at `path`."""
    return make_database(_STATEMENTS, path)


def make_database(statements: Path, path: Path) -> Path:
    """Create the database from a file of SQL statements at `path`."""
    path.parent.mkdir(exist_ok=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(statements.read_text("utf-8"))
    return path
