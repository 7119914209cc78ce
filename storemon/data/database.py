"""What services need from an open database, whatever its engine; and opening one by its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from sqlalchemy import Connection

from storemon.core.access import Access
from storemon.core.progress import Progress, silent
from storemon.core.server_address import Place
from storemon.core.vocabulary import Occasion
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import DatabaseProblem
from storemon.message import Message

_POSTGRES: Final = "storemon.data.postgres.postgres_database"


class RunLock(Protocol):
    """A lock held while a report runs; it is released when the process ends, however it ends."""

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call. Raises `DatabaseProblem`."""

    def release(self) -> None:
        """Release the lock."""

    def is_held(self) -> bool:
        """Return whether any process holds it, this one included."""


class Database(Protocol):
    """An open database; safe to use from several threads.

    Every block is one transaction: committed at its end, rolled back on any exception. `progress` is called
    while waiting for other connections, so that the wait can be canceled.
    """

    @property
    def place(self) -> Place:
        """The place of the database."""

    def access(self) -> Access:
        """Look up what this account may do now. Raises `DatabaseProblem`."""

    def reading(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Yield a connection to one unchanging snapshot. Readers never wait."""

    def writing(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Yield the only connection that may change what reports use; it waits for other writers."""

    def noting(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Yield a connection that writes reports and nothing else; it does not wait for imports."""

    def run_lock(self, report_id: str) -> RunLock:
        """Return the lock of a report, not yet held."""

    def remove_abandoned_locks(self) -> None:
        """Remove the leftover locks of processes that have ended."""

    def back_up(self, occasion: Occasion, progress: Progress) -> Path | None:
        """Make an automatic backup, also inside a writing block; return None for a server.

        A server's owner makes its backups.
        """

    def listen(self, changed: Callable[[], None], state: Callable[[DatabaseProblem | None], None]) -> bool:
        """Call `changed` after other connections commit, until the database is closed.

        `state` gets the problem when the connection for this is lost, and None once it is back. Both are
        called on a listener thread. Return False if there are no notifications, as with a file.
        """

    def size(self) -> int:
        """Return the size of the database in bytes."""

    def close(self) -> None:
        """Close every connection."""


def database_at(place: Place, progress: Progress = silent) -> Database:
    """Open the database at a place, as the engine's `open` does."""
    if isinstance(place, Path):
        return SqliteDatabase.open(place, progress)
    need_driver()
    # Imported here, so that only users of a server pay for loading it.
    return cast("Database", import_module(_POSTGRES).PostgresDatabase.open(place, progress))


def need_driver() -> None:
    """Raise `DatabaseProblem` if the PostgreSQL driver is not installed."""
    try:
        import_module("psycopg")
    except ImportError as error:
        raise DatabaseProblem(
            Message("This storemon cannot use a database on a server."),
            Message("The part for PostgreSQL is not installed."),
            Message("Install it with pip install 'storemon[postgres]'."),
        ) from error
