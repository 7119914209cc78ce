"""Undo an import: what only it added is removed, what it replaced is restored."""

from __future__ import annotations

import time

from sqlalchemy import Connection, delete, exists, or_, select, update

from storemon.core.progress import Progress
from storemon.core.vocabulary import FileKind
from storemon.data.imports.kinds import kind_of
from storemon.data.platform_rows import any_polls_of_store, forget_platforms
from storemon.data.schema import imports, layout, metadata, polls, stores, tables_of_kinds
from storemon.data.sqlite import sealed
from storemon.message import Message


def undo_import(connection: Connection, import_id: int, kind: FileKind, progress: Progress) -> None:
    """Undo the import of that kind and mark it as undone; its refused rows stay on record.

    Content that another import also has stays too.
    """
    progress(0.1, Message("Undoing the import"))
    # What takes effect again gets new checksums, so first verify that it is undamaged.
    sealed.check_content(connection, kind)
    same_as = connection.execute(select(imports.c.same_as).where(imports.c.import_id == import_id)).scalar()
    holder = import_id if same_as is None else same_as
    same = or_(imports.c.import_id == holder, imports.c.same_as == holder)
    others = exists().where(same, imports.c.import_id != import_id, imports.c.undone.is_(None))
    if not connection.execute(select(others)).scalar_one():
        with sealed.changing(connection, stores):
            if undo := kind_of(kind).undo:
                undo(connection, holder)
            else:
                table = tables_of_kinds[kind]
                connection.execute(delete(table).where(table.c.import_id == holder))
    progress(0.8, Message("Undoing the import"))
    _forget_unnamed(connection)
    with sealed.changing(connection, imports, imports.c.import_id == import_id):
        connection.execute(
            update(imports).where(imports.c.import_id == import_id).values(undone=time.time_ns() // 1000)
        )
    progress(1.0, Message("Saving"))


def clear_all(connection: Connection) -> None:
    """Remove everything except the layout."""
    for table in reversed(metadata.sorted_tables):
        if table is not layout:
            connection.execute(delete(table))


def _forget_unnamed(connection: Connection) -> None:
    """Remove the stores and the platforms that no file names any more."""
    unnamed = [
        ~exists().where(table.c.store == stores.c.store)
        for table in tables_of_kinds.values()
        if "store" in table.c and table is not polls
    ]
    connection.execute(delete(stores).where(*unnamed, ~any_polls_of_store(connection)))
    forget_platforms(connection)
