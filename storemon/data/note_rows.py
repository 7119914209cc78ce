"""Notes as rows of the database: from files, and written in the window.

Does not load numpy, as lists of reports call `state` too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Row, delete, func, insert, select, union, update

from storemon.core.notes import Note, NoteContent, NoteSaid, NoteScope
from storemon.core.vocabulary import FileKind
from storemon.data.schema import imports, notes, own_notes
from storemon.data.sqlite import sealed
from storemon.data.sqlite.digests import row_digest


def all_notes(connection: Connection) -> list[Note]:
    """Return all notes, oldest time first; identical notes of several files appear once.

    Raises `RowsDamaged` if they are not what was written.
    """
    sealed.check_content(connection, FileKind.NOTES)
    sealed.check_totals(connection, own_notes)
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


def said(connection: Connection) -> list[NoteSaid]:
    """Return the parts of the notes that reports use, without duplicates, sorted.

    Raises `RowsDamaged` if they are not what was written.
    """
    sealed.check_content(connection, FileKind.NOTES)
    sealed.check_totals(connection, own_notes)
    sealed.check_rows(connection, own_notes)
    return _rows(connection)


def state(connection: Connection, known: Sequence[NoteSaid] | None = None) -> str:
    """Return a hash of everything that reports use from the notes; empty if there are none.

    It does not depend on whether a file or a user added a note, or on its other content. `known` is the
    result of `said` in the same snapshot, if already called.
    """
    notes = _rows(connection) if known is None else list(known)
    return f" notes {hashlib.sha256(repr(notes).encode()).hexdigest()}" if notes else ""


def _rows(connection: Connection) -> list[NoteSaid]:
    """Return the part that reports need of all notes, distinct and sorted."""
    names = ("store_id", "grouping", "start", "end", "reason", "excused")
    both = (select(*(table.c[name] for name in names)) for table in (own_notes, notes))
    found = union(*both).subquery()
    in_order = select(found).order_by(*(column.nulls_first() for column in found.c))
    return cast("list[NoteSaid]", sealed.plain_rows(connection.execute(in_order)))


def columns_of_file(import_id: int, contents: Sequence[NoteContent]) -> dict[str, list[Any]]:
    """Return the rows of an import's notes as columns, each with its position in the file."""
    rows = [_values(content) for content in contents]
    columns = {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
    return {"import_id": [import_id] * len(rows), "number": list(range(1, len(rows) + 1)), **columns}


def add_own(connection: Connection, written: Sequence[Note]) -> None:
    """Store notes that the user wrote, with numbers of their own."""
    last = connection.execute(select(func.max(own_notes.c.note_id))).scalar() or 0
    rows = [
        {"note_id": number, **_values(note.content), "author": note.author, "made": note.made}
        for number, note in enumerate(written, last + 1)
    ]
    for row in rows:
        row["digest"] = row_digest(*(row[column.name] for column in sealed.columns_of(own_notes)))
    if rows:
        connection.execute(insert(own_notes), rows)


def remove(connection: Connection, gone: Collection[NoteContent]) -> None:
    """Remove the notes with exactly this content, including those of files.

    A file that had one can be imported again to restore it.
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
