"""Business hours on their way into the database: a file replaces the hours of the stores it names."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, bindparam, delete, select

from storemon.core.model import Int64
from storemon.core.progress import Progress
from storemon.data import bulk, fields, schema
from storemon.data.csv_rows import RefusedRow, Rows
from storemon.data.fields import WORDS, Reason
from storemon.data.store_keys import NO_STORE, StoreKeys

_COLUMNS: Final = ("store", "day", "start", "end")
_OLD: Final = 0
_NEW: Final = 1


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
        table = schema.hours.c
        known = self._connection.execute(select(*(table[name] for name in _COLUMNS))).all()
        old = np.array([tuple(row) for row in known], dtype=np.int64).reshape(-1, 4)
        rows, sides = _compared(old[np.isin(old[:, 0], named)], given)
        changed = np.unique(rows[sides != (_OLD + _NEW) / 2, 0])
        self._replace(changed, rows[(sides > _OLD) & np.isin(rows[:, 0], changed)])
        return int(np.count_nonzero(sides == _NEW)), len(named), []

    def _replace(self, changed: Int64, rows: Int64) -> None:
        if len(changed):
            self._connection.execute(
                delete(schema.hours).where(schema.hours.c.store == bindparam("changed")),
                [{"changed": store} for store in changed.tolist()],
            )
        columns = {name: rows[:, place].tolist() for place, name in enumerate(_COLUMNS)}
        bulk.insert_rows(self._connection, schema.hours, columns)


def _compared(old: Int64, new: Int64) -> tuple[Int64, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Return the distinct rows of both, and for each `_OLD`, `_NEW`, or half-way where both have it."""
    table = pa.table(
        {name: np.concatenate((old[:, place], new[:, place])) for place, name in enumerate(_COLUMNS)}
    ).append_column("side", pa.array(np.repeat((_OLD, _NEW), (len(old), len(new)))))
    groups = table.group_by(_COLUMNS, use_threads=False).aggregate([("side", "min"), ("side", "max")])
    groups = groups.sort_by([(name, "ascending") for name in _COLUMNS])
    rows = np.column_stack([groups[name].to_numpy() for name in _COLUMNS])
    sides = pc.divide(pc.add(groups["side_min"], groups["side_max"]), pa.scalar(2.0)).to_numpy()
    return rows, sides
