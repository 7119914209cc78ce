"""Names, groups and sales of stores as rows of the database."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, func, or_, select, update

from storemon.core.labels import Labels
from storemon.data.schema import stores


def labels_of(connection: Connection, store_ids: Sequence[str]) -> Labels:
    """Return the labels of the stores with these ids; one that is not there any more has none."""
    name = func.coalesce(stores.c.own_name, stores.c.name, "")
    labelled = (stores.c.own_name, stores.c.name, stores.c.grouping, stores.c.sales_per_hour)
    rows = connection.execute(
        select(stores.c.store_id, name, func.coalesce(stores.c.grouping, ""), stores.c.sales_per_hour).where(
            or_(*(column.is_not(None) for column in labelled))
        )
    )
    found = {row[0]: (row[1], row[2], row[3]) for row in rows}
    labels = Labels.none(len(store_ids))
    if found:
        for place, store_id in enumerate(store_ids):
            if store_id in found:
                labels.names[place], labels.groups[place], sales = found[store_id]
                labels.sales[place] = np.nan if sales is None else sales
    return labels


def set_own_name(connection: Connection, store_id: str, name: str | None) -> bool:
    """Give a store a name of the person's own, or take it back; return whether there is such a store."""
    return _set(connection, store_id, {"own_name": name})


def set_sales(connection: Connection, store_id: str, per_hour: float | None) -> bool:
    """Set what an open hour of a store is worth, or forget it; return whether there is such a store."""
    return _set(connection, store_id, {"sales_per_hour": per_hour})


def _set(connection: Connection, store_id: str, values: dict[str, str | float | None]) -> bool:
    return connection.execute(update(stores).where(stores.c.store_id == store_id).values(values)).rowcount > 0
