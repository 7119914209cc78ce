"""How SQLite is set up for every connection to a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from storemon.data.sqlite import log_folding
from storemon.data.sqlite.driver import guard
from storemon.data.sqlite.open_files import files_of
from storemon.data.sqlite.place import identity
from storemon.data.sqlite.problems import explained, moved_away, no_log_here
from storemon.data.sqlite.retry import TURN_SECONDS, busy_seconds
from storemon.data.sqlite.shapes import layout_version
from storemon.data.sqlite.sqlite_library import sqlite3

_PAGE_BYTES: Final = 8192
_CACHE_KIB: Final = 65536
_FILES: Final = "files"
_SEEN: Final = "tables"


def make_engine(path: Path) -> Engine:
    """Return an engine for the database at `path`; the option `writing` makes a connection a writer.

    Getting a connection or the write lock waits only for one short turn; `retry_while_busy` repeats it.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)), module=sqlite3, connect_args={"timeout": TURN_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def set_up(driver: Any, record: ConnectionPoolEntry) -> None:
        # The driver's own transactions begin too late for a snapshot; `begin` below does it.
        driver.isolation_level = None
        with explained(path):
            guard(driver)
            driver.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            (mode,) = driver.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                raise no_log_here(path)
            # What is shown as done must survive a power failure. Each commit waits once for the disk.
            driver.execute("PRAGMA synchronous = FULL")
            # `fold_log` checkpoints under the write lock; the log's file then shrinks with the next commit.
            driver.execute("PRAGMA wal_autocheckpoint = 0")
            driver.execute(f"PRAGMA journal_size_limit = {log_folding.LONGEST_LOG}")
            driver.execute("PRAGMA fullfsync = ON")
            driver.execute("PRAGMA foreign_keys = ON")
            driver.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            driver.execute(_wait(busy_seconds()))
            driver.execute("SELECT count(*) FROM sqlite_master").fetchone()  # opens the log and its index
            record.info[_FILES] = _identities(path)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        _begin(connection)
        try:
            _look_at_tables(path, connection)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise

    return engine


def check_unmoved(connection: Connection, path: Path) -> None:
    """Raise `DatabaseProblem` if `path`, or its log's path, no longer leads to the open files.

    Otherwise another process could use other files with these names, and neither would see the other's
    changes.
    """
    if connection.info.get(_FILES) != _identities(path):
        raise moved_away(path)


def _identities(path: Path) -> list[tuple[int, int] | None]:
    return [identity(file) for file in files_of(path)]


def _look_at_tables(path: Path, connection: Connection) -> None:
    """Compare the tables with what storemon makes, unless this connection already saw them unchanged.

    Another process may change them at any time, but not within a transaction.
    """
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    seen = driver.execute("PRAGMA schema_version").fetchone()
    if connection.info.get(_SEEN) != seen:
        layout_version(path, driver)
        connection.info[_SEEN] = seen


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql("BEGIN")
        return
    # A writer takes its lock at once: upgrading a reader to a writer later fails instead of waiting.
    connection.exec_driver_sql(_wait(min(TURN_SECONDS, busy_seconds())))
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(_wait(busy_seconds()))


def _wait(seconds: float) -> str:
    return f"PRAGMA busy_timeout = {int(seconds * 1000)}"
