"""Files of business hours: a file's rows for a store replace those of earlier files."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.choices import NO_CHOICES, Choices, Question, Topic
from storemon.core.file_spec import ColumnSpec, FileSpec, Match
from storemon.core.model import BEGINNING, Int64
from storemon.core.progress import Progress
from storemon.core.refused_rows import Refused
from storemon.core.vocabulary import FileKind
from storemon.data import schema
from storemon.data.files import fields
from storemon.data.files.csv_rows import Rows
from storemon.data.files.day_dates import valid_dates
from storemon.data.files.day_times import clocks_of, times_of_day
from storemon.data.files.fields import Reason
from storemon.data.files.file_rules import FileRules
from storemon.data.files.weekday_words import Numbering, weekday_name, weekday_number
from storemon.data.files.written_clocks import time_of_day
from storemon.data.imports.all_refused import AllRefused
from storemon.data.imports.counting_hours import (
    COLUMNS,
    HoursChange,
    counting,
    hours_of,
    undo_hours,
    with_other_past,
)
from storemon.data.imports.hours_from_question import hours_from_question
from storemon.data.imports.hours_on_dates import first_differences
from storemon.data.imports.import_kind import Comparison, ImportKind, Reader, Written
from storemon.data.imports.past_changes import past_notes
from storemon.data.imports.poll_questions import date_questions
from storemon.data.imports.row_reasons import first_reasons, refuse
from storemon.data.imports.row_sets import distinct_rows
from storemon.data.imports.store_id import STORE_ID
from storemon.data.imports.store_keys import NO_STORE, StoreKeys
from storemon.data.imports.weekday_evidence import likely_numbering
from storemon.data.imports.weekday_question import is_unclear, numbering, unasked_notes, weekday_question
from storemon.errors import FileRefused
from storemon.message import Message, Template

_MOST_HOURS: Final = 2_000_000
"""Rows collected before duplicates are dropped; at most half as many may be different."""
_CLOSED_DAY: Final = (Reason.NONE, Reason.CLOSED, Reason.NO_TIMES)
"""Reasons with which a refused row does not take an opening from its store."""
_ALWAYS_OPEN: Final = Template(
    "No row of hours of 1 store can be used, so it counts as open 24/7: {names}"
    "|No row of hours of {n} stores can be used, so they count as open 24/7: {names}"
)
_UNCHANGED: Final = Template(
    "No row of hours of 1 store can be used, so its hours stay as they were: {names}"
    "|No row of hours of {n} stores can be used, so their hours stay as they were: {names}"
)
_PARTLY: Final = Template(
    "Some hours of 1 store cannot be used, so it counts as closed then: {names}"
    "|Some hours of {n} stores cannot be used, so they count as closed then: {names}"
)
_PAST: Final = Template(
    "New hours change the past figures of 1 store: {names}"
    "|New hours change the past figures of {n} stores: {names}"
)


def read_hours(rows: Rows, keys: StoreKeys) -> tuple[Int64, Int64, Refused]:
    """Return the usable hours, shape (n, 5), with the columns `COLUMNS`; times in µs of the day.

    Also return the keys of the stores that lack an opening because of a refused row (not one of a closed
    day), and the refused rows.
    """
    store, no_store = keys.of(rows)
    day, no_day = fields.weekdays(rows.columns["day"], lambda: numbering(rows.rules, rows.name))
    clocks = clocks_of(rows)
    start, no_start = times_of_day(rows.columns["start_time_local"], clocks, end=False)
    end, no_end = times_of_day(rows.columns["end_time_local"], clocks, end=True)
    valid_from, no_date = valid_dates(rows)
    reasons = first_reasons(no_store, no_day, no_start, no_end, no_date)
    for other, known in ((Reason.NO_END, Reason.NO_TIMES), (Reason.CLOSED, Reason.CLOSED)):
        reasons[(reasons == Reason.NO_START) & (no_end == other)] = known
    lacking = np.unique(store[(store != NO_STORE) & ~np.isin(reasons, _CLOSED_DAY)])
    return (
        np.column_stack((store, day, start, end, valid_from))[reasons == Reason.NONE],
        lacking,
        refuse(rows, reasons),
    )


class HoursComparison:
    """Collects the hours of a file, to compare them with those in effect."""

    def __init__(self, keys: StoreKeys, latest: int = 0) -> None:  # noqa: ARG002  # signature of `ImportKind.compare`
        self._keys = keys
        self._rows = [np.empty((0, len(COLUMNS)), np.int64)]
        self._count = 0
        self._lacking = [np.empty(0, np.int64)]
        self._refused = AllRefused(keys)
        self._choices = NO_CHOICES

    def add(self, rows: Rows) -> Refused:
        """Add the hours of a block; return the rows that cannot be used."""
        self._choices = rows.rules.choices
        hours, lacking, refused = read_hours(rows, self._keys)
        self._rows.append(hours)
        self._count += len(hours)
        if self._count > _MOST_HOURS:
            self._rows = [distinct_rows(np.concatenate(self._rows))]
            self._count = len(self._rows[0])
            if self._count > _MOST_HOURS // 2:
                raise FileRefused(
                    Message(
                        "{name} holds more than {most} different business hours.",
                        name=rows.name,
                        most=_MOST_HOURS // 2,
                    ),
                    Message("The hours of the largest chains are some hundred thousands."),
                    Message("Check that it is the right file."),
                )
        if refused:
            self._refused.add(rows)
            self._lacking.append(lacking)
        return refused

    def given(self) -> Int64:
        """Return the hours of the file: store, day, start, end and valid from in each row."""
        return np.concatenate(self._rows)

    def notes(self, connection: Connection, *, complete: bool) -> list[Message]:
        """Return which stores' past figures change and, for a complete file, which would have no hours."""
        given = self.given()
        old = hours_of(connection, np.unique(given[:, 0]))
        changed, first = first_differences(old, counting(old, given))
        if not self._choices.get(Topic.HOURS_FROM):
            # Whether their past changes depends on the answer.
            known = ~np.isin(changed, _asked_about(given, old, changed))
            changed, first = changed[known], first[known]
        return self.notes_on(connection, given, old, (changed, first), complete=complete)

    def notes_on(
        self,
        connection: Connection,
        given: Int64,
        old: Int64,
        differences: tuple[Int64, Int64],
        *,
        complete: bool,
    ) -> list[Message]:
        """Return the same, given the hours in effect (`old`) and what `first_differences` says of them."""
        changed = with_other_past(connection, *differences)
        found = past_notes(connection, changed.tolist(), set(old[:, 0].tolist()), _PAST)
        if not complete:
            return found
        usable = np.unique(given[:, 0])
        known = schema.stores.c.hours_import
        found += self._refused.notes(connection, known, usable, _ALWAYS_OPEN, _UNCHANGED)
        if partly := np.intersect1d(np.concatenate(self._lacking), usable).tolist():
            found.append(_PARTLY(n=len(partly), names=self._keys.named(partly)))
        return found


