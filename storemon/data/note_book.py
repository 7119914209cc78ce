"""Which notes in the database apply to which stores."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from storemon.core.ids import canonical_id
from storemon.core.note_spans import NoteBook
from storemon.core.notes import Note, NoteSaid
from storemon.data.imports.label_rows import names_of_files
from storemon.data.note_rows import all_notes


def note_book(connection: Connection, notes: Sequence[NoteSaid]) -> NoteBook | None:
    """Return all notes by store and by the current groups; None if there are no notes.

    `notes` is the result of `note_rows.said`.
    """
    if not notes:
        return None
    return NoteBook(notes, groups_now(connection))


def groups_now(connection: Connection) -> dict[str, str]:
    """Return the group of each store that has one, by canonical id."""
    return {store_id: group or "" for store_id, (_, group) in names_of_files(connection).items()}


def notes_about(connection: Connection, store_id: str) -> list[Note]:
    """Return the notes about a store: for itself, its group or all stores."""
    own = canonical_id(store_id)
    found = all_notes(connection)
    group = ""
    if any(note.content.scope.group is not None for note in found):
        group = names_of_files(connection).get(own, (None, None))[1] or ""
    return [note for note in found if _is_about(note, own, group.casefold())]


def _is_about(note: Note, store_id: str, group: str) -> bool:
    scope = note.content.scope
    if scope.store_id is not None:
        return canonical_id(scope.store_id) == store_id
    return scope.group is None or scope.group.casefold() == group
