"""Business hours on their way into the database: a file replaces the hours of the stores it names."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection, select, update

from storemon.core.message import Message
from storemon.core.model import Bool, Int64
from storemon.core.progress import Progress
from storemon.data import bulk, schema
from storemon.data.files.csv_rows import Rows
from storemon.data.imports import past_changes as past
from storemon.data.imports.all_refused import AllRefused
from storemon.data.imports.refused_rows import Refused
from storemon.data.imports.row_readers import read_hours
from storemon.data.imports.written import Written
from storemon.data.sqlite import sealed
from storemon.data.store_keys import StoreKeys
from storemon.errors import FileRefused

_COLUMNS: Final = ("store", "day", "start", "end")
_MOST_HOURS: Final = 2_000_000
"""Rows that are gathered before the same ones are left out; half as many may be different."""


class HoursImport:
    """Gathers the rows of hours and writes them at the end, beside those of earlier imports."""

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._rows: list[Int64] = [np.empty((0, 4), dtype=np.int64)]
        self._count = 0
        self._refused = AllRefused(keys)

    def add(self, rows: Rows, progress: Progress) -> Refused:  # noqa: ARG002  # the protocol's
        """Take the hours of a block; return the rows that cannot be used."""
        hours, lacking, refused = read_hours(rows, self._keys)
        self._rows.append(hours)
        self._count += len(hours)
        if self._count > _MOST_HOURS:
            self._rows = [np.unique(np.concatenate(self._rows), axis=0)]
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
            self._refused.add(rows, lacking)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write the hours; rows that the stores had already are not counted as imported."""
        progress(0.95, Message("Writing business hours"))
        given = np.concatenate(self._rows)
        named = np.unique(given[:, 0])
        self._keys.save(named)
        old = past.hours_of(self._connection, named)
        rows, was, is_now = _compared(old, given)
        with sealed.changing(self._connection, schema.stores):
            self._write(rows[is_now])
        changed = np.unique(rows[was != is_now, 0])
        note = past.hours_note(self._connection, old, changed)
        left = self._refused.hours_notes(self._connection, named)
        return Written(int(np.count_nonzero(is_now & ~was)), len(named), len(changed), (note, *left))

    def _write(self, rows: Int64) -> None:
        columns = {name: rows[:, place].tolist() for place, name in enumerate(_COLUMNS)}
        columns["import_id"] = [self._import_id] * len(rows)
        bulk.insert_rows(self._connection, schema.hours, columns)
        mine = select(schema.hours.c.store).where(schema.hours.c.import_id == self._import_id)
        statement = update(schema.stores).where(schema.stores.c.store.in_(mine))
        self._connection.execute(statement.values(hours_import=self._import_id))
        sealed.set_hours(self._connection, rows)


def _compared(old: Int64, new: Int64) -> tuple[Int64, Bool, Bool]:
    """Return the distinct rows of both, in order, and for each whether it is in `old` and in `new`."""
    rows = np.concatenate((old, new))
    is_new = np.repeat((False, True), (len(old), len(new)))
    order = np.lexsort((is_new, *rows.T[::-1]))
    rows, is_new = rows[order], is_new[order]
    # Rows that are alike stand together now, those of `old` first.
    last = np.append(np.any(np.diff(rows, axis=0) != 0, axis=1), np.full(min(1, len(rows)), fill_value=True))
    first = np.roll(last, 1)
    return rows[first], ~is_new[first], is_new[last]
