"""Closures and special hours as reports need them, with their checksums verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, select

from storemon.core.ids import canonical_id
from storemon.core.model import DatedHours, Int64
from storemon.core.vocabulary import FileKind
from storemon.data.imports.dated_packing import unpacked_spans
from storemon.data.imports.dated_rows import ALL_STORES, any_dated, rows_of_imports
from storemon.data.imports.label_rows import names_of_files
from storemon.data.schema import dated_hours, stores
from storemon.data.sqlite import sealed
from storemon.errors import RowsDamaged

_STORE: Final = 2 << 40
_GROUP: Final = 1 << 40
"""The target of a row outranks the age of its import (METRICS: Dated hours)."""
_NOWHERE: Final = np.empty(0, np.int64)


class DatedTally:
    """Adds up the checksums of dated hours by import while all stores are read.

    What is read again for each platform is counted once.
    """

    def __init__(self) -> None:
        self._sums: dict[int, int] = {}
        self._counted: set[tuple[int, int]] = set()

    def add(self, import_id: int, digest: int) -> None:
        """Count what an import says about a store or group."""
        if (import_id, digest) not in self._counted:
            self._counted.add((import_id, digest))
            self._sums[import_id] = self._sums.get(import_id, 0) + digest

    def check(self, connection: Connection) -> None:
        """Raise `RowsDamaged` unless these, and the rows that are not for a known store, are complete."""
        if not sealed.keeps_checksums(connection):
            return
        table = dated_hours.c
        for row in sealed.rows_of(connection, dated_hours, table.store_id.not_in(select(stores.c.store_id))):
            self.add(row.import_id, row.digest)
        if self._sums != sealed.contents(connection, FileKind.DATED_HOURS):
            raise RowsDamaged(dated_hours.name)


class Groups:
    """The groups of all stores, read on first use and kept for the following batches."""

    def __init__(self) -> None:
        self._found: dict[str, str] | None = None

    def of(self, connection: Connection, store_ids: Sequence[str]) -> NDArray[np.str_]:
        """Return the group of each store with these ids, an empty text for none."""
        if self._found is None:
            named = names_of_files(connection).items()
            self._found = {store_id: group for store_id, (_, group) in named if group}
        return np.array([self._found.get(canonical_id(one), "") for one in store_ids], np.str_)


def dated_of(
    connection: Connection,
    keys: tuple[int, int],
    store_ids: Sequence[str],
    places: Int64,
    only: Sequence[int] | None = None,
    tally: DatedTally | None = None,
    groups: Groups | None = None,
) -> DatedHours | None:
    """Return the dated hours of the stores with these keys, or None if there are none.

    `store_ids` and `places`: their ids and keys in the order of the batch. `only`: some of these keys, if not
    all are wanted. `tally` counts the stores' own rows; `groups` is shared by all batches. Raises
    `RowsDamaged`.
    """
    if not any_dated(connection):
        return None
    parts = [*_of_stores(connection, keys, store_ids, places, only, tally)]
    parts += _of_groups_and_all(connection, store_ids, groups or Groups())
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
    """Yield the stores' own rows."""
    table = dated_hours.c
    wanted = [stores.c.store.between(*keys), *([] if only is None else [stores.c.store.in_(only)])]
    mine = and_(table.store_id == stores.c.store_id, table.grouping == "")
    columns = (stores.c.store, table.import_id, sealed.as_bytes(table.spans), table.names, table.digest)
    statement = select(*columns).join_from(stores, dated_hours, mine).where(*wanted).order_by(stores.c.store)
    found = sealed.plain_rows(connection.execute(statement))
    if not found:
        return
    key, import_id, spans, names, digest = zip(*found, strict=True)
    positions = np.searchsorted(places, np.array(key, np.int64))
    if sealed.keeps_checksums(connection):
        ids = [store_ids[position] for position in positions.tolist()]
        sealed.check(dated_hours, list(zip(ids, repeat(""), import_id, spans, names, digest)))
        if tally is not None:
            for number, one in zip(import_id, digest, strict=True):
                tally.add(number, one)
    counts, values = unpacked_spans(spans)
    rank = np.array(import_id, np.int64) + _STORE
    yield np.repeat(positions, counts), values, np.repeat(rank, counts)


def _of_groups_and_all(connection: Connection, store_ids: Sequence[str], groups: Groups) -> Iterator[_Part]:
    """Yield the rows of groups, and of all stores, for each store they apply to."""
    table = dated_hours.c
    found = [*rows_of_imports(connection, table.store_id.in_(("", ALL_STORES)))]
    every = np.arange(len(store_ids))
    members: dict[str, Int64] = {}
    if any(row.group for _, row in found):
        of_store = groups.of(connection, store_ids)
        members = {row.group: np.flatnonzero(of_store == row.group) for _, row in found if row.group}
    for import_id, row in found:
        places = members[row.group] if row.group else every
        values = np.array((row.first, row.last, row.start, row.end), np.int64)
        rank = np.full(places.size, import_id + (_GROUP if row.group else 0))
        yield places, np.broadcast_to(values, (places.size, values.size)), rank
