"""A store's business hours and time zone over time: read them, and change them from a date on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.checked_hours import GivenRow
from storemon.core.date_hours import date_hours
from storemon.core.ids import canonical_id
from storemon.core.model import BEGINNING
from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import DAY, FileKind
from storemon.core.zone_files import known_zone
from storemon.data import queries
from storemon.data.database import Database
from storemon.data.files.fields import EARLIEST, LATEST
from storemon.data.imports import dated_rows
from storemon.data.imports.counting_hours import HoursChange, hours_of, sources_of
from storemon.data.imports.label_rows import names_of_files
from storemon.data.imports.zones_import import write_zones, zone_source
from storemon.data.queries import one_import
from storemon.data.sqlite import sealed
from storemon.data.sqlite.sealed_hours import hours_columns
from storemon.errors import BadInput
from storemon.message import NOTHING, Message
from storemon.services.entered import enter, take_back
from storemon.services.known_store import key_of
from storemon.services.reverse import Reverse

_EPOCH: Final = dt.date(1970, 1, 1)
_FIRST: Final = _EPOCH + dt.timedelta(days=EARLIEST // DAY)
_LAST: Final = _EPOCH + dt.timedelta(days=LATEST // DAY - 1)
_NEVER: Final = LATEST // DAY + 1
"""A date (days since 1970-01-01) that no hours begin on."""
_ALWAYS: Final = tuple(GivenRow(day, 0, DAY) for day in range(7))
"""Open 24×7 as rows, since an import cannot express that a store has no rows."""


@dataclass(frozen=True, slots=True)
class Source:
    """The source of hours or a zone: a file's name or `ENTERED`, and when it was imported, µs UTC."""

    name: str
    imported: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """Weekly hours from the local date `first`, None for the beginning, to `last`, None for no end.

    Without `rows`, and then without a source, the store is open 24×7.
    """

    first: dt.date | None
    last: dt.date | None
    rows: tuple[GivenRow, ...]
    source: Source | None


@dataclass(frozen=True, slots=True)
class StoreHours:
    """A store's schedules in order of time, at least one, and its zone, None if no file has one."""

    store_id: str
    schedules: tuple[Schedule, ...]
    zone: str | None
    zone_source: Source | None

    def on(self, date: dt.date) -> Schedule:
        """Return the schedule in force on a local date."""
        return next(one for one in self.schedules if one.last is None or date <= one.last)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A store's hours on a local date: spans in µs since its midnight, over 24 h if past the next midnight.

    `dated`: they come from closures or special hours, which are called `name`, if they have one.
    """

    date: dt.date
    spans: tuple[tuple[int, int], ...]
    dated: bool
    name: str


@dataclass(frozen=True, slots=True)
class HoursEdit:
    """A change of hours or zone entered in the window; `undo` needs it."""

    store_id: str
    kind: FileKind
    import_id: int


class StoreHoursService:
    """Shows and changes the hours and the zone of one store at a time; each change is an import."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, store_id: str) -> StoreHours:
        """Return a store's hours over time, and its zone. Raises `NoSuchStore` and `DatabaseDamaged`."""
        with self._database.reading() as connection:
            return _look(connection, key_of(connection, store_id), store_id)

    def calendar(self, store_id: str, first: dt.date, last: dt.date) -> list[CalendarDay]:
        """Return a store's hours on each local date from `first` to `last`. Raises like `look`."""
        days = range(_days(first), _days(last) + 1)
        with self._database.reading() as connection:
            key = key_of(connection, store_id)
            sealed.check_content(connection, FileKind.DATED_HOURS)
            found = queries.read_batch(connection, (key, key), queries.NO_TIME)
            names: dict[int, list[str]] = {}
            if found.batch.dated is not None:
                own = found.store_ids[0]
                _, group = names_of_files(connection).get(canonical_id(own), ("", None))
                names = dated_rows.names_on(connection, own, group, days)
        return [
            CalendarDay(_date(one.day), one.spans, one.dated, ", ".join(names.get(one.day, ())))
            for one in date_hours(found.batch, days)
        ]

    def change_hours(
        self, seen: StoreHours, rows: Sequence[GivenRow], first: dt.date | None = None
    ) -> HoursEdit:
        """Change a store's weekly hours, from the local date `first` on or from the beginning.

        Dates before `first` keep their hours. `seen`: the hours when the user began editing. Raises
        `BadInput` if they were changed since or the new hours are invalid, and `NoSuchStore`.
        """
        distinct = _checked(rows)
        if first is not None and not _FIRST <= first <= _LAST:
            raise BadInput(Message("The dates are not of the years 2000 to 2099."))
        with self._database.writing() as connection:
            key = _unchanged(connection, seen)
            given = [(key, *_numbers(row), BEGINNING if first is None else _days(first)) for row in distinct]
            begins = hours_of(connection, np.array([key]))[:, 4]
            if first is not None and int(begins.min(initial=_NEVER)) >= _days(first):
                # Otherwise the new hours would be the store's first, and count for all the time before.
                before = seen.schedules[0].rows or _ALWAYS
                given += [(key, *_numbers(row), BEGINNING) for row in before]
            change = HoursChange.of(connection, np.array(given, np.int64))

            def write(import_id: int) -> int | None:
                return change.write(connection, import_id)

            return self._enter(connection, seen, FileKind.HOURS, write, len(given))

    def change_zone(self, seen: StoreHours, zone: str) -> HoursEdit:
        """Change a store's time zone, which also applies to the past. Raises like `change_hours`."""
        if not known_zone(zone):
            raise BadInput(
                Message("There is no time zone {text}.", text=zone),
                remedy=Message("Choose one from the list."),
            )
        with self._database.writing() as connection:
            key = _unchanged(connection, seen)

            def write(import_id: int) -> None:
                write_zones(connection, import_id, {key: zone})

            return self._enter(connection, seen, FileKind.ZONES, write, 1)

    def undo(self, edit: HoursEdit, progress: Progress = silent) -> None:
        """Undo a change, restoring what it replaced. Raises `BadInput` if it was undone already."""
        with self._database.writing(progress) as connection:
            take_back(connection, edit.import_id, edit.kind, Message("This change is undone already."))

    def reverse(self, edit: HoursEdit, again: Callable[[], HoursEdit]) -> Reverse:
        """Return a function that undoes a change like `undo`; `again` redoes it."""

        def take(progress: Progress = silent) -> Reverse:
            self.undo(edit, progress)
            return make_again

        def make_again(progress: Progress = silent) -> Reverse:
            progress(0.0, NOTHING)
            return self.reverse(again(), again)

        return take

    @staticmethod
    def _enter(
        connection: Connection,
        seen: StoreHours,
        kind: FileKind,
        write: Callable[[int], int | None],
        rows: int,
    ) -> HoursEdit:
        return HoursEdit(seen.store_id, kind, enter(connection, kind, write, rows=rows, stores=1, changed=1))


