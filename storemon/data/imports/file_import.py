"""One CSV file into the database, in one transaction: all of it or nothing."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import Connection, insert, update

from storemon.core.message import NOTHING, Message, stored
from storemon.core.progress import Progress
from storemon.core.progress import part as part_of
from storemon.core.vocabulary import DEFAULT_UNDOABLE, FileKind
from storemon.data import bulk, schema
from storemon.data.database import Database
from storemon.data.files import source_notes, status_words
from storemon.data.files.csv_header import Match
from storemon.data.files.csv_rows import Rows
from storemon.data.files.csv_source import CsvSource
from storemon.data.files.fields import AHEAD, OPEN_ORDERS, WORDS, Reason
from storemon.data.files.input_files import InputFile
from storemon.data.files.oddities import repeats
from storemon.data.files.pace import Pace
from storemon.data.files.prefetch import prefetch
from storemon.data.imports import platforms
from storemon.data.imports.choices import NO_CHOICES, Choices, Topic
from storemon.data.imports.file_rules import FileRules
from storemon.data.imports.hours_import import HoursImport
from storemon.data.imports.known_content import ContentDigest, same_content
from storemon.data.imports.names_import import NamesImport
from storemon.data.imports.polls_import import PollsImport
from storemon.data.imports.refused_rows import Refused, RefusedRow
from storemon.data.imports.survey import survey
from storemon.data.imports.weekday_question import READ_FROM_0, is_unclear
from storemon.data.imports.written import Written
from storemon.data.imports.zones_import import ZonesImport
from storemon.data.polls.folding import fold
from storemon.data.queries import ImportRow
from storemon.data.sqlite import sealed
from storemon.data.store_keys import StoreKeys
from storemon.errors import FileRefused

_HOPELESS: Final = 5_000_000
"""Rows after which no more are read where none could be used."""
_READING: Final = 0.9
_SAY_THE_ORDER: Final = Message(
    "Some dates may be month/day or day/month. "
    "Import the file again and choose the order in the review, or with --dates"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of a file's rows: they changed the database, or it knew them, or they were refused.

    `stores` counts those that the usable rows name, `changed` those of them with new hours or zone. `notes`
    are sentences that a person has to know.
    """

    imported: int
    known: int
    refused: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """Files that are handed over together: the `time`, µs UTC, that all are recorded under groups them.

    Without it, a file has that of its own import. `undoable`: how many imports of polls can be undone from
    then on.
    """

    time: int | None = None
    undoable: int = DEFAULT_UNDOABLE


class FileImport(Protocol):
    """Takes a file of one kind, block by block."""

    def add(self, rows: Rows, progress: Progress) -> Refused:
        """Take the rows of a block; return all that cannot be used, the misshapen too."""

    def finish(self, progress: Progress) -> Written:
        """Write what is left; return what was written in all."""


