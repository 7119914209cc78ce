"""Taking an import back: what only it brought goes away, what it replaced comes back."""

from __future__ import annotations

import time

from sqlalchemy import Connection, delete, exists, func, or_, select, update

from storemon.core.message import Message
from storemon.core.progress import Progress
from storemon.core.vocabulary import FileKind
from storemon.data.imports.undo_polls import undo_polls
from storemon.data.schema import hours, imports, layout, metadata, names, polls, stores, zones
from storemon.data.sqlite import sealed


def undo_import(connection: Connection, import_id: int, kind: FileKind, progress: Progress) -> None:
    """Undo the import of that kind and mark it as undone; its refused rows stay on record.

    What another import of the same content still says stays too.
    """
    progress(0.1, Message("Undoing the import"))
    # What takes over must be what was written, and is sealed as what counts now.
    sealed.check_content(connection, kind)
    same_as = connection.execute(select(imports.c.same_as).where(imports.c.import_id == import_id)).scalar()
    holder = import_id if same_as is None else same_as
    same = or_(imports.c.import_id == holder, imports.c.same_as == holder)
    others = exists().where(same, imports.c.import_id != import_id, imports.c.undone.is_(None))
    if not connection.execute(select(others)).scalar_one():
        with sealed.changing(connection, stores):
            _remove(connection, holder, kind)
    progress(0.8, Message("Undoing the import"))
    _forget_stores(connection)
    with sealed.changing(connection, imports, imports.c.import_id == import_id):
        connection.execute(
            update(imports).where(imports.c.import_id == import_id).values(undone=time.time_ns() // 1000)
        )
    progress(1.0, Message("Saving"))


def _remove(connection: Connection, import_id: int, kind: FileKind) -> None:
    if kind is FileKind.POLLS:
        undo_polls(connection, import_id)
    elif kind is FileKind.HOURS:
        _undo_hours(connection, import_id)
    elif kind is FileKind.NAMES:
        connection.execute(delete(names).where(names.c.import_id == import_id))
    else:
        _undo_zones(connection, import_id)


def clear_all(connection: Connection) -> None:
    """Remove everything but the layout."""
    for table in reversed(metadata.sorted_tables):
        if table is not layout:
            connection.execute(delete(table))


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
