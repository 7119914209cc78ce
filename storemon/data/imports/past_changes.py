"""Which stores' past figures change with new hours or zones, since these apply to earlier polls too."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, func, select

from storemon.core.ids import first_ids
from storemon.data.platform_rows import any_polls_of_store
from storemon.data.schema import reports, stores
from storemon.message import Message, Template

_COMPLETE: Final = "Complete"


def past_notes(
    connection: Connection, changed: Collection[int], given: Collection[int], text: Template
) -> list[Message]:
    """Return a note on the stores in `changed` whose existing figures change.

    `given` are the stores that had hours or a zone before. A store's first ones only replace a default, which
    needs no note before there is a report.
    """
    if not changed:
        return []
    seen = connection.execute(
        select(func.count()).select_from(reports).where(reports.c.status == _COMPLETE)
    ).scalar_one()
    if not seen:
        changed = [store for store in changed if store in given]
    ids = _with_polls(connection, set(changed))
    return [text(n=len(ids), names=first_ids(ids))] if ids else []


def _with_polls(connection: Connection, wanted: set[int]) -> list[str]:
    """Return the ids of those stores that have polls."""
    if not wanted:
        return []
    rows = connection.execute(
        select(stores.c.store, stores.c.store_id)
        .where(stores.c.store.between(min(wanted), max(wanted)))
        .where(any_polls_of_store(connection))
        .order_by(stores.c.store)
    )
    return [store_id for store, store_id in rows if store in wanted]
