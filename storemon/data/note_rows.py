"""Notes as rows of the database: those of files, and those that were written in the window.

Loads no numpy: lists of reports ask for `state` too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from storemon.core.notes import Note, NoteContent, NoteScope
from storemon.core.vocabulary import FileKind
from storemon.data.schema import imports, notes, own_notes
from storemon.data.sqlite import sealed


def all_notes(connection: Connection) -> list[Note]:
    """Return all notes, oldest time first; what several files say alike once.

    Raises `RowsDamaged` where they are not what was written.
    """
    sealed.check_content(connection, FileKind.NOTES)
    sealed.check_totals(sealed.driver_of(connection), own_notes)
    found: dict[NoteContent, Note] = {}
    for row in sealed.rows_of(connection, own_notes, by=[own_notes.c.note_id]):
        content = _content(row)
        found.setdefault(content, Note(content, row.author, row.made, row.note_id))
    of_files = (
        select(notes, imports.c.name.label("file"), imports.c.finished)
        .join(imports, imports.c.import_id == notes.c.import_id)
        .order_by(notes.c.import_id, notes.c.number)
    )
    for row in connection.execute(of_files):
        content = _content(row)
        found.setdefault(content, Note(content, row.file, row.finished))
    return sorted(found.values(), key=lambda note: (note.content.start, note.content.end, note.number))


def state(connection: Connection) -> str:
    """Return what stands for all that reports take from the notes, nothing where there are none.

    The same notes are the same, whether a file or a person brought them, and whatever else they say.
    """
    told = sorted({repr((*_said(note.content),)) for note in all_notes(connection)})
    return f" notes {hashlib.sha256(repr(told).encode()).hexdigest()}" if told else ""


def add_of_file(connection: Connection, import_id: int, contents: Sequence[tuple[int, NoteContent]]) -> None:
    """Keep what an import says, each note with its place in the file."""
    rows = [{"import_id": import_id, "number": number, **_values(content)} for number, content in contents]
    if rows:
        connection.execute(insert(notes), rows)


def add_own(connection: Connection, written: Sequence[Note]) -> None:
    """Keep notes that a person wrote; one that has a number gets it again."""
    for note in written:
        values = _values(note.content) | {"author": note.author, "made": note.made}
        if note.number:
            values["note_id"] = note.number
        key = connection.execute(insert(own_notes).values(values)).inserted_primary_key
        sealed.seal(connection, own_notes, own_notes.c.note_id == (key[0] if key else note.number))


def remove(connection: Connection, gone: Collection[NoteContent]) -> None:
    """Remove the notes that say just this, those of files too.

    A file that had one can then be imported once more to bring it back.
    """
    if not gone:
        return
    sealed.check_content(connection, FileKind.NOTES)
    for row in sealed.rows_of(connection, own_notes):
        if _content(row) in gone:
            connection.execute(delete(own_notes).where(own_notes.c.note_id == row.note_id))
    touched: set[int] = set()
    for row in connection.execute(select(notes)).all():
        if _content(row) in gone:
            touched.add(row.import_id)
            mine = (notes.c.import_id == row.import_id) & (notes.c.number == row.number)
            connection.execute(delete(notes).where(mine))
    for number in sorted(touched):
        same = (imports.c.import_id == number) | (imports.c.same_as == number)
        with sealed.changing(connection, imports, same):
            connection.execute(update(imports).where(same).values(fingerprint=None))
            sealed.set_content(connection, number, FileKind.NOTES)


def _values(content: NoteContent) -> dict[str, Any]:
    return {
        "store_id": content.scope.store_id,
        "grouping": content.scope.group,
        "start": content.start,
        "end": content.end,
        "reason": content.reason,
        "note": content.text,
        "excused": int(content.excused),
    }


def _content(row: Row[Any]) -> NoteContent:
    return NoteContent(
        NoteScope(row.store_id, row.grouping), row.start, row.end, row.reason, row.note, bool(row.excused)
    )


def _said(content: NoteContent) -> tuple[str | int | None, ...]:
    scope = content.scope
    return scope.store_id, scope.group, content.start, content.end, content.reason, content.excused
