"""What the review shows about a file before it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from storemon.core.choices import Question
from storemon.core.file_spec import Match
from storemon.core.input_file import InputFile
from storemon.core.refused_rows import RefusedRow
from storemon.errors import UserError
from storemon.message import Message

SHEET: Final = "Spreadsheet"
"""Stands in for the encoding if the rows come from a workbook's sheet."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Rows that would be refused for one reason: how many, and the first of them.

    `may_be_saved`: the answer to an open question of the file may make them usable.
    """

    reason: Message
    rows: int
    first: RefusedRow
    may_be_saved: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file is and what importing it would do.

    `size`: bytes on disk, None if the file could not be opened. `match`: None if the file was not recognized
    and can be matched by hand. `rows`: how many rows were examined, all of them if `complete`; `problems`:
    which of those are refused, most rows first. `notes`: what is accepted although it looks odd;
    `questions`: what the file leaves open; `error`: why it cannot be imported, whatever the answers.
    `warnings`: figures that would change unexpectedly; the review shows these prominently. `known`: the same
    content was imported before, so importing it would add nothing.
    """

    input_file: InputFile
    size: int | None
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    match: Match | None
    first_rows: list[list[str]]
    rows: int
    complete: bool
    problems: list[Problem]
    notes: list[Message]
    questions: list[Question]
    error: UserError | None
    warnings: tuple[Message, ...] = ()
    known: bool = False

    @property
    def is_sheet(self) -> bool:
        """Whether the rows come from a workbook's sheet."""
        return self.encoding == SHEET

    @property
    def asks(self) -> bool:
        """Whether the file cannot be imported before a question is answered."""
        return any(question.blocks for question in self.questions)
