"""Polls on their way into the database, sorted a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.message import Message
from storemon.core.model import Bool, Int64, Polls
from storemon.core.progress import Progress
from storemon.data.bulk import sorted_polls
from storemon.data.files.csv_rows import Rows
from storemon.data.imports.refused_rows import Refused
from storemon.data.imports.row_readers import read_polls
from storemon.data.imports.written import Written
from storemon.data.polls.packed import begins_of
from storemon.data.polls.polls_writer import PollsWriter
from storemon.data.polls.spill import Spill
from storemon.data.store_keys import NO_STORE, StoreKeys

_CHUNK_ROWS: Final = 1_850_000
_SLICE_ROWS: Final = 100_000
_SORTED: Final = 0.9


class PollsImport:
    """Gathers polls, and writes them once all are there, so that each row is written once.

    What is more than a chunk is set aside, which bounds the memory, whatever the size of the file.
    """

    def __init__(self, connection: Connection, keys: StoreKeys, import_id: int) -> None:
        self._connection = connection
        self._keys = keys
        self._stores: list[Int64] = []
        self._times: list[Int64] = []
        self._active: list[Bool] = []
        self._waiting = 0
        self._taken = 0
        self._spill: Spill | None = None
        self._writer = PollsWriter(connection, import_id)
        self._imported = 0
        self._named: set[int] = set()

    def add(self, rows: Rows, progress: Progress) -> Refused:
        """Take the polls of a block; return those that cannot be used."""
        store, times, active, refused = read_polls(rows, self._keys)
        self._stores.append(store)
        self._times.append(times)
        self._active.append(active)
        self._waiting += len(store)
        self._taken += len(store)
        if self._waiting >= _CHUNK_ROWS:
            self._set_aside(progress)
        return refused

    def finish(self, progress: Progress) -> Written:
        """Write what was gathered, or set aside."""
        if self._spill is not None and self._waiting:
            self._set_aside(progress)
        if self._spill is not None:
            pieces = self._spill.pieces()
        else:
            pieces = _slices(self._sorted()) if self._waiting else iter(())
        count = self._taken
        for share, piece in pieces:
            progress(_SORTED + (1 - _SORTED) * share, Message("Writing {count} polls", count=count))
            self._write(piece)
        self._writer.finish()
        return Written(self._imported, len(self._named), 0)

    def _sorted(self) -> Polls:
        """Return what was gathered since the last time, in order."""
        store, time = np.concatenate(self._stores), np.concatenate(self._times)
        active = np.concatenate(self._active)
        self._stores, self._times, self._active, self._waiting = [], [], [], 0
        return sorted_polls(store, time, active)

    def _set_aside(self, progress: Progress) -> None:
        if self._spill is None:
            self._spill = Spill(self._connection)
        count = self._taken
        progress(_SORTED, Message("Sorting {count} polls", count=count))
        self._spill.add(self._sorted())

    def _write(self, polls: Polls) -> None:
        """Write polls that are all that the file says of their stores and weeks."""
        named = polls.store[np.diff(polls.store, prepend=NO_STORE) != 0]
        self._keys.save(named)
        self._named.update(named.tolist())
        self._imported += self._writer.write(polls)


def _slices(polls: Polls) -> Iterator[tuple[float, Polls]]:
    """Yield polls a slice at a time, with the share that came before; a slice begins where a row does."""
    begins, start = begins_of(polls), 0
    while start < len(polls.store):
        place = int(np.searchsorted(begins, start + _SLICE_ROWS))
        end = int(begins[place]) if place < begins.size else len(polls.store)
        piece = Polls(polls.store[start:end], polls.time[start:end], polls.active[start:end])
        yield start / len(polls.store), piece
        start = end
