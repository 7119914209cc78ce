"""The content of a database file, read without storemon."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TypeAlias

from storemon.data.sqlite.sqlite_library import sqlite3

State: TypeAlias = dict[str, tuple[int, str]]
"""For each table the number of its rows and a digest of them."""


def state_of(database: Path, *, but: frozenset[str] = frozenset()) -> State:
    """Check that the database is intact and return its state, except for the tables in `but`.

    The totals of the tables' checksums are also left out, because they follow from the rows.
    """
    with contextlib.closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in but | {"totals"}
        ]
        return {name: _digest(connection, name) for name in tables}


def _digest(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  # a table's own name
    return len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()
