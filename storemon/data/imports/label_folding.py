"""Fold imports of hours, zones and names that can no longer be undone, keeping only rows that still matter.

The newest import that names a store applies. Undoing it restores the one before, so all are kept; but of the
imports that can no longer be undone, only the newest for each store can ever apply again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, delete, exists, func, or_, select

from storemon.core.progress import Progress
from storemon.core.vocabulary import FileKind
from storemon.data.imports.dated_rows import forget_overruled
from storemon.data.old_imports import mark, old_holders
from storemon.data.schema import dated_hours, hours, imports, names, tables_of_kinds
from storemon.data.sqlite import sealed
from storemon.message import Message


def key_of_store(table: Table) -> str:
    """Return the column that names the store in the table of a kind."""
    return "store" if "store" in table.c else "store_id"


def fold_labels(connection: Connection, kind: FileKind, undoable: int, progress: Progress) -> None:
    """Remove rows that can never apply again from all but the newest imports of a kind."""
    holders = old_holders(connection, kind, undoable)
    if not holders:
        return
    progress(0.0, Message("Merging older imports"))
    sealed.check_content(connection, kind)
    mark(connection, holders)
    table = tables_of_kinds[kind]
    old = _folded(kind)
    numbers = sorted(set(connection.execute(old).scalars()))
    if table is dated_hours:
        forget_overruled(connection, numbers)
    else:
        _forget_overruled(connection, table, old)
    progress(0.5, Message("Merging older imports"))
    with sealed.changing(connection, imports, imports.c.import_id.in_(old)):
        for number in numbers:
            sealed.set_content(connection, number, kind)


def _forget_overruled(connection: Connection, table: Table, old: Select[Any]) -> None:
    """Remove the rows of these imports that a later one of them overrules."""
    key = key_of_store(table)
    later = table.alias()
    overruled = exists().where(
        later.c[key] == table.c[key],
        later.c.import_id > table.c.import_id,
        later.c.import_id.in_(old),
        *_says_all(table, later),
    )
    connection.execute(delete(table).where(table.c.import_id.in_(old), overruled))


def _folded(kind: FileKind) -> Select[Any]:
    """Return the imports that hold the rows of imports that can no longer be undone."""
    holder = func.coalesce(imports.c.same_as, imports.c.import_id)
    return select(holder).where(
        imports.c.kind == kind.value, imports.c.undone.is_(None), imports.c.folded.is_not(None)
    )


def _says_all(table: Table, later: FromClause) -> Sequence[ColumnElement[bool]]:
    """Return the condition that a later row fully replaces a row; either may leave its name or group open.

    Later hours may keep those of earlier dates. Dated hours are handled by `dated_rows.forget_overruled`.
    """
    if table is hours:
        return [later.c.valid_from <= table.c.valid_from]
    if table is not names:
        return ()
    return [or_(table.c[column].is_(None), later.c[column].is_not(None)) for column in ("name", "grouping")]
