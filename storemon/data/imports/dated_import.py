"""Files of closures and special hours: for each date, the newest import about a store applies."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from storemon.core.choices import Question
from storemon.core.file_spec import ColumnSpec, FileSpec, Match
from storemon.core.ids import first_ids
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.core.vocabulary import FileKind
from storemon.data.files.csv_rows import Rows
from storemon.data.files.day_dates import local_dates
from storemon.data.files.day_times import clocks_of, times_of_day
from storemon.data.files.fields import LONGEST_LABEL, Reason, Reasons
from storemon.data.files.file_rules import FileRules
from storemon.data.files.written_clocks import time_of_day
from storemon.data.imports import dated_rows
from storemon.data.imports.dated_rows import DatedRow
from storemon.data.imports.import_kind import ImportKind, Written
from storemon.data.imports.label_rows import names_of_files
from storemon.data.imports.poll_questions import date_questions
from storemon.data.imports.row_reasons import first_reasons, refuse
from storemon.data.imports.store_id import STORE_ID
from storemon.data.imports.store_keys import StoreKeys
from storemon.errors import FileRefused
from storemon.message import Message, Template

_MOST_DATES: Final = 4_000
"""Per store: more than ten years need. Each one is compared with all others."""
_MOST_ROWS: Final = 1_000_000
_UNKNOWN_STORES: Final = Template(
    "1 store is in no other file yet; its hours wait for one: {names}"
    "|{n} stores are in no other file yet; their hours wait for one: {names}"
)
_UNKNOWN_GROUPS: Final = Template(
    "No store is in 1 group that the file names: {names}"
    "|No store is in {n} groups that the file names: {names}"
)


def read_dated(rows: Rows, keys: StoreKeys) -> tuple[list[DatedRow], Reasons]:
    """Return the content of each row, and why it cannot be used; content with a reason is meaningless."""
    ids, groups, no_target = _targets(rows, keys)
    first, no_first = local_dates(rows.columns["date"], rows.rules)
    last, no_last = first, np.zeros(rows.count, np.int8)
    if "end_date" in rows.columns:
        last, no_last = local_dates(rows.columns["end_date"], rows.rules)
        # Without a last date, the row is for one date.
        last = np.where(no_last == Reason.NO_DATE, first, last)
        no_last = np.where(no_last == Reason.NO_DATE, Reason.NONE, no_last).astype(np.int8)
    backward = np.where(last < first, Reason.BACKWARD, Reason.NONE)
    start, end, no_times = _times(rows)
    names = _texts(rows, "name")
    long = [Reason.LONG_NAME if len(name) > LONGEST_LABEL else Reason.NONE for name in names]
    reasons = first_reasons(no_target, no_first, no_last, backward, no_times, np.array(long, np.int8))
    columns = (first.tolist(), last.tolist(), start.tolist(), end.tolist())
    return [DatedRow(*row) for row in zip(ids, groups, *columns, names, strict=True)], reasons


def _targets(rows: Rows, keys: StoreKeys) -> tuple[list[str], list[str], Reasons]:
    """Return each row's store, `ALL_STORES` or "", its group or "", and why it has neither."""
    groups = _texts(rows, "group")
    ids, reasons = [""] * rows.count, np.full(rows.count, Reason.NO_TARGET, np.int8)
    if "store_id" in rows.columns:
        stores, found = keys.of(rows)
        ids = keys.ids(stores)
        everywhere = np.array([text == dated_rows.ALL_STORES for text in _texts(rows, "store_id")], np.bool_)
        for place in np.flatnonzero(everywhere).tolist():
            ids[place] = dated_rows.ALL_STORES
        reasons = np.where(everywhere, Reason.NONE, found)
    grouped = np.array([bool(group) for group in groups], np.bool_)
    nameless = np.isin(reasons, (Reason.NO_ID, Reason.NO_TARGET))
    reasons = np.where(nameless, np.where(grouped, Reason.NONE, Reason.NO_TARGET), reasons)
    reasons = np.where(grouped & ~nameless & (reasons == Reason.NONE), Reason.TWO_TARGETS, reasons)
    long = np.array([len(group) > LONGEST_LABEL for group in groups], np.bool_)
    return ids, groups, np.where(long, Reason.LONG_NAME, reasons).astype(np.int8)


def _times(rows: Rows) -> tuple[NDArray[np.int64], NDArray[np.int64], Reasons]:
    """Return when each row opens and closes its store, µs of the day; 0 and 0 for a closure."""
    clocks = clocks_of(rows)
    start, no_start = times_of_day(rows.columns["start_time_local"], clocks, end=False)
    end, no_end = times_of_day(rows.columns["end_time_local"], clocks, end=True)
    says_closed = (no_start == Reason.CLOSED) | (no_end == Reason.CLOSED)
    empty = (no_start == Reason.NO_START) & (no_end == Reason.NO_END)
    # If one time says closed, the other one is ignored, even if it cannot be read.
    closed = says_closed | empty
    equal = np.where(~closed & (start == end), Reason.EQUAL_TIMES, Reason.NONE)
    reasons = np.where(closed, Reason.NONE, first_reasons(no_start, no_end, equal)).astype(np.int8)
    return np.where(closed, 0, start), np.where(closed, 0, end), reasons


