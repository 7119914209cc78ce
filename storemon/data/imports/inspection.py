"""A look at a CSV before it counts: what it is, how it begins and what would be skipped."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from typing import Final

from storemon.core.as_of import CLOCKS_DIFFER
from storemon.core.message import NOTHING, Message, joined
from storemon.core.progress import Progress
from storemon.core.vocabulary import FileKind
from storemon.data.files.csv_header import Header, Match
from storemon.data.files.csv_rows import Rows, count_rows, walk
from storemon.data.files.csv_source import Block, CsvSource
from storemon.data.files.fields import AHEAD
from storemon.data.files.input_files import InputFile
from storemon.data.files.oddities import Oddities
from storemon.data.files.sheets import SHEET
from storemon.data.imports import platforms
from storemon.data.imports.choices import NO_CHOICES, Choices, NeedsAnswer, Question
from storemon.data.imports.file_import import is_of_status, no_rows, useless
from storemon.data.imports.file_rules import FileRules, Survey
from storemon.data.imports.gathered import Gathered
from storemon.data.imports.questions import may_ask, open_questions
from storemon.data.imports.refused_rows import Refused, RefusedRow
from storemon.data.imports.survey import survey
from storemon.data.imports.weekday_question import is_unclear, weekday_question
from storemon.data.store_keys import StoreKeys
from storemon.errors import UserError

_MOST_BYTES: Final = 64 << 20
_MOST_ROWS: Final = 2_000_000
"""Of a table that holds anything, 64 MB have fewer."""
_LONGEST_CELL: Final = 1_000
_BLOCK_BYTES: Final = 2 << 20  # small, so that a cancel is heard at once
_FIRST_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """Rows that would be refused for one reason: how many, and the first of them."""

    reason: Message
    rows: int
    first: RefusedRow


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file is and what importing it would do.

    `size` is in bytes on disk. `match` is None where the file was not recognized and can be matched by
    hand. `rows` were examined, all of them if `complete`; `problems` tells what is refused of those,
    most rows first. `notes` tells what is read although it looks odd, `questions` what the file leaves open,
    `error` why nothing can be imported whatever is answered. `warnings` tells which figures would change
    that a person may not expect to: they are to be seen without looking for them.
    """

    part: InputFile
    size: int
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

    @property
    def is_sheet(self) -> bool:
        """Whether the rows are those of a workbook's sheet."""
        return self.encoding == SHEET

    @property
    def asks(self) -> bool:
        """Whether the file cannot be imported before a question is answered."""
        return any(question.blocks for question in self.questions)


class Inspection:
    """Reads a part as the import would, up to about 64 MB or two million rows, and writes nothing."""

    def __init__(self, part: InputFile, keys: StoreKeys, now: int, choices: Choices = NO_CHOICES) -> None:
        self._part = part
        self.choices = choices
        self._keys = keys
        self._latest = now + AHEAD
        self._first_rows: list[list[str]] = []
        self._rows = 0
        self._complete = False
        self._refused = Refused()
        self._questions: list[Question] = []
        self._oddities = Oddities()
        self._of_platform = NOTHING
        self.weekdays: frozenset[int] = frozenset()
        self.gathered = Gathered(now + CLOCKS_DIFFER)
        self._rules = FileRules(self._latest, choices)

    def run(self, match: Match | None, progress: Progress) -> Preview:
        """Look at the part and return what was found, errors included. Raises `Cancelled` alone."""
        source = CsvSource(self._part, match, _BLOCK_BYTES)
        error: UserError | None = None
        notes: list[Message] = []
        try:
            with source:
                try:
                    self._read(source, progress)
                finally:
                    notes = source.notes()
                source.check_unchanged()
        except NeedsAnswer as found:
            if found.question not in self._questions:
                self._questions.append(found.question)
        except UserError as found:
            error = found
        header = source.header
        return Preview(
            part=self._part,
            size=source.size,
            encoding=source.encoding,
            delimiter=header.delimiter,
            columns=header.columns if _can_be_matched(header) else (),
            match=header.match,
            first_rows=self._first_rows,
            rows=self._rows,
            complete=self._complete,
            problems=self._problems(),
            notes=[
                *notes,
                *self._oddities.notes(header),
                *self._keys.notes(),
                *filter(None, [self._of_platform]),
            ],
            questions=self._questions,
            error=error,
        )

    def _problems(self) -> list[Problem]:
        first: dict[Message, RefusedRow] = {}
        for row in self._refused.rows:
            first.setdefault(row.reason, row)
        return [Problem(reason, rows, first[reason]) for reason, rows in self._refused.counts.most_common()]

    def _read(self, source: CsvSource, progress: Progress) -> None:
        if not _can_be_matched(source.header):
            source.recognised()
        whole = functools.cache(lambda: self._survey(source.recognised(), progress))
        self._rules = FileRules(self._latest, self.choices, whole)
        if source.header.match is not None and source.header.match.kind is FileKind.HOURS:
            self.weekdays = whole().weekdays
        done = 0
        for block in source.blocks():
            share = max(block.fraction, done / _MOST_BYTES, self._rows / _MOST_ROWS)
            progress(
                min(1.0, share),
                joined(self._part.name, Message("looking at {rows} rows", rows=self._rows), by=" · "),
            )
            if not self._first_rows:
                rows = itertools.islice(walk(block, source.header.delimiter, self._part.name), _FIRST_ROWS)
                width = source.header.width
                self._first_rows = [[_shown(cell) for cell in row[:width]] for _, _, row in rows]
            self._look(source.header, block)
            done += len(block.data)
            if done >= _MOST_BYTES or self._rows >= _MOST_ROWS:
                break
        else:
            self._complete = True
        if self._rows == 0:
            raise no_rows(self._part)
        if source.header.match is not None:
            self._ask(source.header.match)
        self._questions += self._keys.check(self.choices)

    def _look(self, header: Header, block: Block) -> None:
        if header.match is None:
            self._rows += count_rows(block, header.delimiter, self._part.name)
            return
        rows = Rows(block, header, self._part.name, self._rules)
        self._rows += rows.count + len(rows.misshapen)
        self._refused.take(self.gathered.take(header.match.kind, rows, self._keys))
        self._oddities.look(rows)

    def _survey(self, match: Match, progress: Progress) -> Survey:
        return survey(self._part, match, self._latest, progress, _MOST_BYTES)

    def _ask(self, match: Match) -> None:
        """Gather the questions. Raises `FileRefused` where no answer makes the file of use."""
        reasons = self._refused.counts
        all_refused = self._complete and len(self._refused) >= self._rows
        found = self._rules.survey() if self._has_words(match) else Survey()
        self._questions = open_questions(found, self.choices, reasons, all_refused=all_refused)
        if is_unclear(self.weekdays):
            self._questions.append(weekday_question(self.choices))
        if "platform" in match.positions:
            platforms.check(self._part.name, found.platforms, self.choices, nameless=found.nameless)
            self._of_platform = platforms.of_one(found.platforms, self.choices, nameless=found.nameless)
        no_status = sum(rows for reason, rows in reasons.items() if is_of_status(reason))
        if all_refused and 2 * no_status > self._rows and (error := useless(self._part, self._rules)):
            raise error

    def _has_words(self, match: Match) -> bool:
        """Tell whether something may be asked that only the whole file tells."""
        answered = any(self.choices.answers)
        return match.kind is FileKind.POLLS and (
            "platform" in match.positions or may_ask(self._refused.counts) or answered
        )


def _can_be_matched(header: Header) -> bool:
    return header.match is not None or header.width > 1


def _shown(cell: str) -> str:
    return cell[:_LONGEST_CELL].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
