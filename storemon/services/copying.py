"""Copy a whole database into an empty one, between files and servers, verified by digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, func, select

from storemon.core.progress import Progress, part, silent
from storemon.core.server_address import Place
from storemon.core.vocabulary import FileKind
from storemon.data import bulk
from storemon.data.database import Database
from storemon.data.postgres.server_report_rows import publish
from storemon.data.report_tables import TableParts
from storemon.data.schema import imports, layout, metadata, reports, stores, totals
from storemon.data.schema import report_tables as packed
from storemon.data.sqlite import sealed
from storemon.errors import BadInput, DatabaseProblem
from storemon.message import Message
from storemon.services.opening import open_database

_TABLES: Final = tuple(table for table in metadata.sorted_tables if table not in {layout, totals})
_CHECKSUMS: Final = frozenset({"imports.content", "stores.hours_digest"})
"""Columns of checksums that only a file has, like `digest`; a copy in a file gets its own."""
_ROWS_AT_ONCE: Final = 5000


def copy_database(source: Place, target: Place, progress: Progress = silent) -> int:
    """Copy all data and reports into an empty database; return the number of rows.

    Raises `BadInput` if the target is not empty, `DatabaseProblem`, and whatever `progress` raises; the
    target is then unchanged.
    """
    here = open_database(source, progress)
    try:
        there = open_database(target, progress)
        try:
            return _copy(here, there, target, progress)
        finally:
            there.close()
    finally:
        here.close()


def _copy(here: Database, there: Database, target: Place, progress: Progress) -> int:
    with here.reading() as old, there.writing(progress) as new:
        for table in (imports, stores, reports):
            if new.execute(select(1).select_from(table).limit(1)).first() is not None:
                raise BadInput(
                    Message("There is data in {target} already.", target=str(target)),
                    remedy=Message("Copy into an empty database."),
                )
        counts = [old.execute(select(func.count()).select_from(table)).scalar_one() for table in _TABLES]
        total = max(1, sum(counts))
        done = 0
        for table, count in zip(_TABLES, counts, strict=True):
            piece = part(progress, 0.9 * done / total, 0.9 * (done + count) / total)
            if _copied(old, new, table, piece, max(1, count)) != _digest(new, table):
                raise DatabaseProblem(
                    Message("The copy is not what was copied."),
                    Message("The table {table} differs. Nothing was changed.", table=table.name),
                    Message("Check the disk and the server, and try again."),
                )
            done += count
        progress(0.95, Message("Saving"))
        _seal(new)
        _publish(new)
    return done


def _copied(old: Connection, new: Connection, table: Table, progress: Progress, count: int) -> str:
    columns = _columns(table)
    digest = hashlib.sha256()
    done = 0
    for rows in _rows(old, table):
        digest.update(repr(rows).encode("utf-8", "surrogatepass"))
        values: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
        bulk.insert_rows(new, table, dict(zip((column.name for column in columns), values, strict=True)))
        done += len(rows)
        progress(done / count, Message("1 row|{n} rows", n=done))
    return digest.hexdigest()


def _digest(connection: Connection, table: Table) -> str:
    digest = hashlib.sha256()
    for rows in _rows(connection, table):
        digest.update(repr(rows).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _rows(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a table in the order of its key, some at a time."""
    statement = select(*_columns(table)).order_by(*table.primary_key)
    streamed = connection.execute(statement, execution_options={"yield_per": _ROWS_AT_ONCE})
    for rows in streamed.partitions():
        yield list(map(tuple, rows))


def _columns(table: Table) -> Sequence[Column[Any]]:
    return [
        column
        for column in table.columns
        if column.name != "digest" and f"{table.name}.{column.name}" not in _CHECKSUMS
    ]


def _seal(connection: Connection) -> None:
    """Store the checksums over several rows, if the database keeps them."""
    for number, kind in connection.execute(select(imports.c.import_id, imports.c.kind)).all():
        sealed.set_content(connection, number, FileKind(kind))
    sealed.sum_hours_again(connection, connection.execute(select(stores.c.store)).scalars().all())
    for table in (imports, stores):
        sealed.seal(connection, table)


def _publish(connection: Connection) -> None:
    """Write the figures of all reports as plain rows, if the database has them."""
    if sealed.keeps_checksums(connection):
        return
    ids = connection.execute(select(packed.c.report_id)).scalars().all()
    for report_id in ids:
        content = connection.execute(select(packed.c.content).where(packed.c.report_id == report_id))
        publish(connection, report_id, TableParts(content.scalar_one()).rest())
