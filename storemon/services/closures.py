"""Closures and special hours as a person enters them; each is an import, and can be undone like one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from storemon.core.progress import silent
from storemon.core.vocabulary import DAY, FileKind
from storemon.data.database import Database
from storemon.data.files.fields import LATEST, LONGEST_LABEL
from storemon.data.imports import dated_rows, import_rows
from storemon.data.imports.dated_rows import ALL_STORES, DatedRow
from storemon.data.imports.label_rows import names_of_files
from storemon.data.imports.undo import undo_import
from storemon.data.queries import one_import
from storemon.data.sqlite import sealed
from storemon.errors import BadInput
from storemon.message import Message

ENTERED: Final = "Entered in storemon"
"""What imports are called that hold what was entered in the window."""
_EPOCH: Final = dt.date(1970, 1, 1)
_FIRST: Final = dt.date(2000, 1, 1)
_LAST: Final = _EPOCH + dt.timedelta(days=LATEST // DAY - 1)


@dataclass(frozen=True, slots=True)
class Closure:
    """A closure or special hours for the store `store_id`, for a `group`, or for all stores without either.

    `first` and `last` are local dates, both included; `start` and `end` µs of the day, equal where it closes
    the store. `import_id`: the import that holds it, 0 for a new one; `own`: it was entered, not in a file.
    """

    first: dt.date
    last: dt.date
    start: int = 0
    end: int = 0
    store_id: str = ""
    group: str = ""
    name: str = ""
    import_id: int = 0
    own: bool = True

    @property
    def closed(self) -> bool:
        """Whether it closes the store."""
        return self.start == self.end


class ClosureService:
    """Lists, adds and deletes closures and special hours."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Closure]:
        """Return those that count on any date, the last dates first. Raises `DatabaseDamaged`."""
        with self._database.reading() as connection:
            sealed.check_content(connection, FileKind.DATED_HOURS)
            rows = [(number, row) for number, row, left in dated_rows.what_counts(connection) if left]
            own = {number: _is_own(connection, number) for number in {number for number, _ in rows}}
        found = [_closure(number, row, own=own[number]) for number, row in rows]
        return sorted(found, key=lambda one: (one.last, one.first, one.store_id, one.start), reverse=True)

    def groups(self) -> list[str]:
        """Return the groups that stores have, in order."""
        with self._database.reading() as connection:
            return sorted({group for _, group in names_of_files(connection).values() if group})

    def add(self, closure: Closure) -> None:
        """Add one, which counts before what is there of the same store, group or all stores on its dates.

        Raises `BadInput` for dates or times that mean nothing.
        """
        row = _row(closure)
        with self._database.writing() as connection:
            _write(connection, row)

    def delete(self, closure: Closure) -> None:
        """Delete one that was entered. Raises `BadInput` where a file brought it, or it is gone."""
        with self._database.writing() as connection:
            _undo(connection, closure)

    def change(self, closure: Closure, into: Closure) -> None:
        """Replace one that was entered by another. Raises `BadInput` as `add` and `delete` do."""
        row = _row(into)
        with self._database.writing() as connection:
            _undo(connection, closure)
            _write(connection, row)


def _write(connection: Connection, row: DatedRow) -> None:
    kind = FileKind.DATED_HOURS
    import_id = import_rows.begin(connection, ENTERED, kind, "")
    dated_rows.add(connection, import_id, [row])
    counts = import_rows.Counts(imported=1, known=0, refused=0, stores=1, changed=1)
    import_rows.end(connection, import_id, kind, counts, None, "")


def _undo(connection: Connection, closure: Closure) -> None:
    found = one_import(connection, closure.import_id)
    if found is None or found.undone is not None:
        raise BadInput(Message("These hours are deleted already."))
    if found.name != ENTERED:
        raise BadInput(
            Message("These hours are from the file {name}.", name=found.name),
            remedy=Message("Undo that import, or enter other hours for these dates, which count before it."),
        )
    undo_import(connection, closure.import_id, FileKind.DATED_HOURS, silent)


def _row(closure: Closure) -> DatedRow:
    """Return a closure as it is kept. Raises `BadInput`."""
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
    store_id = closure.store_id if closure.store_id or closure.group else ALL_STORES
    start, end = (0, 0) if closure.closed else (closure.start, closure.end)
    return DatedRow(store_id, closure.group, first, last, start, end, name)


def _closure(number: int, row: DatedRow, *, own: bool) -> Closure:
    return Closure(
        first=_EPOCH + dt.timedelta(days=row.first),
        last=_EPOCH + dt.timedelta(days=row.last),
        start=row.start,
        end=row.end,
        store_id="" if row.store_id == ALL_STORES else row.store_id,
        group=row.group,
        name=row.name,
        import_id=number,
        own=own,
    )


def _is_own(connection: Connection, import_id: int) -> bool:
    found = one_import(connection, import_id)
    return found is not None and found.name == ENTERED
