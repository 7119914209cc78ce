"""Closures and special hours as reports need them, with a look at their checksums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pyarrow.compute as pc
from sqlalchemy import Connection, select

from storemon.core.ids import canonical_id
from storemon.core.model import DatedHours, Int64
from storemon.core.vocabulary import DAY, FileKind
from storemon.data import bulk
from storemon.data.files.arrow_arrays import decoding, numbers, texts
from storemon.data.imports.dated_rows import ALL_STORES, any_dated
from storemon.data.imports.label_rows import names_of_files
from storemon.data.schema import dated_hours
from storemon.data.sqlite import sealed
from storemon.data.sqlite.digests import row_digest
from storemon.errors import RowsDamaged

_STORE: Final = 2 << 40
_GROUP: Final = 1 << 40
"""What a row is for comes before which import it is of (METRICS: Dated hours)."""
_NOWHERE: Final = np.empty(0, np.int64)


class DatedTally:
    """Adds up the checksums of dated hours while all stores are read, by import."""

    def __init__(self) -> None:
        self._sums: dict[int, int] = {}

    def add(self, store_id: str, group: str, import_id: int, rows: str) -> None:
        """Count the rows of a store or group from one import, as `sealed.DATED_ROWS` has them."""
        self._sums[import_id] = self._sums.get(import_id, 0) + row_digest(store_id, group, rows)

    def check(self, connection: Connection) -> None:
        """Raise `RowsDamaged` unless these, and those of no store, are all that was written."""
        if not sealed.keeps_checksums(connection):
            return
        for row in bulk.read_dated_of_no_store(connection):
            self.add(*row)
        if self._sums != sealed.contents(connection, FileKind.DATED_HOURS):
            raise RowsDamaged(dated_hours.name)


def dated_of(
    connection: Connection,
    keys: tuple[int, int],
    store_ids: Sequence[str],
    places: Int64,
    only: Sequence[int] | None = None,
    tally: DatedTally | None = None,
) -> DatedHours | None:
    """Return the dated hours of the stores with these keys, None where there are none.

    `store_ids` and `places`: their ids and keys in the order of the batch. `only`: some of these keys, where
    not all are wanted. `tally` counts what is the stores' own. Raises `RowsDamaged`.
    """
    if not any_dated(connection):
        return None
    parts = [*_of_stores(connection, keys, store_ids, places, only, tally)]
    parts += _of_groups_and_all(connection, store_ids)
    store = np.concatenate([_NOWHERE, *(place for place, _, _ in parts)])
    if not store.size:
        return None
    rows = np.concatenate([of for _, of, _ in parts])
    rank = np.concatenate([level for _, _, level in parts])
    return DatedHours(store, rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3], rank)


_Part = tuple[Int64, Int64, Int64]
"""Positions of stores; first and last date, start and end; rank."""


def _of_stores(
    connection: Connection,
    keys: tuple[int, int],
    store_ids: Sequence[str],
    places: Int64,
    only: Sequence[int] | None,
    tally: DatedTally | None,
) -> Iterator[_Part]:
    """Give the stores' own rows."""
    found = bulk.read_dated(connection, keys, only)
    if not found:
        return
    key, import_id, rows = zip(*found, strict=True)
    positions = np.searchsorted(places, np.array(key, np.int64))
    if tally is not None:
        for position, number, of_store in zip(positions.tolist(), import_id, rows, strict=True):
            tally.add(store_ids[position], "", number, of_store)
    counts, values = _parsed(rows)
    rank = np.array(import_id, np.int64) + _STORE
    yield np.repeat(positions, counts), values, np.repeat(rank, counts)


def _parsed(rows: Sequence[str]) -> tuple[Int64, Int64]:
    """Return how many rows each text holds, and their numbers, of shape (all rows, 4).

    Raises `RowsDamaged` where they are none that storemon writes, so that nothing later stumbles over them.
    """
    with decoding(dated_hours.name):
        lines = pc.split_pattern(texts(rows), pattern="\n")
        words = pc.split_pattern(lines.flatten(), pattern=" ", max_splits=3)
        columns = [pc.list_element(words, place).cast("int64") for place in range(3)]
        dates, start, end = (numbers(column, np.int64) for column in columns)
        counts = numbers(pc.list_value_length(lines), np.int32).astype(np.int64)
    first, last = np.divmod(dates, sealed.DATES)
    if min(first.min(), start.min(), end.min()) < 0 or max(start.max(), end.max()) > DAY:
        raise RowsDamaged(dated_hours.name)
    return counts, np.column_stack((first, last, start, end))


def _of_groups_and_all(connection: Connection, store_ids: Sequence[str]) -> Iterator[_Part]:
    """Give the rows of groups and of all stores, once for each store that they are for."""
    table = dated_hours.c
    columns = (table.first, table.last, table.start, table.end, table.import_id)
    found: Sequence[Any] = connection.execute(
        select(table.grouping, *columns)
        .where(table.store_id.in_(("", ALL_STORES)))
        .order_by(table.store_id, table.grouping, table.import_id, *columns[:4])
    ).all()
    every = np.arange(len(store_ids))
    members: dict[str, Int64] = {}
    if any(row.grouping for row in found):
        names = names_of_files(connection)
        groups = np.array([names.get(canonical_id(one), ("", None))[1] or "" for one in store_ids])
        members = {row.grouping: np.flatnonzero(groups == row.grouping) for row in found if row.grouping}
    for grouping, *row in found:
        places = members[grouping] if grouping else every
        *values, import_id = row
        rank = np.full(places.size, import_id + (_GROUP if grouping else 0))
        yield places, np.broadcast_to(np.array(values, np.int64), (places.size, len(values))), rank
