"""Rows with checksums: sealed (given a checksum) when written, verified when read.

Each table with a `digest` stores there the checksum of the row's other columns. Groups of rows also have a
sum of checksums stored elsewhere, so that a missing row is noticed too: an import's own rows in
`imports.content`, the hours in effect for a store in `stores.hours_digest`. A changed bit raises
`RowsDamaged` wherever it is read, and never changes a figure. Hours, which are many, are in `sealed_hours`.

A server protects its own pages: there no checksums are stored or verified (`keeps_checksums`).
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    LargeBinary,
    Row,
    Table,
    cast,
    func,
    select,
    text,
    update,
)

from storemon.core.vocabulary import FileKind
from storemon.data.schema import (
    dated_hours,
    hours,
    imports,
    layout,
    metadata,
    own_labels,
    own_notes,
    platforms,
    reports,
    stores,
    tables_of_kinds,
)
from storemon.data.sqlite.digests import row_digest
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import RowsDamaged

COUNTING_HOURS: Final = (
    "hours.store = stores.store AND hours.import_id >= stores.hours_import AND NOT EXISTS ("
    "SELECT 1 FROM hours AS later WHERE later.store = hours.store AND later.import_id > hours.import_id"
    " AND later.valid_from <= hours.valid_from)"
)
"""The rows of hours in effect for a store, as an SQL condition."""
_HOURS_OF_STORE: Final = (
    f'(SELECT hours_sum(hours.store, day, start, "end", valid_from) FROM hours WHERE {COUNTING_HOURS})'  # noqa: S608  # our own names
)
_HOURS_BEFORE_LAYOUT_6: Final = (
    '(SELECT hours_sum(hours.store, day, start, "end") FROM hours'
    " WHERE hours.store = stores.store AND hours.import_id = stores.hours_import)"
)
_DATED_BEFORE_LAYOUT_8: Final = (
    "(SELECT sum(row_digest(store_id, grouping, rows)) FROM (SELECT store_id, grouping, group_concat("
    "(first * 100000 + last) || ' ' || start || ' ' || \"end\" || ' ' || name, char(10)) AS rows"
    " FROM (SELECT * FROM dated_hours WHERE dated_hours.import_id = {import_id}"
    ' ORDER BY store_id, grouping, first, last, start, "end") GROUP BY store_id, grouping))'
)
_HOLDING: Final = "SELECT coalesce(same_as, import_id) FROM imports WHERE kind = ? AND undone IS NULL"
"""The imports with rows in effect; an undone one may hold those of another one with the same content."""
_SMALL: Final = (layout, imports, stores, own_labels, reports, own_notes, platforms)
"""Tables verified as a whole; a report's bytes are verified one report at a time, when read."""


def columns_of(table: Table) -> list[Column[Any]]:
    """Return the columns that a table's `digest` is the checksum of."""
    return [column for column in table.columns if column.name != "digest"]


