"""An open database on a server: its transactions and locks."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from storemon.core.access import Access
from storemon.core.progress import Progress, silent
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import Occasion
from storemon.data import schema
from storemon.data.postgres.layout_version import ForeignLayout, foreign_layout, known_version
from storemon.data.postgres.server_connections import make_engine
from storemon.data.postgres.server_listener import CHANGES, ServerListener
from storemon.data.postgres.server_locks import ServerRunLock, Writer, wait_for
from storemon.data.postgres.server_problems import other_layout, server_explained
from storemon.data.postgres.server_roles import access_of
from storemon.errors import DatabaseProblem


class PostgresDatabase:
    """The open database at `address`; safe to use from several threads.

    Readers each see one snapshot and never wait. Writers queue on an advisory lock, which they take before
    their first statement sees anything. With `layout`, tables of another version are read, and nothing is
    changed.
    """

    def __init__(self, address: ServerAddress, layout: ForeignLayout | None = None) -> None:
        self.address = address
        self._layout = layout
        self._version = schema.VERSION if layout is None else layout.version
        self._engine = make_engine(address, () if layout is None else layout.views)
        self._own = secrets.token_hex(8)
        self._listeners: list[ServerListener] = []

    @classmethod
    def open(cls, address: ServerAddress, progress: Progress = silent) -> PostgresDatabase:
        """Open the database at an address; nothing is created or updated.

        Another layout can be read if that is known to be safe. Raises `DatabaseProblem`.
        """
        database = cls(address)
        try:
            with database.transaction() as connection:
                layout = foreign_layout(connection, address)
            if layout is not None:
                database.close()
                database = cls(address, layout)
            with database.reading(progress):
                return database
        except BaseException:
            database.close()
            raise

    @property
    def place(self) -> ServerAddress:
        """The address."""
        return self.address

    def close(self) -> None:
        """Close every connection."""
        self._stop_listening()
        self._engine.dispose()

    def listen(self, changed: Callable[[], None], state: Callable[[DatabaseProblem | None], None]) -> bool:
        """Report other programs' changes until the database is closed, as `ServerListener` does."""
        self._listeners.append(ServerListener(self.address, self._own, changed, state))
        return True

    def _stop_listening(self) -> None:
        for listener in self._listeners:
            listener.stop()
        if any(listener.connected.is_set() for listener in self._listeners):
            # A notification wakes the listeners. If the server is gone, they end by themselves.
            explained = server_explained(self.address)
            with contextlib.suppress(DatabaseProblem), explained, self._engine.begin() as connection:
                connection.exec_driver_sql(f"NOTIFY {CHANGES}, 'END {self._own}'")
        while self._listeners:
            self._listeners.pop().wait()

    @contextmanager
    def reading(
        self,
        progress: Progress = silent,  # noqa: ARG002  # readers never wait
        *,
        snapshot: str | None = None,
    ) -> Iterator[Connection]:
        """Yield a connection to one unchanging snapshot.

        `snapshot`: one that another process exported with `exported` and is still reading.
        """
        with server_explained(self.address), self._engine.connect() as plain:
            connection = plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                if snapshot is not None:
                    quoted = snapshot.replace("'", "''")
                    connection.exec_driver_sql(f"SET TRANSACTION SNAPSHOT '{quoted}'")
                self._check_layout(connection)
                yield connection

    @staticmethod
    def exported(connection: Connection) -> str:
        """Return the name of the snapshot of a reader's connection, for readers of other processes."""
        return str(connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one())

    def access(self) -> Access:
        """Look up what this account may do now. Raises `DatabaseProblem`."""
        if self._layout is not None:
            problem = self._layout.problem
            return Access(changes=False, reports=False, why=problem.what, remedy=problem.remedy)
        with self.reading() as connection:
            return access_of(connection, self.address)

    def writing(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Yield the only connection that may change what reports use."""
        return self._changing(Writer.DATA, progress)

    def noting(self, progress: Progress = silent) -> AbstractContextManager[Connection]:
        """Yield a connection that writes reports; it waits for other report writers, but not for imports."""
        return self._changing(Writer.REPORTS, progress)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Yield a connection for `server_layout`, in one transaction, whatever the layout version is."""
        with server_explained(self.address), self._engine.begin() as connection:
            yield connection

    def run_lock(self, report_id: str) -> ServerRunLock:
        """Return the lock of a report, an advisory lock on the server."""
        return ServerRunLock(self._engine, self.address, report_id)

    def remove_abandoned_locks(self) -> None:
        """Do nothing: a server's locks leave nothing behind."""

    def back_up(self, occasion: Occasion, progress: Progress) -> Path | None:  # noqa: ARG002  # the protocol's signature
        """Do nothing and return None: the server's owner makes backups."""
        return None

    def size(self) -> int:
        """Return the size of the tables in bytes."""
        query = (
            "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
            " WHERE relnamespace = 'storemon'::regnamespace AND relkind = 'r'"
        )
        with self.reading() as connection:
            return int(connection.exec_driver_sql(query).scalar_one())

    @contextmanager
    def _changing(self, writer: Writer, progress: Progress) -> Iterator[Connection]:
        if self._layout is not None:
            raise self._layout.problem
        with server_explained(self.address), self._engine.begin() as connection:
            wait_for(connection, writer, progress)
            self._check_layout(connection)
            yield connection
            connection.exec_driver_sql(f"NOTIFY {CHANGES}, '{writer.name} {self._own}'")

    def _check_layout(self, connection: Connection) -> None:
        """Raise `LayoutChanged` if the tables were updated since the database was opened."""
        if known_version(connection) != self._version:
            raise other_layout(self.address)
