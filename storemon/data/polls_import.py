"""Polls on their way into the database, sorted a chunk at a time."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import Bool, Int64, Polls
from storemon.core.progress import Progress
from storemon.data import bulk, fields
from storemon.data.csv_rows import RefusedRow, Rows
from storemon.data.fields import WORDS, Reason
from storemon.data.store_keys import NO_STORE, StoreKeys

_CHUNK_ROWS: Final = 2_000_000
_SLICE_ROWS: Final = 20_000


class PollsImport:
    """Gathers polls until a chunk is worth sorting, since sorted rows are written several times faster.

    A chunk bounds the memory, whatever the size of the file.
    """

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._import_id = import_id
        self._stores: list[Int64] = []
        self._times: list[Int64] = []
        self._active: list[Bool] = []
        self._waiting = 0
        self._imported = 0
        self._named: set[int] = set()

    def add(self, rows: Rows, progress: Progress) -> list[RefusedRow]:
        """Take the polls of a block; return those that cannot be used."""
        store = self._keys.of(rows.columns["store_id"])
        active, reasons = fields.statuses(rows.columns["status"])
        times, no_time = fields.timestamps(rows.columns["timestamp_utc"])
        reasons = np.where(reasons == Reason.NONE, no_time, reasons)
        reasons[store == NO_STORE] = Reason.NO_ID
        good = reasons == Reason.NONE
        bad = np.flatnonzero(~good)
        if len(bad):
            store, times, active = store[good], times[good], active[good]
        self._stores.append(store)
        self._times.append(times)
        self._active.append(active)
        self._waiting += len(store)
        if self._waiting >= _CHUNK_ROWS:
            self._write(progress)
        return rows.refuse(bad.tolist(), [WORDS[Reason(code)] for code in reasons[bad].tolist()])

    def finish(self, progress: Progress) -> tuple[int, int, list[RefusedRow]]:
        """Write the last chunk; return the polls that changed the database, the stores named, no refusals."""
        self._write(progress)
        return self._imported, len(self._named), []

    def _write(self, progress: Progress) -> None:
        if not self._waiting:
            return
        polls = bulk.sorted_polls(
            np.concatenate(self._stores), np.concatenate(self._times), np.concatenate(self._active)
        )
        self._stores, self._times, self._active, self._waiting = [], [], [], 0
        named = polls.store[np.diff(polls.store, prepend=NO_STORE) != 0]
        self._keys.save(named)
        self._named.update(named.tolist())
        count = len(polls.store)
        for start in range(0, count, _SLICE_ROWS):
            progress(0.9 + 0.1 * start / count, f"Writing {count:,} polls")
            piece = slice(start, start + _SLICE_ROWS)
            self._imported += bulk.upsert_polls(
                self._connection,
                Polls(polls.store[piece], polls.time[piece], polls.active[piece]),
                self._import_id,
            )
