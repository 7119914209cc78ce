"""What a look at a file alone cannot tell: how it stands to what is in the database."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from storemon.core.vocabulary import FileKind
from storemon.data.files.source_notes import SWAPPED_DATES
from storemon.data.files.weekday_words import Numbering
from storemon.data.imports.choices import Topic
from storemon.data.imports.inspection import Inspection, Preview
from storemon.data.imports.weekday_evidence import likely_numbering
from storemon.data.imports.weekday_question import weekday_question
from storemon.errors import FileRefused


def compared(preview: Preview, looked: Inspection, connection: Connection) -> Preview:
    """Return the preview of a recognized file with whose past it would change, and what polls propose.

    `looked` made the preview.
    """
    warnings = looked.gathered.notes(connection, complete=preview.complete)
    if SWAPPED_DATES in preview.notes:
        preview.notes.remove(SWAPPED_DATES)
        warnings.append(SWAPPED_DATES)
    preview = replace(preview, warnings=tuple(warnings))
    return _proposed(preview, looked, connection)


def _proposed(preview: Preview, looked: Inspection, connection: Connection) -> Preview:
    """Propose how weekdays are numbered, and ask where polls speak against 0 = Monday."""
    if preview.match is None or preview.match.kind is not FileKind.HOURS or not looked.weekdays:
        return preview
    rest = [question for question in preview.questions if question.topic is not Topic.WEEKDAYS]
    asks = len(rest) < len(preview.questions)
    try:
        likely = likely_numbering(connection, preview.part, preview.match)
    except FileRefused:
        # Changed meanwhile: importing it will tell.
        return preview
    if likely is None or (
        not asks and likely is Numbering.MONDAY_0 and not looked.choices.get(Topic.WEEKDAYS)
    ):
        return preview
    return replace(preview, questions=[weekday_question(looked.choices, likely), *rest])
