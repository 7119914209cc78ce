"""The parts of a preview that need the database, not only the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from storemon.core.preview import Preview
from storemon.core.progress import silent
from storemon.data.files.csv_rows import Rows
from storemon.data.files.file_rules import FileRules
from storemon.data.files.source_notes import SWAPPED_DATES
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.import_kind import ImportKind
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.kinds import kind_of
from storemon.data.imports.known_content import same_content
from storemon.data.imports.store_keys import StoreKeys
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message


def compared(preview: Preview, looked: Inspection, connection: Connection) -> Preview:
    """Return a recognized file's preview with its effects on past figures, and answers proposed by polls.

    `looked` made the preview.
    """
    if looked.comparison is not None:
        warnings = looked.comparison.notes(connection, complete=preview.complete)
        if SWAPPED_DATES in preview.notes:
            preview.notes.remove(SWAPPED_DATES)
            warnings.append(SWAPPED_DATES)
        known = _known(preview, looked, connection) if preview.complete else NOTHING
        if known:
            warnings = [known]
        elif (ask := _kind(preview).ask_of_changes) is not None:
            preview.questions.extend(ask(looked.comparison, connection, looked.choices))
        preview = replace(preview, warnings=tuple(warnings), known=bool(known))
    return _proposed(preview, looked, connection)


def _kind(preview: Preview) -> ImportKind:
    """Return the declaration of the file's kind; the file must be recognized."""
    assert preview.match is not None  # noqa: S101  # checked by the caller
    return kind_of(preview.match.kind)


def _known(preview: Preview, looked: Inspection, connection: Connection) -> Message:
    """Return that the same content was imported before; empty if it was not."""
    try:
        holder = same_content(connection, preview.input_file, preview.match, looked.choices, silent)
    except FileRefused:
        # The file changed or is unreadable; importing it will report that.
        return NOTHING
    if holder is None:
        return NOTHING
    return Message("The same content was imported before, as {name}. It adds nothing", name=holder.name)


def _proposed(preview: Preview, looked: Inspection, connection: Connection) -> Preview:
    """Put the question that polls in the database can answer first, with the answer they propose."""
    match = preview.match
    propose = _kind(preview).propose
    if propose is None:
        return preview

    def read(rules: FileRules) -> Iterator[Rows]:
        with CsvSource(preview.input_file, match) as source:
            yield from source.rows(rules)

    try:
        asked = propose(connection, StoreKeys(connection, preview.input_file.name), looked.rules, read)
    except FileRefused:
        # The file changed; importing it will report that.
        return preview
    if asked is None:
        return preview
    rest = [question for question in preview.questions if question.topic is not asked.topic]
    return replace(preview, questions=[asked, *rest])
