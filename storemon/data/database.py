"""One database file: its engine, its transactions and the version of its layout."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect
from sqlalchemy.engine import URL

from storemon.core.progress import Progress, silent
from storemon.data import schema
from storemon.data.problems import explained
from storemon.errors import DatabaseProblem

_BUSY_SECONDS: Final = 10
_PAGE_BYTES: Final = 8192
_CACHE_KIB: Final = 65536
_WAIT_SECONDS: Final = 0.1


class Database:
    """The open database at `path`; safe to use from several threads.

    Readers each see one snapshot and never wait. Writers of this process queue on a lock, since SQLite
    admits one at a time; those of other processes are waited for up to ten seconds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = threading.Lock()
        self._engine = _engine(path)

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open the database at `path`, making it and its folder where there is none.

        Raises `DatabaseProblem` where it cannot be read or written, is none of ours, or was written by
        a newer storemon.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseProblem(
                "The database cannot be made.",
                f"The folder {path.parent} cannot be used: {error.strerror}.",
                "Choose another folder.",
            ) from error
        _check(path)
        database = cls(path)
        try:
            database._prepare()
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on one unchanging snapshot."""
        with explained(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, progress: Progress = silent) -> Iterator[Connection]:
        """Give the one connection that may write; commit at the end, roll back on any exception.

        While another writer of this process is at work, `progress` is called so that waiting can be
        cancelled.
        """
        while not self._writer.acquire(timeout=_WAIT_SECONDS):
            progress(0.0, "Waiting for other work to finish")
        try:
            with explained(self.path), self._engine.connect() as connection:
                connection.execution_options(writing=True)
                with connection.begin():
                    yield connection
        finally:
            self._writer.release()

    def _prepare(self) -> None:
        with self.reading() as connection:
            if inspect(connection).has_table(schema.layout.name):
                return
        with self.writing() as connection:
            # Another process may have made the tables between the look and the lock.
            if not inspect(connection).has_table(schema.layout.name):
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.layout).values(version=schema.VERSION))


def _check(path: Path) -> None:
    """Look at a file that is there without changing a byte of it, and refuse what is not ours."""
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return
    except OSError:
        return  # opening it says why
    with explained(path):
        try:
            names, version = _look(path, "ro")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
                raise
            # A process was killed while it wrote; only who may write can take back what it left half done.
            names, version = _look(path, "rw")
    if version is None and names:
        raise DatabaseProblem(
            "This is not a storemon database.",
            f"{path} holds other data.",
            "Choose another file; this one was not changed.",
        )
    if version is not None and version[0] > schema.VERSION:
        raise DatabaseProblem(
            "This database was made by a newer storemon.",
            f"{path} has layout {version[0]}; this storemon knows layouts up to {schema.VERSION}.",
            "Install the newest storemon, or choose another database.",
        )


def _look(path: Path, mode: str) -> tuple[set[str], tuple[int] | None]:
    """Return the names of the tables and the row of our layout's version, if any."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with contextlib.closing(sqlite3.connect(address, _BUSY_SECONDS, uri=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in tables}
        found = connection.execute("SELECT version FROM layout") if "layout" in names else None
        return names, found.fetchone() if found else None


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(driver: Any, _record: object) -> None:
        # The driver's own transactions begin too late for a snapshot; `begin` below does it.
        driver.isolation_level = None
        with explained(path):
            driver.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            driver.execute("PRAGMA journal_mode = WAL")
            driver.execute("PRAGMA synchronous = NORMAL")
            driver.execute("PRAGMA foreign_keys = ON")
            driver.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: a reader that turns writer later cannot be made to wait.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
