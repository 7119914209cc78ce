"""Open connections to a database's file safely: no code that the file defines is run.

SQLite's defensive mode would help too, but Python 3.11 cannot turn it on. It blocks statements that damage a
database, and storemon only runs its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from storemon.data.sqlite.digests import teach
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseProblem
from storemon.message import Message

LEAST_SQLITE: Final = (3, 34, 1)
"""Older versions lack statements that storemon uses, or do not know `trusted_schema`."""


def connect(place: Path | str, seconds: float, *, uri: bool = False) -> sqlite3.Connection:
    """Open a database without the driver's own transactions; wait `seconds` for other programs."""
    connection = sqlite3.connect(place, seconds, isolation_level=None, uri=uri)
    guard(connection)
    return connection


def guard(connection: sqlite3.Connection) -> None:
    """Set up a connection before it reads anything. Raises `DatabaseProblem` if SQLite is too old."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise DatabaseProblem(
            Message("This computer's SQLite is too old."),
            Message(
                "It is {version}; storemon needs {least} or later.",
                version=sqlite3.sqlite_version,
                least=".".join(map(str, LEAST_SQLITE)),
            ),
            Message("Install storemon from its installer, or update Python."),
        )
    # Functions and virtual tables named by a view, a trigger or an index of the file are not called.
    connection.execute("PRAGMA trusted_schema = OFF")
    # Read invalid text all the same: the row's checksum shows whether it was changed.
    connection.text_factory = _text
    connection.execute("PRAGMA cell_size_check = ON")
    teach(connection)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
