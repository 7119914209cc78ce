"""Import one CSV file into the database in one transaction: all of it or nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from storemon.core.choices import NO_CHOICES, Choices
from storemon.core.file_spec import Match
from storemon.core.import_records import ImportRecord
from storemon.core.input_file import InputFile
from storemon.core.progress import Progress
from storemon.core.progress import part as part_of
from storemon.core.refused_rows import Refused
from storemon.core.vocabulary import DEFAULT_UNDOABLE, FileKind
from storemon.data.clock import utc_now
from storemon.data.database import Database
from storemon.data.files import status_words
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import AHEAD, OPEN_ORDERS, WORDS, Reason
from storemon.data.files.file_rules import FileRules
from storemon.data.files.pace import Pace
from storemon.data.files.prefetch import prefetch
from storemon.data.files.source_notes import SWAPPED_DATES
from storemon.data.imports import poll_platforms
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.import_rows import Counts, begin, count_refused, end, keep_refused
from storemon.data.imports.kinds import kind_of
from storemon.data.imports.known_content import ContentDigest, same_content
from storemon.data.imports.label_folding import fold_labels
from storemon.data.imports.store_keys import StoreKeys
from storemon.data.imports.survey import survey
from storemon.data.imports.unusable_files import is_of_status, no_rows, open_statuses, unusable_so_far
from storemon.data.polls.folding import fold_polls
from storemon.errors import FileRefused
from storemon.message import Message

_MOST_UNUSABLE: Final = 5_000_000
"""Stop reading after this many rows if none could be used."""
_READING: Final = 0.9
_SAY_THE_ORDER: Final = Message(
    "Some dates can be read in several orders. Import the file again and choose the order in the review"
).at_terminal(
    "Some dates can be read in several orders. Import the file again and choose the order with --dates"
)


@dataclass(frozen=True, slots=True)
class Drop:
    """Files imported together share the `time`, µs UTC, that is recorded with each; it groups them.

    Without it, a file has the time of its own import. `undoable`: how many imports of a kind can be undone
    afterwards.
    """

    time: int | None = None
    undoable: int = DEFAULT_UNDOABLE


def import_csv(
    database: Database,
    input_file: InputFile,
    progress: Progress,
    match: Match | None = None,
    now: int | None = None,
    choices: Choices = NO_CHOICES,
    drop: Drop = Drop(),
) -> tuple[int, FileKind, Counts]:
    """Import a CSV; return the import's number, the file's kind and the counts.

    `match` overrides what is recognized; `choices` answer what the file leaves open. `now` is in µs UTC; None
    means the clock. A file whose content was imported before is recorded, and adds nothing else. Raises
    `FileRefused`, `DatabaseProblem` or `Cancelled`; the database is unchanged then.
    """
    progress = ahead = _Ahead(progress)
    with CsvSource(input_file, match) as source, _one_file(source), database.writing(progress) as connection:
        found = source.recognized()
        if (holder := same_content(connection, input_file, match, choices, ahead.held)) is not None:
            return _again(connection, input_file.name, holder, drop.time)
        import_id = begin(connection, input_file.name, found.kind, source.header.line)
        keys = StoreKeys(connection, input_file.name)
        work = kind_of(found.kind).start(connection, keys, import_id)
        whole = functools.cache(lambda: survey(input_file, found, rules.latest, ahead.held))
        rules = FileRules((utc_now() if now is None else now) + AHEAD, choices, whole)
        if "platform" in found.positions:
            poll_platforms.check(input_file.name, rules.survey().platforms, choices)
        pace = Pace(input_file.name, source.size)
        rows_read = 0
        refused = Refused()
        digest = ContentDigest(source, found, choices)
        # Reading and parsing are two steps, each one block ahead of the next.
        blocks = prefetch(digest.of(source.blocks()))
        for rows in prefetch(Rows(block, source.header, input_file.name, rules) for block in blocks):
            done = rows.fraction * _READING
            progress(done, pace.text(rows.fraction, rows_read))
            bad = work.add(rows, _paced(progress, pace, rows.fraction, rows_read))
            keep_refused(connection, import_id, refused.take(bad))
            rows_read += rows.count + len(rows.misshapen)
            if rows_read == len(refused) >= _MOST_UNUSABLE:
                raise unusable_so_far(input_file, rules, refused)
        if rows_read == 0:
            raise no_rows(input_file)
        keys.check(choices)
        if error := open_statuses(input_file, rules, refused, all_refused=len(refused) == rows_read):
            raise error
        written = work.finish(progress)
        known = rows_read - written.imported - len(refused)
        # If no date needed an order, none was swapped, so the whole file need not be read for that.
        swapped = bool(whole.cache_info().currsize) and rules.survey().swapped_dates
        open_ = filter(None, _left_open(found, refused, rules, swapped=swapped))
        notes = (*source.notes(), *keys.notes(), *written.notes, *open_)
        counts = Counts(written.imported, known, len(refused), written.stores, written.changed, notes)
        count_refused(connection, import_id, refused)
        # Times in the future may become valid later, so the same file may be imported again then.
        too_late = any(reason.startswith(WORDS[Reason.LATE]) for reason in refused.counts)
        fingerprint = "" if too_late else digest.text()
        end(connection, import_id, found.kind, counts, drop.time, fingerprint, written.content)
        _fold(connection, found.kind, drop.undoable, part_of(progress, 0.99, 1.0))
        progress(1.0, Message("{name} · saving", name=input_file.name))
        source.check_unchanged()
    return import_id, found.kind, counts


def _left_open(match: Match, refused: Refused, rules: FileRules, *, swapped: bool) -> Iterator[Message]:
    """Yield the answers that would make more rows usable, and what was assumed without asking."""
    if any(map(is_of_status, refused.counts)):
        yield status_words.left_open(rules.survey().status_words, rules.choices)
    if OPEN_ORDERS & refused.counts.keys():
        yield _SAY_THE_ORDER
    if swapped:
        yield SWAPPED_DATES
    if "platform" in match.positions:
        yield poll_platforms.note(rules.survey().platforms, rules.choices)


@contextmanager
def _one_file(source: CsvSource) -> Iterator[None]:
    """If the file changed, report that instead of an error about its content: it is read several times."""
    try:
        yield
    except FileRefused:
        source.check_unchanged()
        raise


def _again(
    connection: Connection, name: str, holder: ImportRecord, drop: int | None
) -> tuple[int, FileKind, Counts]:
    """Record the import of content that is already in the rows of the import `holder`."""
    import_id = begin(connection, name, holder.kind, "", same_as=holder.import_id)
    note = Message("The same content was imported before, as {name}. Nothing was added", name=holder.name)
    known = holder.imported + holder.known
    counts = Counts(0, known, holder.refused, holder.stores, 0, (note,))
    end(connection, import_id, holder.kind, counts, drop, holder.fingerprint or "")
    return import_id, holder.kind, counts


class _Ahead:
    """A progress that lets an intermediate step report and be canceled without advancing."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._fraction = 0.0

    def __call__(self, fraction: float, text: Message) -> None:
        self._fraction = fraction
        self._progress(fraction, text)

    def held(self, fraction: float, text: Message) -> None:
        """Report what the step does, but not its share."""
        del fraction
        self._progress(self._fraction, text)


def _paced(progress: Progress, pace: Pace, fraction: float, rows: int) -> Progress:
    """Keep reporting the reading speed while a chunk is written, which takes most of the time."""
    return lambda _, __: progress(fraction * _READING, pace.text(fraction, rows))


def _fold(connection: Connection, kind: FileKind, undoable: int, progress: Progress) -> None:
    """Merge the imports of a kind that can no longer be undone."""
    if kind_of(kind).spec.replaces:
        fold_labels(connection, kind, undoable, progress)
    elif kind is FileKind.POLLS:
        fold_polls(connection, undoable, progress)
