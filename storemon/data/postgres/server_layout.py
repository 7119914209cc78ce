"""The tables on a server: making them, updating those of an earlier layout, and who may do what with them.

The tables are those of `data.schema`. Their columns for checksums stay empty: the server looks after its
pages itself. An import would spend its time on foreign keys, so only those of reports are made.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, ForeignKeyConstraint, MetaData, insert, select, update

from storemon.core.progress import silent
from storemon.core.server_address import ServerAddress
from storemon.data import schema
from storemon.data.postgres.server_locks import Writer, wait_for
from storemon.data.postgres.server_problems import not_set_up
from storemon.data.postgres.server_report_rows import DEFINITION, report_figures
from storemon.data.postgres.server_views import make_views
from storemon.data.schema import report_answers, report_tables, reports
from storemon.errors import DatabaseProblem
from storemon.message import Message

SCHEMA: Final = "storemon"
_STEPS: Final[dict[int, tuple[str, ...]]] = {
    7: (
        "ALTER TABLE dated_hours RENAME TO unpacked_dated_hours",
        "ALTER TABLE unpacked_dated_hours DROP CONSTRAINT dated_hours_pkey",
        """CREATE TABLE dated_hours (
            store_id TEXT COLLATE "C" NOT NULL,
            grouping TEXT COLLATE "C" NOT NULL,
            import_id BIGINT NOT NULL,
            spans BYTEA NOT NULL,
            names TEXT COLLATE "C" NOT NULL,
            digest BIGINT,
            PRIMARY KEY (store_id, grouping, import_id)
        )""",
        """INSERT INTO dated_hours (store_id, grouping, import_id, spans, names)
            SELECT store_id, grouping, import_id,
                string_agg(
                    int8send(first) || int8send(last) || int8send(start) || int8send("end"), ''
                    ORDER BY first, last, start, "end"
                ),
                string_agg(name, chr(10) ORDER BY first, last, start, "end")
            FROM unpacked_dated_hours GROUP BY store_id, grouping, import_id""",
        "DROP TABLE unpacked_dated_hours",
    ),
    8: (
        """CREATE TABLE platforms (
            platform BIGINT NOT NULL PRIMARY KEY,
            name TEXT COLLATE "C" NOT NULL UNIQUE,
            digest BIGINT
        )""",
    ),
}
"""The statements that bring a layout on servers to the next one; the first that there was is 7."""
_PACKED: Final = (
    ("polls", "words"),
    ("polls", "known"),
    ("report_tables", "content"),
    ("report_answers", "content"),
)
"""Bytes that get no smaller by being compressed once more."""


class Role(StrEnum):
    """What an account may do; each also what those below it may. The roles of the server are named so."""

    OWNER = "storemon_owner"
    EDITOR = "storemon_editor"
    VIEWER = "storemon_viewer"


_REPORTS: Final = (reports, report_tables, report_answers)


def version_of(connection: Connection) -> int | None:
    """Return the layout's version, None where there are no tables of ours that this account can see."""
    there = "SELECT to_regclass('storemon.layout') IS NOT NULL"
    if not connection.exec_driver_sql(there).scalar_one():
        return None
    return int(connection.execute(select(schema.layout.c.version)).scalar_one())


def check_version(address: ServerAddress, version: int | None) -> None:
    """Raise `DatabaseProblem` where there is no layout, or another than this storemon's."""
    if version is None:
        raise not_set_up(address)
    if version > schema.VERSION:
        raise DatabaseProblem(
            Message("The database is from a newer version of storemon."),
            Message("Its layout is {found}, this version knows {own}.", found=version, own=schema.VERSION),
            Message("Install the newest version of storemon."),
        )
    if version < schema.VERSION:
        raise DatabaseProblem(
            Message("The database is from an older version of storemon."),
            Message("Its layout is {found}, this version needs {own}.", found=version, own=schema.VERSION),
            Message("Its owner brings it up to date with storemon database upgrade."),
        )


