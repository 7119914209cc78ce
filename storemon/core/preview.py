"""What a look at a file finds before anything is imported."""

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
"""In place of an encoding, where the rows are those of a workbook's sheet."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Rows that would be refused for one reason: how many, and the first of them."""

    reason: Message
    rows: int
    first: RefusedRow


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file is and what importing it would do.

    `size` is in bytes on disk, None where the file could not be opened. `match` is None where the file was
    not recognized and can be matched by hand. `rows` were examined, all of them if `complete`; `problems`
    tells what is refused of those, most rows first. `notes` tells what is read although it looks odd,
    `questions` what the file leaves open, `error` why nothing can be imported whatever is answered.
    `warnings` tells which figures would change that a person may not expect to: they are to be seen without
    looking for them. `known`: the same content was imported before, so importing it would add nothing.
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
        """Whether the rows are those of a workbook's sheet."""
        return self.encoding == SHEET

    @property
    def asks(self) -> bool:
        """Whether the file cannot be imported before a question is answered."""
        return any(question.blocks for question in self.questions)
