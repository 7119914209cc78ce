"""The roles of a database on a server: who has which, what each may do, and what this account may do."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from storemon.core.access import FULL_ACCESS, Access
from storemon.core.server_address import ServerAddress
from storemon.data.postgres.server_connections import SCHEMA
from storemon.data.postgres.server_listener import CHANGES
from storemon.data.postgres.server_problems import not_allowed, read_only
from storemon.data.postgres.server_report_rows import report_figures
from storemon.data.schema import report_answers, report_tables, reports
from storemon.message import Message

REPORT_TABLES: Final = (reports, report_tables, report_answers)


_VIEW_ONLY: Final = Message("Your account may look at this database and make reports, not change it.")
_READ_ONLY: Final = Message("Your account may look at this database, not change it.")


class Role(StrEnum):
    """What an account may do; each role includes those below it. The server's roles have these names."""

    OWNER = "storemon_owner"
    EDITOR = "storemon_editor"
    VIEWER = "storemon_viewer"


def access_of(connection: Connection, address: ServerAddress) -> Access:
    """Return what the account of a connection may do with the tables of this layout."""
    query = (
        "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on',"
        " has_table_privilege('storemon.imports', 'INSERT'),"
        " has_table_privilege('storemon.reports', 'INSERT')"
    )
    fixed, changes, makes_reports = connection.exec_driver_sql(query).one()
    if changes and makes_reports and not fixed:
        return FULL_ACCESS
    problem = read_only(address) if fixed else not_allowed(address)
    why = problem.what if fixed else _VIEW_ONLY if makes_reports else _READ_ONLY
    return Access(
        changes=changes and not fixed, reports=makes_reports and not fixed, why=why, remedy=problem.remedy
    )


def members(connection: Connection) -> list[tuple[str, str]]:
    """Return the accounts that have a role of ours, each with its role, sorted."""
    names = ", ".join(f"'{role.value}'" for role in Role)
    query = (
        "SELECT member.rolname, role.rolname FROM pg_auth_members"
        " JOIN pg_roles AS role ON role.oid = pg_auth_members.roleid"
        " JOIN pg_roles AS member ON member.oid = pg_auth_members.member"
        f" WHERE role.rolname IN ({names}) AND member.rolname NOT IN ({names}) ORDER BY 1, 2"  # ours
    )
    return [(account, role) for account, role in connection.exec_driver_sql(query)]


def give_role(connection: Connection, account: str, role: Role) -> None:
    """Give an account of the server this role of ours, and no other."""
    named = connection.dialect.identifier_preparer.quote_identifier(account)
    for other in Role:
        if (account, other.value) in members(connection):
            connection.exec_driver_sql(f"REVOKE {other} FROM {named}")
    connection.exec_driver_sql(f"GRANT {role} TO {named}")
    connection.exec_driver_sql(f"NOTIFY {CHANGES}, 'ROLES'")


def has_row(connection: Connection, query: str) -> bool:
    """Return whether a query finds anything."""
    return connection.exec_driver_sql(query).first() is not None


def make_roles(connection: Connection) -> None:
    """Create the missing roles on the server, as far as this account may, and grant what each needs."""
    may = has_row(
        connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)"
    )
    for role in Role:
        there = has_row(connection, f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'")
        if not there and not may:
            return
        if not there:
            connection.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
        if not there and role is Role.OWNER:
            # Only the creator of a role is sure to be allowed to join it.
            connection.exec_driver_sql(f"GRANT {role} TO CURRENT_USER")
    grant(connection)


def grant(connection: Connection) -> None:
    """Grant each role what it needs; the owners' role owns the tables, so that any owner can update them."""
    if not has_row(connection, f"SELECT 1 FROM pg_roles WHERE rolname = '{Role.VIEWER}'"):
        return
    everybody = ", ".join(Role)
    for_reports = ", ".join(table.name for table in (*REPORT_TABLES, report_figures))
    changes = "INSERT, UPDATE, DELETE"
    for statement in (
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {everybody}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {everybody}",
        f"GRANT {changes} ON {for_reports} TO {everybody}",
        f"GRANT {changes} ON ALL TABLES IN SCHEMA {SCHEMA} TO {Role.EDITOR}, {Role.OWNER}",
        f"REVOKE {changes} ON layout, readable_from FROM {Role.EDITOR}",
        f"GRANT ALL ON SCHEMA {SCHEMA} TO {Role.OWNER}",
    ):
        connection.exec_driver_sql(statement)
    _give_to_owners(connection)


def _give_to_owners(connection: Connection) -> None:
    """Make the owners' role own the schema, tables and views, as far as the current owner may."""
    if not has_row(connection, f"SELECT 1 WHERE pg_has_role('{Role.OWNER}', 'MEMBER')"):
        return
    others = (
        "SELECT relname FROM pg_class WHERE relnamespace = 'storemon'::regnamespace AND relkind IN ('r', 'v')"
        " AND relowner <> 'storemon_owner'::regrole AND pg_has_role(relowner, 'USAGE') ORDER BY 1"
    )
    for name in connection.exec_driver_sql(others).scalars().all():
        connection.exec_driver_sql(f'ALTER TABLE "{name}" OWNER TO {Role.OWNER}')
    if has_row(
        connection, "SELECT 1 FROM pg_namespace WHERE nspname = 'storemon' AND pg_has_role(nspowner, 'USAGE')"
    ):
        connection.exec_driver_sql(f"ALTER SCHEMA {SCHEMA} OWNER TO {Role.OWNER}")
