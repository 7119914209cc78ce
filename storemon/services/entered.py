"""Data entered in the window is stored as an import of its own, and can be undone like one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection

from storemon.core.progress import silent
from storemon.core.vocabulary import FileKind
from storemon.data.imports import import_rows
from storemon.data.imports.undo import undo_import
from storemon.data.queries import one_import
from storemon.errors import BadInput, ChangedMeanwhile
from storemon.message import Message

ENTERED: Final = "Entered in storemon"
"""The file name of imports that contain data entered in the window."""


def enter(
    connection: Connection,
    kind: FileKind,
    write: Callable[[int], int | None],
    *,
    rows: int,
    stores: int,
    changed: int,
) -> int:
    """Record an import and call `write` with its number to add its rows; return the number.

    `write` returns the sum of the rows' checksums if it has one.
    """
    import_id = import_rows.begin(connection, ENTERED, kind, "")
    content = write(import_id)
    counts = import_rows.Counts(imported=rows, known=0, refused=0, stores=stores, changed=changed)
    import_rows.end(connection, import_id, kind, counts, None, "", content)
    return import_id


def is_entered(connection: Connection, import_id: int) -> bool:
    """Return whether an import contains data entered in the window."""
    found = one_import(connection, import_id)
    return found is not None and found.name == ENTERED


def take_back(connection: Connection, import_id: int, kind: FileKind, gone: Message) -> None:
    """Undo what was entered. Raises `BadInput` with `gone` if it was undone already."""
    found = one_import(connection, import_id)
    if found is None or found.undone is not None:
        raise BadInput(gone, remedy=Message("Look at them as they are now."))
    if found.folded is not None:
        raise BadInput(
            Message("This change can no longer be undone."),
            Message("Only the newest imports can be undone; older ones are merged."),
        )
    if found.name != ENTERED:
        raise BadInput(
            Message("These hours are from the file {name}.", name=found.name),
            remedy=Message("Undo that import, or enter other hours for these dates, which count before it."),
        )
    undo_import(connection, import_id, kind, silent)


def bring_back(connection: Connection, import_id: int, kind: FileKind, write: Callable[[int], None]) -> None:
    """Redo an undone import under its old number, and so its old rank; `write` adds its rows.

    Raises `ChangedMeanwhile` if it is in effect already.
    """
    found = one_import(connection, import_id)
    if found is None or found.undone is None or found.name != ENTERED:
        raise ChangedMeanwhile(
            Message("These hours were changed again, so they stay as they are."),
            remedy=Message("Look at them as they are now."),
        )
    write(import_id)
    import_rows.bring_back(connection, import_id, kind)
