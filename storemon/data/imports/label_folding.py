"""Imports of hours, zones, and names that are too old to be undone leave no more than what can count.

The newest import that names a store counts. Undoing it brings back the one before, so all are kept, but of
those that cannot be undone any more only the newest of each store can ever count again.
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
    """Remove what can never count again from all but the newest imports of a kind."""
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
    """Remove from some imports the rows that can never count, as a later one of them overrules them."""
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
    """Return the imports whose rows are those of imports that cannot be undone."""
    holder = func.coalesce(imports.c.same_as, imports.c.import_id)
    return select(holder).where(
        imports.c.kind == kind.value, imports.c.undone.is_(None), imports.c.folded.is_not(None)
    )


def _says_all(table: Table, later: FromClause) -> Sequence[ColumnElement[bool]]:
    """Return when a later row leaves nothing of one; of a name and a group, either may be left open.

    Hours may leave those of earlier dates. Of dated hours, `dated_rows.forget_overruled` knows.
    """
    if table is hours:
        return [later.c.valid_from <= table.c.valid_from]
    if table is not names:
        return ()
    return [or_(table.c[column].is_(None), later.c[column].is_not(None)) for column in ("name", "grouping")]