def make_layout(connection: Connection, address: ServerAddress) -> bool:
    """Make what is not there yet: schema, tables, views and roles; return whether the tables are new.

    Raises `DatabaseProblem` where the tables are of another layout.
    """
    wait_for(connection, Writer.LAYOUT, silent)
    if not _row(connection, "SELECT 1 FROM pg_namespace WHERE nspname = 'storemon'"):
        connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
    new = version_of(connection) is None
    if new:
        _tables().create_all(connection, checkfirst=False)
        for table, column in _PACKED:
            connection.exec_driver_sql(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL")
        connection.exec_driver_sql(DEFINITION)
        connection.execute(insert(schema.layout).values(version=schema.VERSION))
    check_version(address, version_of(connection))
    make_views(connection)
    _make_roles(connection)
    return new


def update_layout(connection: Connection, address: ServerAddress) -> bool:
    """Bring an earlier layout to the present one; return whether there was anything to do.

    Raises `DatabaseProblem` where there is none, or it is newer than this storemon.
    """
    wait_for(connection, Writer.LAYOUT, silent)
    wait_for(connection, Writer.DATA, silent)
    version = version_of(connection)
    if version is None or version >= schema.VERSION or version not in _STEPS:
        check_version(address, version)
        return False
    for step in range(version, schema.VERSION):
        for statement in _STEPS[step]:
            connection.exec_driver_sql(statement)
    connection.execute(update(schema.layout).values(version=schema.VERSION))
    make_views(connection)
    _grant(connection)
    return True


def members(connection: Connection) -> list[tuple[str, str]]:
    """Return the accounts that have a role of ours, each with the role, in order."""
    names = ", ".join(f"'{role.value}'" for role in Role)
    query = (
        "SELECT member.rolname, role.rolname FROM pg_auth_members"
        " JOIN pg_roles AS role ON role.oid = pg_auth_members.roleid"
        " JOIN pg_roles AS member ON member.oid = pg_auth_members.member"
        f" WHERE role.rolname IN ({names}) AND member.rolname NOT IN ({names}) ORDER BY 1, 2"  # ours
    )
    return [(account, role) for account, role in connection.exec_driver_sql(query)]


def give_role(connection: Connection, account: str, role: Role) -> None:
    """Let an account of the server have that role alone of ours."""
    named = connection.dialect.identifier_preparer.quote_identifier(account)
    for other in Role:
        if (account, other.value) in members(connection):
            connection.exec_driver_sql(f"REVOKE {other} FROM {named}")
    connection.exec_driver_sql(f"GRANT {role} TO {named}")


def _row(connection: Connection, query: str) -> bool:
    return connection.exec_driver_sql(query).first() is not None


def _tables() -> MetaData:
    """Return the tables as they are made on a server."""
    made = MetaData()
    for table in schema.metadata.sorted_tables:
        copy = table.to_metadata(made)
        if table not in _REPORTS:
            keys = [one for one in copy.constraints if isinstance(one, ForeignKeyConstraint)]
            copy.constraints.difference_update(keys)
    return made


def _make_roles(connection: Connection) -> None:
    """Make the roles that the server does not have, as far as this account may, and grant what each needs."""
    may = _row(
        connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)"
    )
    for role in Role:
        there = _row(connection, f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'")
        if not there and not may:
            return
        if not there:
            connection.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
    _grant(connection)


def _grant(connection: Connection) -> None:
    if not _row(connection, f"SELECT 1 FROM pg_roles WHERE rolname = '{Role.VIEWER}'"):
        return
    everybody = ", ".join(Role)
    for_reports = ", ".join(table.name for table in (*_REPORTS, report_figures))
    changes = "INSERT, UPDATE, DELETE"
    for statement in (
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {everybody}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {everybody}",
        f"GRANT {changes} ON {for_reports} TO {everybody}",
        f"GRANT {changes} ON ALL TABLES IN SCHEMA {SCHEMA} TO {Role.EDITOR}, {Role.OWNER}",
        f"REVOKE {changes} ON layout FROM {Role.EDITOR}",
        f"GRANT ALL ON SCHEMA {SCHEMA} TO {Role.OWNER}",
    ):
        connection.exec_driver_sql(statement)
