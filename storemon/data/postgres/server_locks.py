"""Advisory locks on a server: they end with the connection that took them, however it ends."""

from __future__ import annotations

import time
import zlib
from enum import IntEnum
from typing import Final

from sqlalchemy import Connection, Engine

from storemon.core.progress import Progress
from storemon.core.server_address import ServerAddress
from storemon.data.postgres.server_problems import server_explained
from storemon.message import Message

_OURS: Final = 0x53746F72
"""The first half of our keys; other programs may take advisory locks in the same database."""
_RUNS: Final = 0x53746F73
"""The first half for running reports; the second half is a checksum of the report's id."""
_TURN_SECONDS: Final = 0.05
_HALF: Final = 1 << 31


class Writer(IntEnum):
    """Kinds of writers: one at a time of each."""

    DATA = 1
    """Imports, undos, labels and notes."""
    REPORTS = 2
    """Reports, which do not wait for imports."""
    LAYOUT = 3
    """Creating and updating the tables."""


def wait_for(connection: Connection, writer: Writer, progress: Progress) -> None:
    """Take a lock until the end of the transaction of `connection`; later statements see all earlier commits.

    The transaction's isolation must take a new snapshot per statement. `progress` is called while waiting.
    """
    statement = f"SELECT pg_try_advisory_xact_lock({_OURS}, {int(writer)})"
    while not connection.exec_driver_sql(statement).scalar_one():
        progress(0.0, Message("Waiting for another storemon that uses the database"))
        time.sleep(_TURN_SECONDS)


class ServerRunLock:
    """A lock held while a report runs, on a connection of its own."""

    def __init__(self, engine: Engine, address: ServerAddress, report_id: str) -> None:
        self._engine = engine
        self._address = address
        self._key = zlib.crc32(report_id.encode()) % _HALF
        self._held: Connection | None = None

    def hold(self) -> None:
        """Take the lock until `release`, which any thread may call. Raises `DatabaseProblem`."""
        with server_explained(self._address):
            self._held = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._held.exec_driver_sql(f"SELECT pg_advisory_lock({_RUNS}, {self._key})")

    def release(self) -> None:
        """Release the lock by closing its connection."""
        held, self._held = self._held, None
        if held is not None:
            held.invalidate()
            held.close()

    def is_held(self) -> bool:
        """Return whether any process, this one included, holds the lock."""
        query = (
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
            f" AND classid = {_RUNS} AND objid = {self._key}"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        with server_explained(self._address), self._engine.connect() as connection:
            return bool(connection.exec_driver_sql(query).scalar_one())
