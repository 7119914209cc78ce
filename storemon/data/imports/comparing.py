"""What a look at a file alone cannot tell: how it stands to what is in the database."""

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
    """Return the preview of a recognized file with whose past it would change, and what polls propose.

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
    """Return what is declared of the file's kind; the file is recognized."""
    assert preview.match is not None  # noqa: S101  # the caller looked
    return kind_of(preview.match.kind)


def _known(preview: Preview, looked: Inspection, connection: Connection) -> Message:
    """Return that the same content was imported before; empty where it was not."""
    try:
        holder = same_content(connection, preview.input_file, preview.match, looked.choices, silent)
    except FileRefused:
        # Changed meanwhile, or not to be read: importing it will tell.
        return NOTHING
    if holder is None:
        return NOTHING
    return Message("The same content was imported before, as {name}. It adds nothing", name=holder.name)


def _proposed(preview: Preview, looked: Inspection, connection: Connection) -> Preview:
    """Ask what the polls in the database answer first, with the answer that they propose."""
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
        # Changed meanwhile: importing it will tell.
        return preview
    if asked is None:
        return preview
    rest = [question for question in preview.questions if question.topic is not asked.topic]
    return replace(preview, questions=[asked, *rest])