def _look(connection: Connection, key: int, store_id: str) -> StoreHours:
    found = queries.read_batch(connection, (key, key), queries.NO_TIME)
    own = np.column_stack(hours_columns(found.batch.hours))
    sources = {begin: _source(connection, number) for begin, number in sources_of(connection, key).items()}
    begins = sorted(set(own[:, 4].tolist()))
    schedules = []
    for place, begin in enumerate(begins):
        following = begins[place + 1] if place + 1 < len(begins) else None
        rows = own[own[:, 4] == begin][:, 1:4].tolist()
        schedules.append(
            Schedule(
                # Before the first schedule, it counts as well.
                None if place == 0 else _date(begin),
                None if following is None else _date(following - 1),
                tuple(sorted(GivenRow(*row) for row in rows)),
                sources.get(begin),
            )
        )
    zone_of = zone_source(connection, key)
    return StoreHours(
        store_id,
        tuple(schedules) or (Schedule(None, None, (), None),),
        found.batch.zones[0],
        None if zone_of is None else _source(connection, zone_of),
    )


def _unchanged(connection: Connection, seen: StoreHours) -> int:
    """Return the store's key. Raises `BadInput` unless its hours and zone are still those that were seen."""
    key = key_of(connection, seen.store_id)
    if _look(connection, key, seen.store_id) != seen:
        raise BadInput(
            Message("The hours or the time zone of this store were changed meanwhile."),
            Message("Another window, command or import changed them."),
            Message("Look at them as they are now, and change them again."),
        )
    return key


def _checked(rows: Sequence[GivenRow]) -> list[GivenRow]:
    if not rows:
        raise BadInput(
            Message("There is no opening."),
            Message("A store without any hours counts as open 24/7."),
            Message("Add an opening. If the store is closed for some time, add a closure for it."),
        )
    for row in rows:
        if not (0 <= row.day < 7 and 0 <= row.start < DAY and 0 <= row.end <= DAY):
            raise BadInput(Message("That is not a time of day."))
    return sorted(set(rows))


def _source(connection: Connection, import_id: int) -> Source | None:
    found = one_import(connection, import_id)
    return None if found is None else Source(found.name, found.finished)


def _numbers(row: GivenRow) -> tuple[int, int, int]:
    return row.day, row.start, row.end


def _days(date: dt.date) -> int:
    return (date - _EPOCH).days


def _date(days: int) -> dt.date:
    return _EPOCH + dt.timedelta(days=days)
