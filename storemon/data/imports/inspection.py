"""A preview of a CSV: what it is, how it begins, and what would be skipped."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection
from typing import Final

from storemon.core.as_of import CLOCKS_DIFFER
from storemon.core.choices import NO_CHOICES, Choices, NeedsAnswer, Question
from storemon.core.file_spec import Header, Match
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview, Problem
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused, RefusedRow
from storemon.core.vocabulary import FileKind
from storemon.data.files.block import Block
from storemon.data.files.csv_rows import Rows, count_rows, walk
from storemon.data.files.fields import AHEAD
from storemon.data.files.file_rules import FileRules, Survey
from storemon.data.files.oddities import Oddities
from storemon.data.imports import poll_platforms
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.import_kind import Comparison
from storemon.data.imports.kinds import kind_of
from storemon.data.imports.store_keys import StoreKeys
from storemon.data.imports.survey import survey
from storemon.data.imports.unusable_files import may_be_saved, no_rows, open_statuses
from storemon.errors import UserError
from storemon.message import NOTHING, Message, joined

_MOST_BYTES: Final = 64 << 20
_MOST_ROWS: Final = 2_000_000
"""64 MB of a meaningful table have fewer."""
_LONGEST_CELL: Final = 1_000
_BLOCK_BYTES: Final = 2 << 20  # small, so that canceling takes effect at once
_FIRST_ROWS: Final = 20


class Inspection:
    """Reads a file as the import would, up to about 64 MB or two million rows, and writes nothing."""

    def __init__(
        self,
        input_file: InputFile,
        keys: StoreKeys,
        now: int,
        choices: Choices = NO_CHOICES,
        known_platforms: Collection[str] = (),
    ) -> None:
        self._input_file = input_file
        self.choices = choices
        self._keys = keys
        self._latest = now + AHEAD
        self._first_rows: list[list[str]] = []
        self._rows = 0
        self._complete = False
        self._refused = Refused()
        self._questions: list[Question] = []
        self._oddities = Oddities()
        self._known_platforms = known_platforms
        self._of_platform = NOTHING
        self._as_of = now + CLOCKS_DIFFER
        self.comparison: Comparison | None = None
        self.rules = FileRules(self._latest, choices)

    def run(self, match: Match | None, progress: Progress) -> Preview:
        """Read the file and return the preview, errors included. Raises only `Cancelled`."""
        source = CsvSource(self._input_file, match, _BLOCK_BYTES)
        error: UserError | None = None
        notes: list[Message] = []
        size: int | None = None
        try:
            with source:
                size = source.size
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
            input_file=self._input_file,
            size=size,
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
        found = [
            Problem(reason, rows, first[reason], may_be_saved(reason, self._questions))
            for reason, rows in self._refused.counts.items()
        ]
        return sorted(found, key=lambda problem: (-problem.rows, problem.first.line))

    def _read(self, source: CsvSource, progress: Progress) -> None:
        if not _can_be_matched(source.header):
            source.recognized()
        whole = functools.cache(lambda: self._survey(source.recognized(), progress))
        self.rules = FileRules(self._latest, self.choices, whole)
        if source.header.match is not None:
            self.comparison = kind_of(source.header.match.kind).compare(self._keys, self._as_of)
        done = 0
        for block in source.blocks():
            share = max(block.fraction, done / _MOST_BYTES, self._rows / _MOST_ROWS)
            progress(
                min(1.0, share),
                joined(
                    self._input_file.name,
                    Message("looking at 1 row|looking at {n} rows", n=self._rows),
                    by=" · ",
                ),
            )
            if not self._first_rows:
                rows = itertools.islice(
                    walk(block, source.header.delimiter, self._input_file.name), _FIRST_ROWS
                )
                width = source.header.width
                self._first_rows = [[_shown(cell) for cell in row[:width]] for _, _, row in rows]
            self._look(source.header, block)
            done += len(block.data)
            if done >= _MOST_BYTES or self._rows >= _MOST_ROWS:
                break
        else:
            self._complete = True
        if self._rows == 0:
            raise no_rows(self._input_file)
        if source.header.match is not None:
            self._ask(source.header.match)
        self._questions += self._keys.check(self.choices)

    def _look(self, header: Header, block: Block) -> None:
        if self.comparison is None:
            self._rows += count_rows(block, header.delimiter, self._input_file.name)
            return
        rows = Rows(block, header, self._input_file.name, self.rules)
        self._rows += rows.count + len(rows.misshapen)
        self._refused.take(self.comparison.add(rows))
        self._oddities.look(rows)

    def _survey(self, match: Match, progress: Progress) -> Survey:
        return survey(self._input_file, match, self._latest, progress, _MOST_BYTES)

    def _ask(self, match: Match) -> None:
        """Collect the questions. Raises `FileRefused` if no answer makes the file usable."""
        reasons = self._refused.counts
        all_refused = self._complete and len(self._refused) >= self._rows
        if ask := kind_of(match.kind).ask:
            self._questions = ask(match, self.rules, reasons, all_refused)
        if "platform" in match.positions:
            found = self.rules.survey()
            poll_platforms.check(self._input_file.name, found.platforms, self.choices)
            self._of_platform = poll_platforms.note(found.platforms, self.choices)
        if match.kind is FileKind.POLLS:
            asked = poll_platforms.question_of_file(
                self._input_file.name,
                self._known_platforms,
                self.choices,
                column="platform" in match.positions,
            )
            self._questions = [*([] if asked is None else [asked]), *self._questions]
        if all_refused and (
            error := open_statuses(self._input_file, self.rules, self._refused, all_refused=True)
        ):
            raise error


def _can_be_matched(header: Header) -> bool:
    return header.match is not None or header.width > 1


def _shown(cell: str) -> str:
    return cell[:_LONGEST_CELL].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
