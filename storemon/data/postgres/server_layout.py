"""The tables on a server: creating them, and updating those of an earlier layout.

The tables are those of `data.schema`. Their checksum columns stay empty, as the server protects its pages
itself. Foreign keys would slow down imports, so only those of reports are created.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, ForeignKeyConstraint, MetaData, insert, update

from storemon.core.progress import silent
from storemon.core.server_address import ServerAddress
from storemon.data import schema
from storemon.data.postgres.layout_steps import STEPS
from storemon.data.postgres.layout_version import check_version, set_readable_from, version_of
from storemon.data.postgres.server_connections import SCHEMA
from storemon.data.postgres.server_listener import CHANGES
from storemon.data.postgres.server_locks import Writer, wait_for
from storemon.data.postgres.server_report_rows import DEFINITION
from storemon.data.postgres.server_roles import REPORT_TABLES, grant, has_row, make_roles
from storemon.data.postgres.server_views import make_views

_PACKED: Final = (
    ("polls", "words"),
    ("polls", "known"),
    ("report_tables", "content"),
    ("report_answers", "content"),
)
"""Columns of bytes that compression would not make smaller."""


def make_layout(connection: Connection, address: ServerAddress) -> bool:
    """Create what is missing: schema, tables, views and roles; return whether the tables are new.

    Raises `DatabaseProblem` if the tables have another layout.
    """
    wait_for(connection, Writer.LAYOUT, silent)
    if not has_row(connection, "SELECT 1 FROM pg_namespace WHERE nspname = 'storemon'"):
        connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
    new = version_of(connection) is None
    if new:
        _tables().create_all(connection, checkfirst=False)
        for table, column in _PACKED:
            connection.exec_driver_sql(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL")
        connection.exec_driver_sql(DEFINITION)
        connection.execute(insert(schema.layout).values(version=schema.VERSION))
        set_readable_from(connection)
    check_version(connection, address)
    make_views(connection)
    make_roles(connection)
    return new


def update_layout(connection: Connection, address: ServerAddress) -> bool:
    """Update an earlier layout to the current one; return whether there was anything to do.

    Raises `DatabaseProblem` if there is none, or it is newer than this storemon.
    """
    wait_for(connection, Writer.LAYOUT, silent)
    wait_for(connection, Writer.DATA, silent)
    wait_for(connection, Writer.REPORTS, silent)
    version = version_of(connection)
    if version is None or version >= schema.VERSION or version not in STEPS:
        check_version(connection, address)
        return False
    for step in range(version, schema.VERSION):
        for statement in STEPS[step]:
            connection.exec_driver_sql(statement)
    connection.execute(update(schema.layout).values(version=schema.VERSION))
    set_readable_from(connection)
    make_views(connection)
    grant(connection)
    connection.exec_driver_sql(f"NOTIFY {CHANGES}, 'LAYOUT'")
    return True


def _tables() -> MetaData:
    """Return the tables as they are created on a server."""
    made = MetaData()
    for table in schema.metadata.sorted_tables:
        copy = table.to_metadata(made)
        if table not in REPORT_TABLES:
            keys = [one for one in copy.constraints if isinstance(one, ForeignKeyConstraint)]
            copy.constraints.difference_update(keys)
    return made
