"""The layout version on a server: whether it is the current one, and which others can be read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from storemon.core.server_address import ServerAddress
from storemon.data import schema
from storemon.data.postgres.layout_steps import EARLIER_VIEWS, READABLE_FROM, READABLE_FROM_TABLE
from storemon.data.postgres.server_problems import not_set_up
from storemon.errors import DatabaseProblem
from storemon.message import Message


@dataclass(frozen=True, slots=True)
class ForeignLayout:
    """Another layout that can be read, through `views` that each connection creates for itself.

    `problem` is shown when someone tries to change something.
    """

    version: int
    views: tuple[str, ...]
    problem: DatabaseProblem


def version_of(connection: Connection) -> int | None:
    """Return the layout's version, or None if this account sees no tables of ours."""
    if not _is_there(connection, "layout"):
        return None
    return known_version(connection)


def known_version(connection: Connection) -> int:
    """Return the version of a layout that is known to be there, in one query."""
    # Every transaction asks: SQLAlchemy's own statement takes as long again.
    return int(connection.exec_driver_sql("SELECT version FROM storemon.layout").scalar_one())


def foreign_layout(connection: Connection, address: ServerAddress) -> ForeignLayout | None:
    """Return the layout of a database if it is not the current one, otherwise None.

    Raises `DatabaseProblem` if there is no layout, or one that cannot be read.
    """
    version = version_of(connection)
    if version is None:
        raise not_set_up(address)
    if version == schema.VERSION:
        return None
    if version < schema.VERSION:
        steps = range(version, schema.VERSION)
        if not set(steps) <= set(EARLIER_VIEWS):
            raise _older(Message("The database is from an older version of storemon."), version)
        views = tuple(view for step in steps if (view := EARLIER_VIEWS[step]))
        what = Message("The database is from an older version of storemon: it can be read, but not changed.")
        return ForeignLayout(version, views, _older(what, version))
    if not _is_readable(connection):
        raise _newer(Message("The database is from a newer version of storemon."), version)
    what = Message("The database is from a newer version of storemon: it can be read, but not changed.")
    return ForeignLayout(version, (), _newer(what, version))


def check_version(connection: Connection, address: ServerAddress) -> None:
    """Raise `DatabaseProblem` if there is no layout, or not the current one."""
    found = foreign_layout(connection, address)
    if found is not None:
        raise found.problem


def set_readable_from(connection: Connection) -> None:
    """Record from which layout version on a storemon can read the current layout."""
    connection.exec_driver_sql(READABLE_FROM_TABLE)
    connection.exec_driver_sql("DELETE FROM readable_from")
    connection.exec_driver_sql(f"INSERT INTO readable_from VALUES ({READABLE_FROM})")


def _is_readable(connection: Connection) -> bool:
    """Return whether the newer storemon that made the layout recorded that this version can read it."""
    if not _is_there(connection, "readable_from"):
        return False
    found = connection.exec_driver_sql("SELECT max(version) FROM readable_from").scalar_one()
    return found is not None and int(found) <= schema.VERSION


def _is_there(connection: Connection, table: str) -> bool:
    query = f"SELECT to_regclass('storemon.{table}') IS NOT NULL"
    return bool(connection.exec_driver_sql(query).scalar_one())


def _older(what: Message, version: int) -> DatabaseProblem:
    why = Message("Its layout is {found}, this version needs {own}.", found=version, own=schema.VERSION)
    return DatabaseProblem(
        what, why, Message("Its owner brings it up to date with storemon database upgrade.")
    )


def _newer(what: Message, version: int) -> DatabaseProblem:
    why = Message("Its layout is {found}, this version knows {own}.", found=version, own=schema.VERSION)
    return DatabaseProblem(what, why, Message("Install the newest version of storemon."))