def import_csv(
    database: Database,
    part: InputFile,
    progress: Progress,
    match: Match | None = None,
    now: int | None = None,
    choices: Choices = NO_CHOICES,
    drop: Drop = Drop(),
) -> tuple[int, FileKind, Counts]:
    """Import a CSV; return the import's number, the file's kind and the counts.

    `match` overrules what is recognized; `choices` answer what the file leaves open.
    `now` is in µs UTC, and the clock's where it is None. A file whose content is there already is recorded,
    and adds nothing else. Raises `FileRefused`, `DatabaseProblem` or `Cancelled`; the database is then as it
    was.
    """
    progress = ahead = _Ahead(progress)
    with CsvSource(part, match) as source, _one_file(source), database.writing(progress) as connection:
        found = source.recognised()
        if (holder := same_content(connection, part, match, choices, ahead.held)) is not None:
            return _again(connection, part.name, holder, drop.time)
        import_id = _begin(connection, part.name, found.kind, source.header.line)
        keys = StoreKeys(connection, part.name)
        work = _work(found.kind, connection, keys, import_id)
        whole = functools.cache(lambda: survey(part, found, rules.latest, ahead.held))
        rules = FileRules((utc_now() if now is None else now) + AHEAD, choices, whole)
        if "platform" in found.positions:
            platforms.check(part.name, rules.survey().platforms, choices, nameless=rules.survey().nameless)
        pace = Pace(part.name, source.size)
        rows_read = 0
        refused = Refused()
        same = False
        digest = ContentDigest(source, found, choices)
        blocks = (Rows(block, source.header, part.name, rules) for block in digest.of(source.blocks()))
        for rows in prefetch(blocks):
            done = rows.fraction * _READING
            progress(done, pace.text(rows.fraction, rows_read))
            bad = work.add(rows, _paced(progress, pace, rows.fraction, rows_read))
            _keep(connection, import_id, refused.take(bad))
            same = same or (found.kind is FileKind.POLLS and repeats(rows))
            rows_read += rows.count + len(rows.misshapen)
            if rows_read == len(refused) >= _HOPELESS:
                raise _useless_so_far(part, rules, refused)
        if rows_read == 0:
            raise no_rows(part)
        keys.check(choices)
        if len(refused) == rows_read and _mostly_of_status(refused) and (error := useless(part, rules)):
            raise error
        written = work.finish(progress)
        known = rows_read - written.imported - len(refused)
        no_status, no_order = any(map(is_of_status, refused.counts)), OPEN_ORDERS & refused.counts.keys()
        extra = source_notes.same_instants(source.header.extra) if same else NOTHING
        words = status_words.left_open(rules.survey().status_words, choices) if no_status else NOTHING
        # Where no date needed an order, none was swapped, and the whole file is not read for that.
        swapped = whole.cache_info().currsize and rules.survey().swapped_dates
        alone = NOTHING
        if "platform" in found.positions:
            alone = platforms.of_one(rules.survey().platforms, choices, nameless=rules.survey().nameless)
        asks = (
            extra,
            words,
            _weekdays_note(found.kind, rules),
            _SAY_THE_ORDER if no_order else NOTHING,
            source_notes.SWAPPED_DATES if swapped else NOTHING,
            alone,
        )
        notes = (*source.notes(), *keys.notes(), *filter(None, (*written.notes, *asks)))
        counts = Counts(written.imported, known, len(refused), written.stores, written.changed, notes)
        _count(connection, import_id, refused)
        # What is in the future today may be imported once it is not.
        too_late = any(reason.startswith(WORDS[Reason.LATE]) for reason in refused.counts)
        fingerprint = "" if too_late else digest.text()
        _end(connection, import_id, found.kind, counts, drop.time, fingerprint, written.content)
        fold(connection, drop.undoable, part_of(progress, 0.99, 1.0))
        progress(1.0, Message("{name} · saving", name=part.name))
        source.check_unchanged()
    return import_id, found.kind, counts


@contextmanager
def _one_file(source: CsvSource) -> Iterator[None]:
    """Where the file has changed, say that, and not what its new content lacks: it is read several times."""
    try:
        yield
    except FileRefused:
        source.check_unchanged()
        raise


def _again(
    connection: Connection, name: str, holder: ImportRow, drop: int | None
) -> tuple[int, FileKind, Counts]:
    """Record the import of a content that is there already, in rows of the import `holder`."""
    kind = FileKind(holder.kind)
    import_id = _begin(connection, name, kind, "", same_as=holder.import_id)
    note = Message("The same content was imported before, as {name}. Nothing was added", name=holder.name)
    known = holder.imported + holder.known
    counts = Counts(0, known, holder.refused, holder.stores, 0, (note,))
    _end(connection, import_id, kind, counts, drop, holder.fingerprint or "")
    return import_id, kind, counts


def utc_now() -> int:
    """Return the time of the clock, µs UTC."""
    return time.time_ns() // 1000


def no_rows(part: InputFile) -> FileRefused:
    """Return the error for a file with no more than a header line."""
    return FileRefused(
        Message("{name} holds no rows.", name=part.name),
        Message("Only the header line is there."),
        Message("Export it again and import it again."),
    )


def is_of_status(reason: str) -> bool:
    """Tell whether a row that is refused for this reason is so for its status."""
    return reason.startswith(status_words.BEGINNING)


def useless(part: InputFile, rules: FileRules) -> FileRefused | None:
    """Return what to do about a file of which no row could be used, most of them for their statuses."""
    return status_words.unusable(part.name, rules.survey().status_words, rules.choices)


