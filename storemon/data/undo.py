"""Taking an import back: what only it brought goes away, what it replaced comes back."""

from __future__ import annotations

import time

from sqlalchemy import Connection, and_, delete, exists, func, select, tuple_, update

from storemon.core.progress import Progress
from storemon.data import sealed
from storemon.data.csv_header import FileKind
from storemon.data.schema import hours, imports, layout, metadata, names, other_polls, polls, stores, zones


def undo_import(connection: Connection, import_id: int, kind: FileKind, progress: Progress) -> None:
    """Undo the import of that kind and mark it as undone; its refused rows stay on record."""
    progress(0.1, "Undoing the import")
    # What takes over must be what was written, and is sealed as what counts now.
    sealed.check_content(connection, kind)
    with sealed.changing(connection, stores):
        _take_back(connection, import_id, kind)
    progress(0.8, "Undoing the import")
    _forget_stores(connection)
    with sealed.changing(connection, imports, imports.c.import_id == import_id):
        connection.execute(
            update(imports).where(imports.c.import_id == import_id).values(undone=time.time_ns() // 1000)
        )
    progress(1.0, "Saving")


def clear_all(connection: Connection) -> None:
    """Remove everything but the layout."""
    for table in reversed(metadata.sorted_tables):
        if table is not layout:
            connection.execute(delete(table))


def _take_back(connection: Connection, import_id: int, kind: FileKind) -> None:
    if kind is FileKind.POLLS:
        _undo_polls(connection, import_id)
    elif kind is FileKind.HOURS:
        _undo_hours(connection, import_id)
    elif kind is FileKind.NAMES:
        connection.execute(delete(names).where(names.c.import_id == import_id))
    else:
        _undo_zones(connection, import_id)


def _undo_polls(connection: Connection, import_id: int) -> None:
    connection.execute(delete(other_polls).where(other_polls.c.import_id == import_id))
    same_instant = and_(other_polls.c.store == polls.c.store, other_polls.c.time == polls.c.time)
    successor = (
        select(other_polls.c.active, other_polls.c.import_id)
        .where(same_instant)
        .order_by(other_polls.c.active, other_polls.c.import_id)
        .limit(1)
    )
    connection.execute(
        update(polls)
        .where(polls.c.import_id == import_id, exists().where(same_instant))
        .values({tuple_(polls.c.active, polls.c.import_id): successor.scalar_subquery()})
    )
    # Whoever took over is not beside itself any longer.
    connection.execute(
        delete(other_polls).where(exists().where(same_instant, polls.c.import_id == other_polls.c.import_id))
    )
    connection.execute(delete(polls).where(polls.c.import_id == import_id))


def _undo_hours(connection: Connection, import_id: int) -> None:
    connection.execute(delete(hours).where(hours.c.import_id == import_id))
    newest = select(func.max(hours.c.import_id)).where(hours.c.store == stores.c.store).scalar_subquery()
    # Afterwards nothing says which stores they were.
    mine = stores.c.hours_import == import_id
    keys = connection.execute(select(stores.c.store).where(mine)).scalars().all()
    connection.execute(update(stores).where(mine).values(hours_import=newest))
    sealed.sum_hours_again(connection, keys)


def _undo_zones(connection: Connection, import_id: int) -> None:
    connection.execute(delete(zones).where(zones.c.import_id == import_id))
    newest = (
        select(zones.c.zone)
        .where(zones.c.store == stores.c.store)
        .order_by(zones.c.import_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(update(stores).values(zone=newest))


def _forget_stores(connection: Connection) -> None:
    """Remove the stores that no file names any longer."""
    unnamed = [~exists().where(table.c.store == stores.c.store) for table in (polls, hours, zones)]
    connection.execute(delete(stores).where(*unnamed))
