"""Tasks of the owner of a database on a server: create it, upgrade it, grant access."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from storemon.core.server_address import ServerAddress
from storemon.data.postgres import server_layout, server_roles
from storemon.data.postgres.postgres_database import PostgresDatabase
from storemon.data.postgres.server_roles import Role


def make(address: ServerAddress) -> bool:
    """Create missing tables and roles; return whether the tables are new.

    Raises `DatabaseProblem`, also if the tables have another layout.
    """
    with _opened(address) as database, database.transaction() as connection:
        return server_layout.make_layout(connection, address)


def upgrade(address: ServerAddress) -> bool:
    """Upgrade the tables to this layout; return whether anything changed. Raises `DatabaseProblem`."""
    with _opened(address) as database, database.transaction() as connection:
        return server_layout.update_layout(connection, address)


def roles(address: ServerAddress) -> list[tuple[str, str]]:
    """Return the accounts with a role and that role: owner, editor or viewer. Raises `DatabaseProblem`."""
    with _opened(address) as database, database.transaction() as connection:
        return [(account, _short(role)) for account, role in server_roles.members(connection)]


def give(address: ServerAddress, given: dict[str, str]) -> None:
    """Set the role of each account, replacing the one it has. Raises `DatabaseProblem`."""
    with _opened(address) as database, database.transaction() as connection:
        for account, role in given.items():
            server_roles.give_role(connection, account, Role[role.upper()])


@contextmanager
def _opened(address: ServerAddress) -> Iterator[PostgresDatabase]:
    database = PostgresDatabase(address)
    try:
        yield database
    finally:
        database.close()


def _short(role: str) -> str:
    return Role(role).name.lower()
