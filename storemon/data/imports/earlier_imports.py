"""Which imports name a store, and which stores an import names, for messages about damaged files."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, exists, select

from storemon.core.import_records import ImportRecord
from storemon.data.queries import one_import
from storemon.data.schema import stores, tables_of_kinds


def imports_naming(connection: Connection, store_ids: Collection[str]) -> list[ImportRecord]:
    """Return the imports in effect that name any of a few stores, by ids as stored, newest first."""
    keys = select(stores.c.store).where(stores.c.store_id.in_(store_ids))
    found: set[int] = set()
    for table in tables_of_kinds.values():
        named = table.c.store.in_(keys) if "store" in table.c else table.c.store_id.in_(store_ids)
        found.update(connection.execute(select(table.c.import_id).where(named).distinct()).scalars())
    rows = [one_import(connection, number) for number in sorted(found, reverse=True)]
    return [row for row in rows if row is not None and row.undone is None]


def ids_in(connection: Connection, earlier: ImportRecord) -> set[str]:
    """Return the ids that an import names, as stored."""
    table = tables_of_kinds[earlier.kind]
    mine = table.c.import_id == (earlier.import_id if earlier.same_as is None else earlier.same_as)
    if "store_id" in table.c:
        return set(connection.execute(select(table.c.store_id).where(mine)).scalars())
    named = exists().where(table.c.store == stores.c.store, mine)
    return set(connection.execute(select(stores.c.store_id).where(named)).scalars())
