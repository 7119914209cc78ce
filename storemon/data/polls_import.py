"""Polls on their way into the database, sorted a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import Bool, Int64, Polls
from storemon.core.progress import Progress
from storemon.data import bulk
from storemon.data.ahead import one_ahead
from storemon.data.csv_rows import Rows
from storemon.data.refused import Refused
from storemon.data.row_readers import read_polls
from storemon.data.store_keys import NO_STORE, StoreKeys
from storemon.data.written import Written

_CHUNK_ROWS: Final = 1_850_000
_SLICE_ROWS: Final = 20_000
_PARTS: Final = 4


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

    def add(self, rows: Rows, progress: Progress) -> Refused:
        """Take the polls of a block; return those that cannot be used."""
        store, times, active, refused = read_polls(rows, self._keys)
        self._stores.append(store)
        self._times.append(times)
        self._active.append(active)
        self._waiting += len(store)
        if self._waiting >= _CHUNK_ROWS:
            self._write(progress)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write the last chunk."""
        if self._waiting:
            self._write(progress)
        return Written(self._imported, len(self._named), 0)

    def _write(self, progress: Progress) -> None:
        store, time = np.concatenate(self._stores), np.concatenate(self._times)
        active = np.concatenate(self._active)
        self._stores, self._times, self._active, self._waiting = [], [], [], 0
        done, count = 0, len(store)
        # Sorting one part while the one before is written hides most of the sorting.
        for polls in one_ahead(_in_order(store, time, active)):
            named = polls.store[np.diff(polls.store, prepend=NO_STORE) != 0]
            self._keys.save(named)
            self._named.update(named.tolist())
            for start in range(0, len(polls.store), _SLICE_ROWS):
                progress(0.9 + 0.1 * (done + start) / count, f"Writing {count:,} polls")
                self._upsert(polls, slice(start, start + _SLICE_ROWS))
            done += len(polls.store)

    def _upsert(self, polls: Polls, rows: slice) -> None:
        piece = Polls(polls.store[rows], polls.time[rows], polls.active[rows])
        self._imported += bulk.add_polls(self._connection, piece, self._import_id)


def _in_order(store: Int64, time: Int64, active: Bool) -> Iterator[Polls]:
    """Yield the polls sorted, in parts by store."""
    highest = int(store.max(initial=NO_STORE))
    step = highest // _PARTS + 1
    for first in range(0, highest + 1, step):
        part = (store >= first) & (store < first + step)
        if part.any():
            yield bulk.sorted_polls(store[part], time[part], active[part])
