"""Closures and special hours entered in the window; each is stored as an import and can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from sqlalchemy import Connection

from storemon.core.ids import canonical_id
from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import DAY, FileKind
from storemon.data.database import Database
from storemon.data.files.fields import LATEST, LONGEST_LABEL
from storemon.data.imports import dated_rows
from storemon.data.imports.dated_rows import ALL_STORES, DatedRow
from storemon.data.imports.label_rows import names_of_files
from storemon.data.sqlite import sealed
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.entered import bring_back, enter, is_entered, take_back
from storemon.services.reverse import Reverse

_EPOCH: Final = dt.date(1970, 1, 1)
_FIRST: Final = dt.date(2000, 1, 1)
_LAST: Final = _EPOCH + dt.timedelta(days=LATEST // DAY - 1)


@dataclass(frozen=True, slots=True)
class Closure:
    """A closure or special hours for the stores `store_ids`, for a `group`, or, with neither, for all stores.

    `first` and `last`: local dates, both included; `start` and `end`: µs of the day, equal for a closure.
    `import_id`: the import that contains it, 0 for a new one; `own`: it was entered, not read from a file.
    """

    first: dt.date
    last: dt.date
    start: int = 0
    end: int = 0
    store_ids: tuple[str, ...] = ()
    group: str = ""
    name: str = ""
    import_id: int = 0
    own: bool = True

    @property
    def closed(self) -> bool:
        """Whether it closes the store."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class ClosureChange:
    """A change: the closure that was removed, and the one that was added."""

    removed: Closure | None
    added: Closure | None


