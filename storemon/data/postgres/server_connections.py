"""How connections to a server are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Format
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.pool import ConnectionPoolEntry

from storemon.core.server_address import ServerAddress
from storemon.data.postgres.server_problems import no_address, server_explained

SCHEMA: Final = "storemon"
_SETTINGS: Final = {
    "search_path": SCHEMA,
    # The server ends statements, and so releases the locks, of a client that is gone.
    "client_connection_check_interval": "1000",
    "TimeZone": "UTC",
    # JIT compilation takes longer than our statements do.
    "jit": "off",
}
_USUAL: Final = {
    "connect_timeout": "10",
    "application_name": "storemon",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    # After sleep, or when a router dropped the connection, nothing else notices for a quarter of an hour.
    "tcp_user_timeout": "10000",
}
_POOL: Final = 5
_MORE: Final = 20


class _BinaryCursor(psycopg.Cursor[Any]):
    """Asks for rows in the binary format: as text, bytes would take twice the space."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.format = Format.BINARY


def connection_arguments(address: ServerAddress) -> dict[str, Any]:
    """Return the arguments for libpq; a service, `.pgpass` and the PG… environment variables add to them.

    Raises `DatabaseProblem` if the address is invalid.
    """
    try:
        named = conninfo_to_dict(address.text)
    except psycopg.ProgrammingError:
        # "from None": libpq's message quotes the parts of the address that it does not understand.
        raise no_address(address) from None
    ours = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    given = named.get("options")
    arguments = {**_USUAL, **named, "options": f"{given} {ours}" if given else ours}
    if address.password:
        arguments["password"] = address.password
    return arguments


def make_engine(address: ServerAddress, first: Sequence[str] = ()) -> Engine:
    """Return an engine for the database at an address, without connecting yet. Raises `DatabaseProblem`.

    A connection that the server dropped is replaced on its next use. Each new one begins with the statements
    `first`.
    """
    arguments_of_libpq = connection_arguments(address)
    engine = create_engine(
        "postgresql+psycopg://",
        pool_pre_ping=True,
        pool_size=_POOL,
        max_overflow=_MORE,
        use_native_hstore=False,
    )

    @event.listens_for(engine, "do_connect")
    def connect(
        dialect: Dialect,  # noqa: ARG001  # the event's signature
        record: ConnectionPoolEntry,  # noqa: ARG001  # as above
        arguments: tuple[Any, ...],  # noqa: ARG001  # as above
        named: dict[str, Any],
    ) -> psycopg.Connection[Any]:
        with server_explained(address):
            connected = psycopg.connect(
                **named,
                **arguments_of_libpq,
                # psycopg would prepare a statement on its fifth use, and the generic plan can take minutes.
                prepare_threshold=None,
                cursor_factory=_BinaryCursor,
            )
            for statement in first:
                connected.execute(statement)
            connected.commit()
            return connected

    return engine
