"""Which imports brought a store, and which stores an import named: for the words about a damaged file."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, exists, select

from storemon.data.queries import ImportRow, one_import
from storemon.data.schema import hours, names, polls, stores, zones

_TABLES: Final = {"polls": polls, "hours": hours, "zones": zones}
"""By the kind of an import, where its stores stand."""


def imports_naming(connection: Connection, store_ids: Collection[str]) -> list[ImportRow]:
    """Return the imports that count and name any of a few stores, by ids as they are kept, newest first."""
    wanted = select(stores.c.store).where(stores.c.store_id.in_(store_ids))
    found = set(
        connection.execute(select(names.c.import_id).where(names.c.store_id.in_(store_ids))).scalars()
    )
    for table in _TABLES.values():
        numbers = select(table.c.import_id).where(table.c.store.in_(wanted)).distinct()
        found.update(connection.execute(numbers).scalars())
    rows = [one_import(connection, number) for number in sorted(found, reverse=True)]
    return [row for row in rows if row is not None and row.undone is None]


def ids_in(connection: Connection, earlier: ImportRow) -> set[str]:
    """Return the ids that an import names, as they are kept."""
    number = earlier.import_id if earlier.same_as is None else earlier.same_as
    if earlier.kind not in _TABLES:
        return set(connection.execute(select(names.c.store_id).where(names.c.import_id == number)).scalars())
    table = _TABLES[earlier.kind]
    mine = exists().where(table.c.store == stores.c.store, table.c.import_id == number)
    return set(connection.execute(select(stores.c.store_id).where(mine)).scalars())