class ClosureService:
    """Lists, adds and deletes closures and special hours."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Closure]:
        """Return those that apply on any date, latest dates first. Raises `DatabaseDamaged`."""
        with self._database.reading() as connection:
            return _listed(connection)

    def calendar(self, first: dt.date, last: dt.date) -> dict[dt.date, list[Closure]]:
        """Return those that apply, for each local date from `first` to `last` that has any."""
        found: dict[dt.date, list[Closure]] = {}
        with self._database.reading() as connection:
            sealed.check_content(connection, FileKind.DATED_HOURS)
            for number, row, left in dated_rows.what_counts(connection):
                one = _closure(number, row, own=False)
                for begin, end in left:
                    day = max(first, _EPOCH + dt.timedelta(days=begin))
                    while day <= min(last, _EPOCH + dt.timedelta(days=end)):
                        found.setdefault(day, []).append(one)
                        day += dt.timedelta(days=1)
        return found

    def groups(self) -> list[str]:
        """Return the groups of stores, sorted."""
        with self._database.reading() as connection:
            return sorted({group for _, group in names_of_files(connection).values() if group})

    def add(self, closure: Closure, *, first: bool = False) -> ClosureChange:
        """Add one; it takes precedence over existing ones for the same stores, group or all stores.

        `first`: only if nothing applies to its stores on its dates yet. Raises `BadInput` if something does,
        and for invalid dates or times.
        """
        rows = _rows(closure)
        with self._database.writing() as connection:
            if first:
                _check_free(connection, closure)
            return ClosureChange(None, replace(closure, import_id=_write(connection, rows)))

    def add_all(self, closures: Sequence[Closure], progress: Progress = silent) -> list[ClosureChange]:
        """Add several in one transaction. Raises `BadInput` like `add`."""
        kept = [(closure, _rows(closure)) for closure in closures]
        with self._database.writing(progress) as connection:
            return [
                ClosureChange(None, replace(closure, import_id=_write(connection, rows)))
                for closure, rows in kept
            ]

    def delete(self, closure: Closure) -> ClosureChange:
        """Delete one that was entered. Raises `BadInput` if it came from a file, or is already gone."""
        with self._database.writing() as connection:
            return ClosureChange(_undo(connection, closure), None)

    def change(self, closure: Closure, into: Closure) -> ClosureChange:
        """Replace one that was entered. Raises `BadInput` like `add` and `delete`."""
        rows = _rows(into)
        with self._database.writing() as connection:
            gone = _undo(connection, closure)
            return ClosureChange(gone, replace(into, import_id=_write(connection, rows)))

    def reverse(self, change: ClosureChange) -> Reverse:
        """Undo a change: remove what was added, and restore what was removed with its old rank.

        Raises `BadInput` if what was added is already gone, and `ChangedMeanwhile` if what was removed is
        back already.
        """
        return self.reverse_all([change])

    def reverse_all(self, changes: Sequence[ClosureChange]) -> Reverse:
        """Undo several changes in one transaction; raises like `reverse`."""
        return partial(self._take_back, changes)

    def _take_back(self, changes: Sequence[ClosureChange], progress: Progress = silent) -> Reverse:
        back = [ClosureChange(change.added, change.removed) for change in reversed(changes)]
        with self._database.writing(progress) as connection:
            for change in reversed(changes):
                if change.added is not None:
                    _undo(connection, change.added)
                if change.removed is not None:
                    _bring_back(connection, change.removed)
        return self.reverse_all(back)


def _listed(connection: Connection) -> list[Closure]:
    """Return those that apply on any date; one entered for several stores counts as one."""
    sealed.check_content(connection, FileKind.DATED_HOURS)
    rows = [(number, row) for number, row, left in dated_rows.what_counts(connection) if left]
    own = {number: is_entered(connection, number) for number in {number for number, _ in rows}}
    found: dict[object, Closure] = {}
    for place, (number, row) in enumerate(rows):
        one = _closure(number, row, own=own[number])
        key = (replace(one, store_ids=()), bool(one.store_ids)) if one.own else place
        there = found.get(key)
        found[key] = one if there is None else replace(there, store_ids=(*there.store_ids, *one.store_ids))
    return sorted(
        found.values(), key=lambda one: (one.last, one.first, one.store_ids, one.start), reverse=True
    )


def _check_free(connection: Connection, closure: Closure) -> None:
    """Raise `BadInput` if something already applies to one of its stores on its dates."""
    wanted = set(closure.store_ids)
    groups = {closure.group} - {""}
    if wanted:
        names = names_of_files(connection)
        groups = {names.get(canonical_id(one), ("", None))[1] or "" for one in wanted} - {""}
    for there in _listed(connection):
        if there.last < closure.first or closure.last < there.first:
            continue
        everywhere = not (there.store_ids or there.group) or not (wanted or closure.group)
        if everywhere or wanted & set(there.store_ids) or there.group in groups:
            raise BadInput(
                Message("Some of these stores have closures or special hours on these dates already."),
                Message("They were added after this was proposed, or are for other stores too."),
                Message("Look at them under Edit, Closures and special hours."),
            )


def _write(connection: Connection, rows: list[DatedRow]) -> int:
    def write(import_id: int) -> None:
        dated_rows.add(connection, import_id, rows)

    number = len(rows)
    return enter(connection, FileKind.DATED_HOURS, write, rows=number, stores=number, changed=number)


def _bring_back(connection: Connection, closure: Closure) -> None:
    """Restore a deleted one under its old import."""

    def write(import_id: int) -> None:
        dated_rows.add(connection, import_id, _rows(closure))

    bring_back(connection, closure.import_id, FileKind.DATED_HOURS, write)


def _undo(connection: Connection, closure: Closure) -> Closure:
    """Delete one, and return it including stores for which something newer applies."""
    whole = closure
    if closure.store_ids:
        whole = replace(closure, store_ids=dated_rows.stores_of(connection, closure.import_id))
    gone = Message("These hours are deleted already.")
    take_back(connection, closure.import_id, FileKind.DATED_HOURS, gone)
    return whole


def _rows(closure: Closure) -> list[DatedRow]:
    """Return a closure as stored: a row for each of its stores. Raises `BadInput`."""
    if closure.last < closure.first:
        raise BadInput(
            Message("The last date is before the first one."), remedy=Message("Choose a later last date.")
        )
    if closure.first < _FIRST or closure.last > _LAST:
        raise BadInput(Message("The dates are not of the years 2000 to 2099."))
    name = " ".join(closure.name.split())
    if len(name) > LONGEST_LABEL:
        raise BadInput(
            Message("The name is too long."),
            remedy=Message("Use at most {most} characters.", most=LONGEST_LABEL),
        )
    if not (0 <= closure.start < DAY and 0 <= closure.end <= DAY):
        raise BadInput(Message("That is not a time of day."))
    first, last = (closure.first - _EPOCH).days, (closure.last - _EPOCH).days
    start, end = (0, 0) if closure.closed else (closure.start, closure.end)
    targets = closure.store_ids or ("" if closure.group else ALL_STORES,)
    return [DatedRow(store_id, closure.group, first, last, start, end, name) for store_id in targets]


def _closure(number: int, row: DatedRow, *, own: bool) -> Closure:
    return Closure(
        first=_EPOCH + dt.timedelta(days=row.first),
        last=_EPOCH + dt.timedelta(days=row.last),
        start=row.start,
        end=row.end,
        store_ids=() if row.store_id in ("", ALL_STORES) else (row.store_id,),
        group=row.group,
        name=row.name,
        import_id=number,
        own=own,
    )
