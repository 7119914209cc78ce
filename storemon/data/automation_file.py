"""Scheduled work and its history: a small SQLite file next to the database.

It is not in the database for two reasons: restoring a backup would send reports a second time, and an account
that may only read a shared database needs alerts of its own. The file is created when something is set up.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from storemon.data.disk_errors import why
from storemon.data.private import make_file, make_folder, mode_beside
from storemon.data.sqlite.life_lock import LifeLock
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseProblem
from storemon.message import Message

Content = dict[str, Any]
_MAKE: Final = """CREATE TABLE IF NOT EXISTS records (
    section TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (section, name)
) WITHOUT ROWID"""
_WAIT_SECONDS: Final = 10.0


def automation_beside(database: Path) -> Path:
    """Return the automation file of a database; it may not exist."""
    return database.with_name(f"{database.name}.automation")


class Records:
    """The records of one transaction: JSON texts by section and name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, section: str) -> dict[str, Content]:
        """Return the records of a section by name, sorted by name; unreadable ones are left out."""
        rows = self._connection.execute(
            "SELECT name, content FROM records WHERE section = ? ORDER BY name", (section,)
        )
        return {name: content for name, text in rows if (content := _read(text)) is not None}

    def get(self, section: str, name: str) -> Content | None:
        """Return one record, or None if there is none that can be read."""
        row = self._connection.execute(
            "SELECT content FROM records WHERE section = ? AND name = ?", (section, name)
        ).fetchone()
        return None if row is None else _read(row[0])

    def names(self, section: str) -> list[str]:
        """Return the names of a section's records, in their order."""
        rows = self._connection.execute(
            "SELECT name FROM records WHERE section = ? ORDER BY name", (section,)
        )
        return [name for (name,) in rows]

    def count(self, section: str) -> int:
        """Return how many records a section has."""
        query = "SELECT count(*) FROM records WHERE section = ?"
        return int(self._connection.execute(query, (section,)).fetchone()[0])

    def put(self, section: str, contents: Mapping[str, Content]) -> None:
        """Write records, replacing those with the same names."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO records (section, name, content) VALUES (?, ?, ?)",
            [(section, name, json.dumps(content)) for name, content in contents.items()],
        )

    def remove(self, section: str, names: Iterable[str]) -> None:
        """Remove the records with these names."""
        self._connection.executemany(
            "DELETE FROM records WHERE section = ? AND name = ?", [(section, name) for name in names]
        )


class AutomationFile:
    """The automation file of one database. Each block is one transaction, flushed to disk before it ends."""

    def __init__(self, path: Path, database: Path | None = None) -> None:
        self.path = path
        self._database = database

    @property
    def is_there(self) -> bool:
        """Whether anything was ever set up."""
        return self.path.exists()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Records | None]:
        """Yield the records, or None if there is no file. Raises `DatabaseProblem`."""
        if not self.is_there:
            yield None
            return
        with self._opened("BEGIN") as records:
            yield records

    @contextlib.contextmanager
    def writing(self) -> Iterator[Records]:
        """Yield the records for changes; other processes wait. Raises `DatabaseProblem`."""
        with self._opened("BEGIN IMMEDIATE") as records:
            yield records

    @contextlib.contextmanager
    def sole(self, work: str = "") -> Iterator[bool]:
        """Yield whether this process alone may do the work until the block ends.

        Each kind of `work` has a lock of its own. Raises `DatabaseProblem` if the lock file cannot be made.
        """
        lock = LifeLock(self.path.with_name(f"{self.path.name}{work}.lock"))
        try:
            lock.hold()
        except TimeoutError:
            yield False
            return
        except OSError as error:
            raise _problem(self.path, error) from error
        try:
            yield True
        finally:
            lock.release()

    @contextlib.contextmanager
    def _opened(self, begin: str) -> Iterator[Records]:
        try:
            if not self.is_there:
                mode = {} if self._database is None else {"mode": mode_beside(self._database)}
                make_folder(self.path.parent)
                make_file(self.path, **mode)
            connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)
            try:
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute(_MAKE)
                connection.execute(begin)
                yield Records(connection)
                connection.execute("COMMIT")
            finally:
                # Rolls back what is not committed.
                connection.close()
        except (sqlite3.Error, OSError) as error:
            raise _problem(self.path, error) from error


def _read(text: object) -> Content | None:
    with contextlib.suppress(ValueError, TypeError):
        content = json.loads(text) if isinstance(text, str) else None
        return content if isinstance(content, dict) else None
    return None


def _problem(path: Path, error: Exception) -> DatabaseProblem:
    reason = why(error) if isinstance(error, OSError) else Message("The file may be damaged or in use.")
    return DatabaseProblem(
        Message("The automation settings cannot be read or saved."),
        Message("{path}: {why}", path=path, why=reason),
        Message("Check that file and its folder, and try again."),
    )
