"""Closures and special hours as rows of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from storemon.core.ids import canonical_id
from storemon.core.model import DatedHours, Int64
from storemon.data import bulk
from storemon.data.imports.label_rows import names_of_files
from storemon.data.schema import dated_hours, stores

ALL_STORES: Final = "*"
"""In place of a store's id: all stores."""
_STORE: Final = 2 << 40
_GROUP: Final = 1 << 40
"""What a row is for comes before which import it is of (METRICS: Dated hours)."""


@dataclass(frozen=True, slots=True, order=True)
class DatedRow:
    """A closure or an opening: for the store `store_id`, `ALL_STORES`, or else a `group`.

    `first`, `last`: local dates, both included, in days since 1970-01-01; `start`, `end`: µs of the day, both
    0 where it closes the store.
    """

    store_id: str
    group: str
    first: int
    last: int
    start: int
    end: int
    name: str = ""

    @property
    def closed(self) -> bool:
        """Whether it closes the store."""
        return self.start == self.end


def add(connection: Connection, import_id: int, rows: Collection[DatedRow]) -> None:
    """Keep the rows of an import; of two that differ by their name alone the first stays."""
    distinct = {
        (row.store_id, row.group, row.first, row.last, row.start, row.end): row for row in reversed([*rows])
    }
    if not distinct:
        return
    kept = list(distinct.values())
    columns: dict[str, list[str] | list[int]] = {
        "store_id": [row.store_id for row in kept],
        "grouping": [row.group for row in kept],
        "import_id": [import_id] * len(kept),
        "first": [row.first for row in kept],
        "last": [row.last for row in kept],
        "start": [row.start for row in kept],
        "end": [row.end for row in kept],
        "name": [row.name for row in kept],
    }
    bulk.insert_rows(connection, dated_hours, columns)


def rows_of_imports(connection: Connection) -> list[tuple[int, DatedRow]]:
    """Return all rows, each with its import, the newest import first."""
    table = dated_hours.c
    columns = (table.store_id, table.grouping, table.first, table.last, table.start, table.end, table.name)
    found = connection.execute(select(table.import_id, *columns).order_by(table.import_id.desc(), *columns))
    return [(import_id, DatedRow(*row)) for import_id, *row in found]


def newest_rows(connection: Connection) -> set[DatedRow]:
    """Return the rows that count on all of their dates."""
    return {row for _, row, left in what_counts(connection) if left == [(row.first, row.last)]}


def counting_rows(connection: Connection) -> list[DatedRow]:
    """Return what counts for any date, in order: older rows without the dates that newer imports speak of."""
    return sorted(
        replace(row, first=first, last=last)
        for _, row, left in what_counts(connection)
        for first, last in left
    )


def what_counts(connection: Connection) -> Iterator[tuple[int, DatedRow, list[tuple[int, int]]]]:
    """Give each row with its import and the spans of dates on which it counts, the newest import first."""
    taken: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, of_import in groupby(rows_of_imports(connection), key=itemgetter(0)):
        rows = [row for _, row in of_import]
        for row in rows:
            yield number, row, _left(row.first, row.last, taken[row.store_id, row.group])
        for row in rows:
            taken[row.store_id, row.group].append((row.first, row.last))


def _left(first: int, last: int, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of the dates from `first` to `last` that are in none of `taken`."""
    left = [(first, last)]
    for begin, end in taken:
        left = (
            [
                piece
                for start, stop in left
                for piece in ((start, min(stop, begin - 1)), (max(start, end + 1), stop))
                if piece[0] <= piece[1]
            ]
            if any(start <= end and begin <= stop for start, stop in left)
            else left
        )
    return left


def known_ids(connection: Connection) -> set[str]:
    """Return the ids of all stores, as they are kept."""
    return set(connection.execute(select(stores.c.store_id)).scalars())


def dated_of(
    connection: Connection, keys: tuple[int, int], store_ids: Sequence[str], places: Int64
) -> DatedHours | None:
    """Return the dated hours of the stores with these keys, None where there are none.

    `store_ids` and `places`: their ids and keys in the order of the batch.
    """
    if connection.execute(select(dated_hours.c.import_id).limit(1)).first() is None:
        return None
    own, values = bulk.read_dated(connection, keys)
    kept = np.isin(own, places)
    parts = [(np.searchsorted(places, own[kept]), values[kept], _STORE)]
    parts += _of_groups_and_all(connection, store_ids)
    store = np.concatenate([place for place, _, _ in parts])
    if not store.size:
        return None
    rows = np.concatenate([of for _, of, _ in parts])
    rank = np.concatenate([of[:, 4] + level for _, of, level in parts])
    return DatedHours(store, rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3], rank)


def _of_groups_and_all(
    connection: Connection, store_ids: Sequence[str]
) -> Iterable[tuple[Int64, Int64, int]]:
    """Give the rows of groups and of all stores, once for each store that they are for."""
    table = dated_hours.c
    columns = (table.first, table.last, table.start, table.end, table.import_id)
    found = connection.execute(
        select(table.grouping, *columns).where(table.store_id.in_(("", ALL_STORES)))
    ).all()
    every = np.arange(len(store_ids))
    members: dict[str, Int64] = {}
    if any(row.grouping for row in found):
        names = names_of_files(connection)
        groups = np.array([names.get(canonical_id(one), ("", None))[1] or "" for one in store_ids])
        members = {row.grouping: np.flatnonzero(groups == row.grouping) for row in found if row.grouping}
    for grouping, *row in found:
        places = members[grouping] if grouping else every
        values = np.broadcast_to(np.array(row, np.int64), (places.size, len(row)))
        yield places, values, _GROUP if grouping else 0
