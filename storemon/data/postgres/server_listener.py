"""Notices commits of other programs to a database on a server, and whether the server is reachable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final

import psycopg

from storemon.core.server_address import ServerAddress
from storemon.data.postgres.server_connections import connection_arguments
from storemon.data.postgres.server_problems import away, explain_server
from storemon.errors import DatabaseProblem

CHANGES: Final = "storemon_changes"
"""The channel on which every writer announces its commits, with its kind and its own token."""
_BEAT_SECONDS: Final = 20.0
"""How often an idle connection is tested: a dead one does not report itself."""
_WAITS: Final = (1.0, 2.0, 5.0, 10.0)
"""Seconds between attempts to reconnect; the last one repeats."""
_END_SECONDS: Final = 1.0


class ServerListener:
    """Listens with its own connection and thread, and reconnects until it succeeds.

    Both callbacks run on that thread: `changed` after other programs' changes, and when the server is back,
    since some may have been missed; `state` with the problem when the server is lost, and with None when it
    is back.
    """

    def __init__(
        self,
        address: ServerAddress,
        own: str,
        changed: Callable[[], None],
        state: Callable[[DatabaseProblem | None], None],
    ) -> None:
        self._address, self._own = address, own
        self._changed, self._state = changed, state
        self._stopping = threading.Event()
        self.connected = threading.Event()
        self._lost = False
        self._thread = threading.Thread(target=self._run, name="storemon listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop all callbacks."""
        self._stopping.set()

    def wait(self) -> None:
        """Wait for the thread for a limited time; it may be stuck in a dead connection."""
        self._thread.join(_END_SECONDS)

    def _run(self) -> None:
        attempts = 0
        while not self._stopping.is_set():
            try:
                with psycopg.connect(**connection_arguments(self._address), autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANGES}")
                    attempts = 0
                    self._there()
                    while not self._stopping.is_set():
                        self._hear(connection)
            except psycopg.Error as error:
                self.connected.clear()
                self._gone(explain_server(error, self._address) or away(self._address))
                self._stopping.wait(_WAITS[min(attempts, len(_WAITS) - 1)])
                attempts += 1

    def _hear(self, connection: psycopg.Connection[Any]) -> None:
        others = False
        for told in connection.notifies(timeout=_BEAT_SECONDS, stop_after=1):
            others = others or not told.payload.endswith(self._own)
        if others and not self._stopping.is_set():
            self._changed()
        connection.execute("SELECT 1")

    def _there(self) -> None:
        self.connected.set()
        if self._lost and not self._stopping.is_set():
            self._lost = False
            self._state(None)
            self._changed()

    def _gone(self, problem: DatabaseProblem) -> None:
        if not self._lost and not self._stopping.is_set():
            self._lost = True
            self._state(problem)