class HoursImport:
    """Collects the rows of hours and writes them at the end, in addition to those of earlier imports."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._file = HoursComparison(keys)
        self._rules = FileRules(0)

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's signature
        """Add the hours of a block; return the rows that cannot be used."""
        self._rules = rows.rules
        return self._file.add(rows)

    def finish(self, progress: Progress) -> Written:
        """Write the hours; rows that the stores already had do not count as imported."""
        progress(0.95, Message("Writing business hours"))
        given = self._file.given()
        named = np.unique(given[:, 0])
        self._keys.save(named)
        change = HoursChange.of(self._connection, given)
        changed, first = change.differences()
        notes = self._file.notes_on(self._connection, given, change.old, (changed, first), complete=True)
        content = change.write(self._connection, self._import_id)
        notes_of_file = (*notes, *unasked_notes(self._rules))
        return Written(change.imported, len(named), changed.size, notes_of_file, content)


def ask(match: Match, rules: FileRules, reasons: Collection[str], all_refused: object) -> list[Question]:  # noqa: ARG001  # signature of `ImportKind.ask`
    """Return the questions about weekday numbering and the order of dates, if unclear."""
    found = [weekday_question(rules.choices)] if is_unclear(rules.survey().weekdays) else []
    return [*found, *(date_questions(rules, reasons) if "valid_from" in match.positions else [])]


def propose(connection: Connection, keys: StoreKeys, rules: FileRules, read: Reader) -> Question | None:
    """Propose how weekdays are numbered, and ask if polls contradict 0 = Monday."""
    numbers = rules.survey().weekdays
    if not numbers:
        return None
    as_if = FileRules(0, NO_CHOICES.answered(Topic.WEEKDAYS, Numbering.MONDAY_1))
    rows = (read_hours(block, keys)[0] for block in read(as_if))
    likely = likely_numbering(connection, rows)
    answered = is_unclear(numbers) or rules.choices.get(Topic.WEEKDAYS)
    if likely is None or (likely is Numbering.MONDAY_0 and not answered):
        return None
    return weekday_question(rules.choices, likely)


def ask_of_changes(comparison: Comparison, connection: Connection, choices: Choices) -> list[Question]:
    """Ask when the hours start to apply if they change existing ones and the file does not say so."""
    assert isinstance(comparison, HoursComparison)  # noqa: S101  # created by `HOURS.compare`
    if choices.get(Topic.HOURS_FROM):
        return [hours_from_question(choices)]
    given = comparison.given()
    old = hours_of(connection, np.unique(given[:, 0]))
    asked = _asked_about(given, old, first_differences(old, counting(old, given))[0])
    return [hours_from_question(choices)] if asked.size else []


def _asked_about(given: Int64, old: Int64, changed: Int64) -> Int64:
    """Return those of the changed stores that have other hours now, and no date in the file."""
    undated = given[given[:, 4] == BEGINNING, 0]
    return np.intersect1d(np.intersect1d(changed, undated), old[:, 0])


def _is_weekday(text: str) -> bool:
    return weekday_number(text) is not None or weekday_name(text) is not None


def _is_time_of_day(text: str) -> bool:
    return time_of_day(text) is not None


HOURS: Final = ImportKind(
    FileSpec(
        FileKind.HOURS,
        Message("business hours"),
        (
            STORE_ID,
            ColumnSpec("day", ("day",), _is_weekday, ("dayofweek",)),
            ColumnSpec("start_time_local", ("start", "open", "from", "begin"), _is_time_of_day),
            ColumnSpec("end_time_local", ("end", "close", "until", "to"), _is_time_of_day),
        ),
        extra=(ColumnSpec("valid_from", ("valid", "effective"), other_names=("hoursfrom", "effectivefrom")),),
    ),
    compare=HoursComparison,
    start=HoursImport,
    undo=undo_hours,
    ask=ask,
    propose=propose,
    ask_of_changes=ask_of_changes,
)
