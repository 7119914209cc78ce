"""Names, groups and sales of stores as rows of the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import Connection, insert, select, update

from storemon.core.ids import canonical_id
from storemon.core.labels import Labels
from storemon.core.vocabulary import FileKind
from storemon.data.schema import names, own_labels
from storemon.data.sqlite import sealed

Label = tuple[str | None, str | None]
"""A name and a group, each None where nothing is said of it."""


def labels_of(connection: Connection, store_ids: Sequence[str]) -> Labels:
    """Return the labels of the stores with these ids, in their order."""
    labels = Labels.none(len(store_ids))
    sealed.check_content(connection, FileKind.NAMES)
    sealed.check_totals(connection, own_labels)
    given = names_of_files(connection)
    own = {
        canonical_id(row.store_id): (row.name, row.sales_per_hour)
        for row in sealed.rows_of(connection, own_labels)
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
    """Return what the files call each store, by its canonical id: of name and group each the newest word."""
    rows = connection.execute(
        select(names.c.store_id, names.c.name, names.c.grouping).order_by(names.c.import_id)
    )
    found: dict[str, Label] = {}
    for stored, name, group in rows:
        store_id = canonical_id(stored)
        old_name, old_group = found.get(store_id, (None, None))
        found[store_id] = (old_name if name is None else name, old_group if group is None else group)
    return found


def add_names(connection: Connection, import_id: int, labels: Iterable[tuple[str, Label]]) -> None:
    """Keep what an import calls stores."""
    rows = [
        {"store_id": store_id, "import_id": import_id, "name": name, "grouping": group}
        for store_id, (name, group) in labels
    ]
    if rows:
        connection.execute(insert(names), rows)


def set_own_name(connection: Connection, store_id: str, name: str | None) -> None:
    """Give a store a name of the person's own, or take it back."""
    _set(connection, store_id, {"name": name})


def set_sales(connection: Connection, store_id: str, per_hour: float | None) -> None:
    """Set what an open hour of a store is worth, or forget it."""
    _set(connection, store_id, {"sales_per_hour": per_hour})


def _set(connection: Connection, store_id: str, values: dict[str, str | float | None]) -> None:
    mine = own_labels.c.store_id == store_id
    with sealed.changing(connection, own_labels, mine):
        if not connection.execute(update(own_labels).where(mine).values(values)).rowcount:
            connection.execute(insert(own_labels).values(store_id=store_id, **values))
