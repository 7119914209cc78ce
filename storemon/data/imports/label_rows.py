"""Names, groups and sales of stores as rows of the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, select, update

from storemon.core.ids import canonical_id
from storemon.core.labels import Labels
from storemon.core.vocabulary import FileKind
from storemon.data import bulk
from storemon.data.schema import names, own_labels
from storemon.data.sqlite import sealed

Label = tuple[str | None, str | None]
"""A name and a group, each None if not given."""


def labels_of(connection: Connection, store_ids: Sequence[str]) -> Labels:
    """Return the labels of the stores with these ids, in their order."""
    labels = Labels.none(len(store_ids))
    sealed.check_content(connection, FileKind.NAMES)
    sealed.check_totals(connection, own_labels)
    given = names_of_files(connection)
    own = {
        canonical_id(row.store_id): (row.name, row.sales_per_hour)
        for row in sealed.rows_of(connection, own_labels, by=[own_labels.c.store_id])
    }
    if not given and not own:
        return labels
    for place, store_id in enumerate(map(canonical_id, store_ids)):
        name, group = given.get(store_id, (None, None))
        own_name, sales = own.get(store_id, (None, None))
        labels.names[place] = own_name or name or ""
        labels.groups[place] = group or ""
        labels.sales[place] = np.nan if sales is None else sales
    return labels


def names_of_files(connection: Connection) -> dict[str, Label]:
    """Return the files' labels by canonical id: for the name and for the group, the newest one given."""
    rows = connection.execute(
        select(names.c.store_id, names.c.name, names.c.grouping).order_by(names.c.import_id, names.c.store_id)
    )
    found: dict[str, Label] = {}
    for stored, name, group in rows:
        store_id = canonical_id(stored)
        old_name, old_group = found.get(store_id, (None, None))
        found[store_id] = (old_name if name is None else name, old_group if group is None else group)
    return found


def add_names(connection: Connection, import_id: int, labels: Iterable[tuple[str, Label]]) -> None:
    """Store the labels of an import."""
    given = list(labels)
    columns: dict[str, list[Any]] = {
        "store_id": [store_id for store_id, _ in given],
        "import_id": [import_id] * len(given),
        "name": [name for _, (name, _) in given],
        "grouping": [group for _, (_, group) in given],
    }
    if given:
        bulk.insert_rows(connection, names, columns)


def own_label(connection: Connection, store_id: str, column: str) -> str | float | None:
    """Return what the user entered for a store in a column, or None."""
    query = select(own_labels.c[column]).where(own_labels.c.store_id == store_id)
    found: str | float | None = connection.execute(query).scalar()
    return found


def set_own_label(connection: Connection, store_id: str, column: str, value: str | float | None) -> None:
    """Store what the user entered for a store in a column; None removes it."""
    mine = own_labels.c.store_id == store_id
    with sealed.changing(connection, own_labels, mine):
        if not connection.execute(update(own_labels).where(mine).values({column: value})).rowcount:
            connection.execute(insert(own_labels).values(store_id=store_id, **{column: value}))
