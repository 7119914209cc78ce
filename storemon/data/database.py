"""What services ask of an open database, whichever engine keeps it; and opening one by its place."""

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
    """Held while a report runs; it ends with the process, however that ends."""

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call. Raises `DatabaseProblem`."""
        raise NotImplementedError

    def release(self) -> None:
        """Let go of it."""
        raise NotImplementedError

    def is_held(self) -> bool:
        """Return whether any process, this one included, holds it."""
        raise NotImplementedError


class Database(Protocol):
    """An open database; safe to use from several threads.

    Every block is one transaction: committed at its end, rolled back on any exception. `progress` is called
    while others are waited for, so that waiting can be cancelled.
    """

    @property
    def place(self) -> Place:
        """Where it is."""
        raise NotImplementedError

    def access(self) -> Access:
        """Look up what this account may do at this moment. Raises `DatabaseProblem`."""
        raise NotImplementedError

    def reading(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Give a connection on one unchanging snapshot. Readers never wait."""
        raise NotImplementedError

    def writing(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Give the one connection that may change what reports count; other writers are waited for."""
        raise NotImplementedError

    def noting(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Give a connection that writes reports and nothing else: it need not wait for an import."""
        raise NotImplementedError

    def run_lock(self, report_id: str) -> RunLock:
        """Return the lock of a report, not held yet."""
        raise NotImplementedError

    def remove_abandoned_locks(self) -> None:
        """Remove what is left of the locks of processes that are gone."""
        raise NotImplementedError

    def back_up(self, occasion: Occasion, progress: Progress) -> Path | None:
        """Make an automatic backup, inside a writer's block too; None where a server's owner does that."""
        raise NotImplementedError

    def listen(self, changed: Callable[[], None], state: Callable[[DatabaseProblem | None], None]) -> bool:
        """Have `changed` called after what others commit, until the database is closed.

        `state` is told why others cannot be heard, and None once they can again. Both are called on a thread
        of the listener's. Return False where nobody tells, as with a file.
        """
        raise NotImplementedError

    def size(self) -> int:
        """Return how many bytes it takes."""
        raise NotImplementedError

    def close(self) -> None:
        """Close every connection."""
        raise NotImplementedError


def database_at(place: Place, progress: Progress = silent) -> Database:
    """Open the database at a place, as the engine's `open` does."""
    if isinstance(place, Path):
        return SqliteDatabase.open(place, progress)
    need_driver()
    # Nobody else pays for loading it.
    return cast("Database", import_module(_POSTGRES).PostgresDatabase.open(place, progress))


def need_driver() -> None:
    """Raise `DatabaseProblem` where the driver for PostgreSQL is not installed."""
    try:
        import_module("psycopg")
    except ImportError as error:
        raise DatabaseProblem(
            Message("This storemon cannot use a database on a server."),
            Message("The part for PostgreSQL is not installed."),
            Message("Install it with pip install 'storemon[postgres]'."),
        ) from error
