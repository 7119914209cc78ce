"""What runs by itself, and what it has done: a small SQLite file beside the database.

Not in the database: going back to a backup would have reports sent a second time, and who may only read a
shared database can have alerts of their own. The file is made once something is set up.
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
    """Return the file that belongs to a database; it need not be there."""
    return database.with_name(f"{database.name}.automation")


class Records:
    """The records of one transaction: texts of JSON, by section and name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, section: str) -> dict[str, Content]:
        """Return the records of a section by name, in the order of their names; what is none is left out."""
        rows = self._connection.execute(
            "SELECT name, content FROM records WHERE section = ? ORDER BY name", (section,)
        )
        return {name: content for name, text in rows if (content := _read(text)) is not None}

    def get(self, section: str, name: str) -> Content | None:
        """Return one record, None where there is none."""
        row = self._connection.execute(
            "SELECT content FROM records WHERE section = ? AND name = ?", (section, name)
        ).fetchone()
        return None if row is None else _read(row[0])

    def count(self, section: str) -> int:
        """Return how many records a section has."""
        query = "SELECT count(*) FROM records WHERE section = ?"
        return int(self._connection.execute(query, (section,)).fetchone()[0])

    def put(self, section: str, contents: Mapping[str, Content]) -> None:
        """Write records, in the place of those that have these names."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO records (section, name, content) VALUES (?, ?, ?)",
            [(section, name, json.dumps(content)) for name, content in contents.items()],
        )

    def remove(self, section: str, names: Iterable[str]) -> None:
        """Remove the records that have these names."""
        self._connection.executemany(
            "DELETE FROM records WHERE section = ? AND name = ?", [(section, name) for name in names]
        )


class AutomationFile:
    """The file of one database. Each block is one transaction, on the disk before it returns."""

    def __init__(self, path: Path, database: Path | None = None) -> None:
        self.path = path
        self._database = database
        self._lock = LifeLock(path.with_name(f"{path.name}.lock"))

    @property
    def is_there(self) -> bool:
        """Whether anything was ever set up."""
        return self.path.exists()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Records | None]:
        """Give the records as they are, None where there is no file. Raises `DatabaseProblem`."""
        if not self.is_there:
            yield None
            return
        with self._opened("BEGIN") as records:
            yield records

    @contextlib.contextmanager
    def writing(self) -> Iterator[Records]:
        """Give the records to change; other processes wait. Raises `DatabaseProblem`."""
        with self._opened("BEGIN IMMEDIATE") as records:
            yield records

    @contextlib.contextmanager
    def sole(self) -> Iterator[bool]:
        """Tell whether this process is the one that does the work now; it is until the block ends.

        Raises `DatabaseProblem` where no file can be made.
        """
        try:
            self._lock.hold()
        except TimeoutError:
            yield False
            return
        except OSError as error:
            raise _problem(self.path, error) from error
        try:
            yield True
        finally:
            self._lock.release()

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
                # What is not committed is rolled back.
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