def _mostly_of_status(refused: Refused) -> bool:
    no_status = sum(count for reason, count in refused.counts.items() if is_of_status(reason))
    return 2 * no_status > len(refused)


def _useless_so_far(part: InputFile, rules: FileRules, refused: Refused) -> FileRefused:
    """Return the error for a file of which millions of rows were read in vain."""
    if _mostly_of_status(refused) and (error := useless(part, rules)):
        return error
    reason, _ = refused.counts.most_common(1)[0]
    return FileRefused(
        Message("{name} holds no rows that can be used.", name=part.name),
        Message("None of its first {rows} rows can be. {reason}.", rows=len(refused), reason=reason),
        Message("Check that it is the right file, or export it again."),
    )


class _Ahead:
    """A progress that lets a step in between speak, and be cancelled, without moving the whole."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._fraction = 0.0

    def __call__(self, fraction: float, text: Message) -> None:
        self._fraction = fraction
        self._progress(fraction, text)

    def held(self, fraction: float, text: Message) -> None:
        """Say what the step does, not how far it is."""
        del fraction
        self._progress(self._fraction, text)


def _paced(progress: Progress, pace: Pace, fraction: float, rows: int) -> Progress:
    """Go on telling how fast the file is read while a chunk of it is written, the longer part of it."""
    return lambda _, __: progress(fraction * _READING, pace.text(fraction, rows))


def _work(kind: FileKind, connection: Connection, keys: StoreKeys, import_id: int) -> FileImport:
    if kind is FileKind.POLLS:
        return PollsImport(connection, keys, import_id)
    if kind is FileKind.HOURS:
        return HoursImport(connection, keys, import_id)
    if kind is FileKind.NAMES:
        return NamesImport(connection, keys, import_id)
    return ZonesImport(connection, keys, import_id)


def _weekdays_note(kind: FileKind, rules: FileRules) -> Message:
    """Return what is to be said of weekdays that nobody said how to read; empty where it is clear."""
    if kind is not FileKind.HOURS or rules.choices.get(Topic.WEEKDAYS):
        return NOTHING
    return READ_FROM_0 if is_unclear(rules.survey().weekdays) else NOTHING


def _begin(connection: Connection, name: str, kind: FileKind, header: str, same_as: int | None = None) -> int:
    row = insert(schema.imports).values(
        name=name,
        kind=kind.value,
        header=header,
        finished=0,
        imported=0,
        known=0,
        refused=0,
        stores=0,
        changed=0,
        same_as=same_as,
    )
    key = connection.execute(row).inserted_primary_key
    if key is None:
        raise RuntimeError("the database gave the import no number")
    return int(key[0])


def _keep(connection: Connection, import_id: int, refused: list[RefusedRow]) -> None:
    if refused:
        columns: dict[str, list[Any]] = {
            "import_id": [import_id] * len(refused),
            "line": [row.line for row in refused],
            "text": [row.text for row in refused],
            "reason": [stored(row.reason) for row in refused],
        }
        bulk.insert_rows(connection, schema.refused_rows, columns)


def _count(connection: Connection, import_id: int, refused: Refused) -> None:
    if refused.counts:
        columns: dict[str, list[Any]] = {
            "import_id": [import_id] * len(refused.counts),
            "reason": list(map(stored, refused.counts)),
            "rows": list(refused.counts.values()),
        }
        bulk.insert_rows(connection, schema.refused_counts, columns)


def _end(
    connection: Connection,
    import_id: int,
    kind: FileKind,
    counts: Counts,
    drop: int | None,
    fingerprint: str,
    content: int | None = None,
) -> None:
    connection.execute(
        update(schema.imports)
        .where(schema.imports.c.import_id == import_id)
        .values(
            finished=utc_now() if drop is None else drop,
            imported=counts.imported,
            known=counts.known,
            refused=counts.refused,
            stores=counts.stores,
            changed=counts.changed,
            fingerprint=fingerprint or None,
        )
    )
    sealed.set_content(connection, import_id, kind, content)
    sealed.seal(connection, schema.imports, schema.imports.c.import_id == import_id)
