"""Files of notes: each row is a span of time, and the rows of several files add up."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Final

from sqlalchemy import Connection

from storemon.core.choices import Question
from storemon.core.file_spec import ColumnSpec, FileSpec, Match
from storemon.core.ids import canonical_id
from storemon.core.model import Int64
from storemon.core.notes import LONGEST_REASON, LONGEST_TEXT, NoteContent, NoteScope, Reason
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.core.visible import folded
from storemon.core.vocabulary import FileKind
from storemon.data import bulk, note_rows
from storemon.data.files import fields
from storemon.data.files.csv_rows import Rows, taken
from storemon.data.files.fields import LATEST, LONGEST_LABEL, WORDS
from storemon.data.files.file_rules import FileRules
from storemon.data.files.time_fields import timestamps
from storemon.data.files.written_times import looks_like_a_time
from storemon.data.imports.import_kind import ImportKind, NoComparison, Written
from storemon.data.imports.poll_questions import date_questions
from storemon.data.imports.store_id import STORE_ID
from storemon.data.imports.store_keys import StoreKeys
from storemon.data.schema import notes
from storemon.message import Message

_ALL: Final = "*"
_YES: Final = frozenset({"yes", "y", "true", "1", "x", "excused", "si", "sí", "s", "verdadero"})
_NO: Final = frozenset({"", "no", "n", "false", "0", "falso", "not excused"})
_ZONED: Final = re.compile(r"(?:z|utc|gmt|:\d\d(?:\.\d+)?\s*[+-]\d\d(?::?\d\d)?)\s*$", re.IGNORECASE)
_UTC: Final = Message("Times of notes without an offset, such as -05:00, were read as UTC")

_NO_SPAN: Final = Message("The end is not after the start")
_EXCUSED: Final = Message("Excused is neither yes nor no")
_BOTH: Final = Message("The row names a store and a group; it can be about one of them")
_LONG: Final = Message(
    "The reason is longer than {reason} characters, or the note longer than {most}",
    reason=LONGEST_REASON,
    most=LONGEST_TEXT,
)
_LONG_GROUP: Final = Message("The group is longer than {most} characters", most=LONGEST_LABEL)


def read_notes(rows: Rows, keys: StoreKeys) -> tuple[list[NoteContent], Refused]:
    """Return the notes of a block. The ids are checked as in other files, but no store is created."""
    stores, no_store = keys.of(rows)
    start, no_start = _times(rows, "start")
    end, no_end = _times(rows, "end")
    columns = zip(
        rows.columns["store_id"].to_pylist(),
        keys.ids(stores),
        *(_texts(rows, name) for name in ("group", "reason", "note", "excused")),
        strict=True,
    )
    found: list[NoteContent] = []
    refused: dict[int, Message] = {}
    for index, (written, store_id, group, reason, text, excused) in enumerate(columns):
        everywhere = canonical_id(written) == _ALL
        bare = everywhere or not canonical_id(written)
        why = None if (everywhere or (group and bare)) else WORDS.get(fields.Reason(int(no_store[index])))
        for code in (no_start[index], no_end[index]):
            why = why or WORDS.get(fields.Reason(int(code)))
        if why is None:
            why = _flaw(group, reason, text, excused, bare=bare)
        if why is None and start[index] >= end[index]:
            why = _NO_SPAN
        if why is not None:
            refused[index] = why
            continue
        scope = NoteScope(group=group) if group else NoteScope(None if everywhere else store_id)
        found.append(
            NoteContent(
                scope,
                int(start[index]),
                int(end[index]),
                reason or Reason.OTHER.value,
                text,
                folded(excused) in _YES,
            )
        )
    return found, rows.refuse(refused, refused.values())


def _flaw(group: str, reason: str, text: str, excused: str, *, bare: bool) -> Message | None:
    if group and not bare:
        return _BOTH
    if len(group) > LONGEST_LABEL:
        return _LONG_GROUP
    if len(reason) > LONGEST_REASON or len(text) > LONGEST_TEXT:
        return _LONG
    return None if folded(excused) in _YES | _NO else _EXCUSED


def _times(rows: Rows, name: str) -> tuple[Int64, fields.Reasons]:
    """Return times read as those of polls, except that they may be in the future."""
    column = rows.columns[name]
    times, reasons = timestamps(column.dictionary, replace(rows.rules, latest=LATEST))
    return taken(column, times), taken(column, reasons)


def _is_zoned(text: str) -> bool:
    """Return whether a time says that it is UTC, or its offset."""
    return _ZONED.search(text) is not None


def _texts(rows: Rows, column: str) -> list[str]:
    """Return a column's texts with single spaces, all empty if the column is missing."""
    if column not in rows.columns:
        return [""] * rows.count
    return [" ".join(text.split()) for text in rows.columns[column].to_pylist()]


def _questions(
    match: Match,  # noqa: ARG001  # signature of `ImportKind.ask`
    rules: FileRules,
    reasons: Collection[str],
    all_refused: bool,  # noqa: ARG001, FBT001  # as above
) -> list[Question]:
    return date_questions(rules, reasons)


class NotesImport:
    """Collects the notes of a file; a note about an unknown store waits for it."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._notes: list[NoteContent] = []
        self._all_zoned = True

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's signature
        """Add the notes of a block; return the rows that cannot be used."""
        found, refused = read_notes(rows, self._keys)
        self._notes += found
        self._all_zoned = self._all_zoned and all(
            _is_zoned(text) for name in ("start", "end") for text in rows.columns[name].dictionary.to_pylist()
        )
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write the notes; those that were there already do not count as imported."""
        progress(0.95, Message("Writing notes"))
        before = {note.content for note in note_rows.all_notes(self._connection)}
        mine = dict.fromkeys(self._notes)
        if mine:
            bulk.insert_rows(self._connection, notes, note_rows.columns_of_file(self._import_id, list(mine)))
        stores = {content.scope.store_id for content in mine} - {None}
        return Written(
            len(mine.keys() - before), len(stores), 0, (_UTC,) if mine and not self._all_zoned else ()
        )


NOTES: Final = ImportKind(
    FileSpec(
        FileKind.NOTES,
        Message("notes"),
        (
            STORE_ID,
            ColumnSpec("start", ("start", "begin", "from"), looks_like_a_time, ("startutc", "startsat")),
            ColumnSpec("end", ("end", "until", "to"), looks_like_a_time, ("endutc", "endsat")),
            ColumnSpec("reason", ("reason", "cause"), other_names=("motivo",)),
        ),
        extra=(
            ColumnSpec("note", ("note", "text", "comment"), other_names=("notes", "comment", "nota")),
            ColumnSpec("excused", ("excused",), other_names=("isexcused", "justificado")),
            ColumnSpec("group", ("group", "region", "area", "brand"), other_names=("groupname",)),
        ),
        replaces=False,
    ),
    compare=partial(NoComparison, read_notes),
    start=NotesImport,
    ask=_questions,
)