def _texts(rows: Rows, column: str) -> list[str]:
    if column not in rows.columns:
        return [""] * rows.count
    return [" ".join(text.split()) for text in rows.columns[column].to_pylist()]


class _Gathered:
    """The rows of a file, without those that contradict an earlier one."""

    def __init__(self, keys: StoreKeys) -> None:
        self._keys = keys
        self.rows: dict[DatedRow, None] = {}
        self._spans: dict[tuple[str, str], list[tuple[int, int, bool]]] = {}

    def add(self, rows: Rows) -> Refused:
        """Add the rows of a block; return those that cannot be used."""
        found, reasons = read_dated(rows, self._keys)
        for place in np.flatnonzero(reasons == Reason.NONE).tolist():
            reasons[place] = self._take(found[place], rows.name)
        return refuse(rows, reasons)

    def _take(self, row: DatedRow, name: str) -> Reason:
        """Keep a row unless it contradicts an earlier one: one closes on a date, the other has hours."""
        spans = self._spans.setdefault((row.store_id, row.group), [])
        for first, last, closed in spans:
            if first <= row.last and row.first <= last and closed != row.closed:
                return Reason.SHUT_BEFORE if closed else Reason.OPEN_BEFORE
        span = (row.first, row.last, row.closed)
        if span not in spans:
            spans.append(span)
        self.rows[row] = None
        if len(spans) > _MOST_DATES or len(self.rows) > _MOST_ROWS:
            raise FileRefused(
                Message("{name} holds too many closures and special hours.", name=name),
                Message(
                    "A file can have {most} dates of one store, and {rows} rows.",
                    most=_MOST_DATES,
                    rows=_MOST_ROWS,
                ),
                Message("Check that it is the right file."),
            )
        return Reason.NONE

    def notes(self, connection: Connection) -> list[Message]:
        """Return which stores and groups in the file do not exist."""
        known = dated_rows.known_ids(connection)
        ids = sorted({row.store_id for row in self.rows} - known - {"", dated_rows.ALL_STORES})
        groups = {row.group for row in self.rows} - {""}
        if groups:
            groups -= {group for _, group in names_of_files(connection).values()}
        found = [_UNKNOWN_STORES(n=len(ids), names=first_ids(ids))] if ids else []
        return found + ([_UNKNOWN_GROUPS(n=len(groups), names=first_ids(groups))] if groups else [])


class DatedComparison:
    """Checks the rows of a file before it is imported."""

    def __init__(self, keys: StoreKeys, latest: int = 0) -> None:  # noqa: ARG002  # signature of `ImportKind.compare`
        self._file = _Gathered(keys)

    def add(self, rows: Rows) -> Refused:
        """Add the rows of a block; return those that cannot be used."""
        return self._file.add(rows)

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:  # noqa: ARG002  # the protocol's signature
        """Return which stores and groups in the file do not exist."""
        return self._file.notes(connection)


class DatedImport:
    """Collects the rows of a file and writes them at the end, in addition to those of earlier imports."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._file = _Gathered(keys)

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's signature
        """Add the rows of a block; return those that cannot be used."""
        return self._file.add(rows)

    def finish(self, progress: Progress) -> Written:
        """Write the rows; those already in effect do not count as imported."""
        progress(0.95, Message("Writing closures and special hours"))
        rows = list(self._file.rows)
        before = dated_rows.newest_rows(self._connection)
        new = [row for row in rows if row not in before]
        dated_rows.add(self._connection, self._import_id, rows)
        targets = {(row.store_id, row.group) for row in rows}
        changed = {(row.store_id, row.group) for row in new}
        return Written(len(new), len(targets), len(changed), tuple(self._file.notes(self._connection)))


def ask(match: Match, rules: FileRules, reasons: Collection[str], all_refused: object) -> list[Question]:  # noqa: ARG001  # signature of `ImportKind.ask`
    """Return the question about the order of dates, if it is unclear."""
    return date_questions(rules, reasons)


def _is_time_of_day(text: str) -> bool:
    return time_of_day(text) is not None


DATED_HOURS: Final = ImportKind(
    FileSpec(
        FileKind.DATED_HOURS,
        Message("closures and special hours"),
        (
            ColumnSpec("date", ("date", "day"), other_names=("startdate", "localdate")),
            ColumnSpec("start_time_local", ("start", "open", "from", "begin"), _is_time_of_day),
            ColumnSpec("end_time_local", ("end", "close", "until", "to"), _is_time_of_day),
        ),
        any_of=(STORE_ID, ColumnSpec("group", ("group", "region", "area", "brand"))),
        extra=(ColumnSpec("end_date", ("enddate", "lastdate")), ColumnSpec("name", ("name", "holiday"))),
    ),
    compare=DatedComparison,
    start=DatedImport,
    ask=ask,
)