def as_bytes(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column as it is read: bytes stay bytes even if a changed bit marks them as text."""
    return cast(column, LargeBinary).label(column.name) if isinstance(column.type, LargeBinary) else column


def keeps_checksums(connection: Connection) -> bool:
    """Return whether the rows of that database have checksums."""
    return connection.dialect.name == "sqlite"


def is_sealed(table: Table) -> bool:
    """Return whether the table's rows have checksums."""
    return "digest" in table.c


def digests_for(table: Table, columns: dict[str, list[Any]]) -> list[int]:
    """Return the checksums of new rows, given as columns of equal length; missing columns are null."""
    count = len(next(iter(columns.values())))
    given = [columns.get(column.name, [None] * count) for column in columns_of(table)]
    return [row_digest(*row) for row in zip(*given, strict=True)]


def rows_of(
    connection: Connection,
    table: Table,
    *where: ColumnElement[bool],
    by: Sequence[ColumnElement[Any]] = (),
    limit: int | None = None,
) -> list[Row[Any]]:
    """Return the rows that match `where`, at most `limit`, in the order of `by`.

    Raises `RowsDamaged` if one of them is not what was written.
    """
    columns: list[Any] = [*map(as_bytes, columns_of(table)), table.c.digest]
    found = list(connection.execute(select(*columns).where(*where).order_by(*by).limit(limit)).all())
    if keeps_checksums(connection):
        check(table, found)
    return found


def check(table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Raise `RowsDamaged` unless each row, complete and with its digest last, is what was written."""
    for row in rows:
        if row_digest(*row[:-1]) != row[-1]:
            raise RowsDamaged(table.name)


@contextmanager
def changing(connection: Connection, table: Table, *where: ColumnElement[bool]) -> Iterator[None]:
    """Verify the rows that match `where`, let the block change them, and seal them again.

    Raises `RowsDamaged` if one was not what was written, as it would pass as correct afterwards.
    """
    check_rows(connection, table, *where)
    yield
    seal(connection, table, *where)


def check_rows(connection: Connection, table: Table, *where: ColumnElement[bool]) -> None:
    """Raise `RowsDamaged` if one of the rows that match `where` is not what was written."""
    if not keeps_checksums(connection):
        return
    wrong = table.c.digest.is_distinct_from(_digest(table))
    if connection.execute(select(1).select_from(table).where(wrong, *where).limit(1)).first() is not None:
        raise RowsDamaged(table.name)


def seal(connection: Connection, table: Table, *where: ColumnElement[bool]) -> None:
    """Set the checksums of rows that were just written."""
    if not keeps_checksums(connection):
        return
    # Compute each checksum once, both for finding those that differ and for writing them.
    keys = list(table.primary_key)
    made = select(*keys, _digest(table).label("made")).where(*where).cte("made").prefix_with("MATERIALIZED")
    mine = [key == made.c[key.name] for key in keys]
    wrong = table.c.digest.is_distinct_from(made.c.made)
    connection.execute(update(table).where(*mine, wrong).values(digest=made.c.made))


def sum_hours_again(connection: Connection, keys: Sequence[int]) -> None:
    """Update the sums of the hours in effect for the stores with these keys."""
    if not keeps_checksums(connection):
        return
    driver = driver_of(connection)
    query = f"UPDATE stores SET hours_digest = {_HOURS_OF_STORE} WHERE store = ?"  # noqa: S608  # our own names
    driver.executemany(query, ((key,) for key in keys))


def set_content(connection: Connection, import_id: int, kind: FileKind, known: int | None = None) -> None:
    """Store the sum of the rows that an import has just written; `known` saves reading them."""
    table = tables_of_kinds[kind]
    if keeps_checksums(connection) and not _has_own_checksums(table):
        names = [column.name for column in table.columns]
        total = text(_sum(table, str(int(import_id)), names)) if known is None else known
        connection.execute(update(imports).where(imports.c.import_id == import_id).values(content=total))


def check_totals(connection: Connection, *tables: Table) -> None:
    """Raise `RowsDamaged` unless the tables have the rows that they had at the end of the last change."""
    if keeps_checksums(connection):
        _check_totals(driver_of(connection), *tables)


def _check_totals(driver: sqlite3.Connection, *tables: Table) -> None:
    for table in tables or _SMALL[1:]:
        kept = driver.execute("SELECT count, digests FROM totals WHERE name = ?", (table.name,)).fetchone()
        if kept != _total(driver, table):
            raise RowsDamaged(table.name)


def keep_totals(driver: sqlite3.Connection) -> None:
    """Store the totals of the tables at the end of a change."""
    for table in _SMALL[1:]:
        driver.execute(
            "INSERT INTO totals (name, count, digests) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
            " SET count = excluded.count, digests = excluded.digests"
            " WHERE count <> excluded.count OR digests <> excluded.digests",
            (table.name, *_total(driver, table)),
        )


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection behind one of SQLAlchemy's."""
    return typing.cast("sqlite3.Connection", connection.connection.driver_connection)


def _total(driver: sqlite3.Connection, table: Table) -> tuple[int, int]:
    query = f'SELECT count(*), ifnull(sum(digest), 0) FROM "{table.name}"'  # noqa: S608  # our own names
    count, digests = driver.execute(query).fetchone()
    return count, digests


def plain_rows(found: CursorResult[Any]) -> list[tuple[Any, ...]]:
    """Return rows as the driver returns them; making SQLAlchemy's rows takes as long again."""
    rows = list(found.cursor.fetchall())
    found.close()
    return rows


def check_content(connection: Connection, kind: FileKind) -> None:
    """Raise `RowsDamaged` unless the rows of all imports of a kind are what was written."""
    if keeps_checksums(connection):
        _check_content(driver_of(connection), tables_of_kinds[kind])


def contents(connection: Connection, kind: FileKind) -> dict[int, int]:
    """Return the sums of the rows of all imports of a kind that have rows in effect."""
    query = f"SELECT import_id, content FROM imports WHERE import_id IN ({_HOLDING}) AND content IS NOT NULL"  # noqa: S608  # our own names
    return dict(driver_of(connection).execute(query, (kind.value,)))


def check_all(driver: sqlite3.Connection) -> None:
    """Verify every small table of a database with checksums; raise `RowsDamaged` at the first error.

    It also runs before an update, so it uses the tables and columns that exist, those of any one layout.
    """
    there = {name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    small = [table for table in _SMALL if table.name in there]
    for table in small:
        _check_rows(driver, table)
    _check_totals(driver, *small[1:])
    for table in tables_of_kinds.values():
        if table.name in there:
            _check_content(driver, table)
    dated = "valid_from" in _columns_there(driver, hours)
    of_store = _HOURS_OF_STORE if dated else _HOURS_BEFORE_LAYOUT_6
    query = f"SELECT 1 FROM stores WHERE hours_digest IS NOT {of_store}"  # noqa: S608  # our own names
    _expect_none(driver, query, "hours")
    for table in metadata.sorted_tables:
        if table.foreign_keys and table.name in there:
            _expect_none(driver, f"PRAGMA foreign_key_check({table.name})", table.name)


def _check_rows(driver: sqlite3.Connection, table: Table) -> None:
    names = ", ".join(f'"{name}"' for name in _columns_there(driver, table) if name != "digest")
    query = f'SELECT 1 FROM "{table.name}" WHERE digest IS NOT row_digest({names})'  # noqa: S608  # our own names
    _expect_none(driver, query, table.name)


def _has_own_checksums(table: Table) -> bool:
    """Return whether each row has a checksum and each week a sum, as for polls (`polls.poll_rows`)."""
    return "checksum" in table.c


def _columns_there(driver: sqlite3.Connection, table: Table) -> list[str]:
    return [name for _, name, *_ in driver.execute(f"PRAGMA table_info({table.name})")]


def _sum(table: Table, import_id: str, columns: Sequence[str]) -> str:
    """Return the sum of the rows that an import has in the table of its kind, as SQL."""
    if "digest" in columns:
        return f"(SELECT sum(digest) FROM {table.name} WHERE {table.name}.import_id = {import_id})"  # noqa: S608  # our own names
    if table is dated_hours:
        return _DATED_BEFORE_LAYOUT_8.format(import_id=import_id)
    names = ", ".join(f'"{name}"' for name in columns if name != "import_id")
    function = "hours_sum" if table.name == "hours" else "rows_sum"
    return f"(SELECT {function}({names}) FROM {table.name} WHERE {table.name}.import_id = {import_id})"  # noqa: S608  # our own names


def _check_content(driver: sqlite3.Connection, table: Table) -> None:
    if _has_own_checksums(table):
        return
    columns = _columns_there(driver, table)
    if "digest" in columns:  # the sum is of the stored digests, even if the rows were changed
        _check_rows(driver, table)
    name, total = table.name, _sum(table, "imports.import_id", columns)
    query = f"SELECT 1 FROM imports WHERE import_id IN ({_HOLDING}) AND content IS NOT {total}"  # noqa: S608  # our own names
    _expect_none(driver, query, name, name)
    stray = f"SELECT 1 FROM {name} WHERE import_id NOT IN ({_HOLDING}) LIMIT 1"  # noqa: S608  # our own names
    _expect_none(driver, stray, name, name)


def _expect_none(driver: sqlite3.Connection, query: str, name: str, *values: str) -> None:
    try:
        found = driver.execute(query, values).fetchone()
    except (UnicodeDecodeError, SystemError) as error:
        # A sum met invalid text. Python 3.11 raises either of these instead of the decoding error.
        raise RowsDamaged(name) from error
    if found is not None:
        raise RowsDamaged(name)


def _digest(table: Table) -> ColumnElement[int]:
    return func.row_digest(*columns_of(table))
