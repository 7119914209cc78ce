"""What the notes in the database say of which stores."""

from __future__ import annotations

from sqlalchemy import Connection

from storemon.core.note_spans import NoteBook
from storemon.data.imports.label_rows import names_of_files
from storemon.data.note_rows import all_notes


def note_book(connection: Connection) -> NoteBook | None:
    """Return all notes, by the groups that stores have now; None where there is no note."""
    contents = [note.content for note in all_notes(connection)]
    if not contents:
        return None
    groups = {store_id: group or "" for store_id, (_, group) in names_of_files(connection).items()}
    return NoteBook(contents, groups)
