"""Business hours on their way into the database: a file replaces the hours of the stores it names."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection, bindparam, delete

from storemon.core.model import Bool, Int64
from storemon.core.progress import Progress
from storemon.data import bulk, fields, schema
from storemon.data.csv_rows import RefusedRow, Rows
from storemon.data.fields import WORDS, Reason
from storemon.data.store_keys import NO_STORE, StoreKeys

_COLUMNS: Final = ("store", "day", "start", "end")


class HoursImport:
    """Gathers the rows of hours and compares them with the known ones at the end."""

    def __init__(self, connection: Connection, keys: StoreKeys) -> None:
        self._connection = connection
        self._keys = keys
        self._rows: list[Int64] = [np.empty((0, 4), dtype=np.int64)]

    def add(self, rows: Rows, progress: Progress) -> list[RefusedRow]:  # noqa: ARG002  # the protocol's
        """Take the hours of a block; return the rows that cannot be used."""
        store = self._keys.of(rows.columns["store_id"])
        day, no_day = fields.weekdays(rows.columns["day"])
        start, no_start = fields.times_of_day(rows.columns["start_time_local"], end=False)
        end, no_end = fields.times_of_day(rows.columns["end_time_local"], end=True)
        reasons = np.where(store == NO_STORE, Reason.NO_ID, no_day)
        for more in (no_start, no_end):
            reasons = np.where(reasons == Reason.NONE, more, reasons)
        bad = np.flatnonzero(reasons)
        self._rows.append(np.column_stack((store, day, start, end))[reasons == Reason.NONE])
        return rows.refuse(bad.tolist(), [WORDS[Reason(code)] for code in reasons[bad].tolist()])

    def finish(self, progress: Progress) -> tuple[int, int, list[RefusedRow]]:
        """Write the hours that differ; return the rows that are new, the stores named, no refusals."""
        progress(0.95, "Writing business hours")
        given = np.concatenate(self._rows)
        named = np.unique(given[:, 0])
        self._keys.save(named)
        known = bulk.read_hours(self._connection, (0, int(named.max(initial=0))))
        old = np.column_stack([getattr(known, name) for name in _COLUMNS])
        old = old[np.isin(old[:, 0], named)]
        rows, was, is_now = _compared(old, given)
        changed = np.unique(rows[was != is_now, 0])
        self._delete(np.intersect1d(changed, old[:, 0]))
        written = rows[is_now & np.isin(rows[:, 0], changed)]
        columns = {name: written[:, place].tolist() for place, name in enumerate(_COLUMNS)}
        bulk.insert_rows(self._connection, schema.hours, columns)
        return int(np.count_nonzero(is_now & ~was)), len(named), []

    def _delete(self, stores: Int64) -> None:
        if len(stores):
            self._connection.execute(
                delete(schema.hours).where(schema.hours.c.store == bindparam("changed")),
                [{"changed": store} for store in stores.tolist()],
            )


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
