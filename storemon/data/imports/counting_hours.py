"""Which rows of business hours are in effect, out of several imports (METRICS: Hours from a date on)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import Connection, delete, func, select, text, update

from storemon.core.model import BEGINNING, Bool, Int64
from storemon.core.vocabulary import DAY
from storemon.core.zones import StoreZones
from storemon.data import bulk, schema
from storemon.data.imports.hours_on_dates import first_differences
from storemon.data.imports.row_sets import compared, distinct_rows
from storemon.data.imports.store_keys import range_of
from storemon.data.queries import newest_of_each
from storemon.data.sqlite import sealed, sealed_hours

COLUMNS: Final = ("store", "day", "start", "end", "valid_from")
"""The columns of a row of hours here, in this order; `store` is the store's key, times are µs of the day."""
_ROWS_AT_ONCE: Final = 50_000
"""Rows of hours held as Python numbers at a time; they take ten times as much memory."""


def hours_of(connection: Connection, named: Int64) -> Int64:
    """Return the hours now in effect for the stores with these keys, with the columns `COLUMNS`."""
    known = bulk.read_hours(connection, range_of(named.tolist()))
    rows = np.column_stack(sealed_hours.hours_columns(known))
    return rows[np.isin(rows[:, 0], named)]


def counting(old: Int64, given: Int64) -> Int64:
    """Return the rows in effect once a file is imported (METRICS: Hours from a date on).

    For each store, these are the file's rows and those of `old` valid from a date before all of the file's.
    """
    stores, place = np.unique(given[:, 0], return_inverse=True)
    first = np.full(stores.size, np.iinfo(np.int64).max)
    np.minimum.at(first, place, given[:, 4])
    # `old` has no other stores than the file.
    earlier = old[:, 4] < first[np.searchsorted(stores, old[:, 0])]
    return np.concatenate((old[earlier], given))


def with_other_past(connection: Connection, stores: Int64, first: Int64) -> Int64:
    """Return those of the stores whose hours differ on dates that already have polls.

    `first`: the first date of each on which they differ.
    """
    if not (first > BEGINNING).any():
        return stores
    newest = newest_of_each(connection)
    times = np.array([newest.get(store, 0) for store in stores.tolist()], np.int64)
    past = (first == BEGINNING) | (first <= _local_dates(connection, stores, times))
    found: Int64 = stores[past]
    return found


def _local_dates(connection: Connection, keys: Int64, times: Int64) -> Int64:
    """Return the date of a time (µs UTC) of each of these stores on its own clock, days since 1970."""
    stores = schema.stores.c
    wanted = select(stores.store, stores.zone).where(stores.store.between(*range_of(keys.tolist())))
    zones = dict(map(tuple, connection.execute(wanted).all()))
    clocks = StoreZones.over(
        [zones.get(key) for key in keys.tolist()], int(times.min()), int(times.max()) + 1
    )
    return clocks.to_local(np.arange(keys.size), times) // DAY


@dataclass(frozen=True, slots=True)
class HoursChange:
    """The effect of an import on hours: `old` and `given` rows of its stores, with the columns `COLUMNS`.

    `rows` are the distinct rows from before and after; `was` and `is_now` tell which were and are in effect.
    """

    given: Int64
    old: Int64
    rows: Int64
    was: Bool
    is_now: Bool

    @classmethod
    def of(cls, connection: Connection, given: Int64) -> HoursChange:
        """Compare the given hours with those now in effect; nothing is written."""
        old = hours_of(connection, np.unique(given[:, 0]))
        return cls(given, old, *compared(old, counting(old, given)))

    def differences(self) -> tuple[Int64, Int64]:
        """Return what `first_differences` says of before and after."""
        return first_differences(self.rows[self.was], self.rows[self.is_now])

    @property
    def imported(self) -> int:
        """How many rows are in effect after the import that were not before."""
        return int(np.count_nonzero(self.is_now & ~self.was))

    def write(self, connection: Connection, import_id: int) -> int | None:
        """Write the rows as those of an import; return the sum of their checksums, None without rows.

        The stores must exist.
        """
        own, stores = distinct_rows(self.given), schema.stores
        keys = range_of(np.unique(own[:, 0]).tolist())
        with sealed.changing(connection, stores, stores.c.store.between(*keys)):
            for first in range(0, len(own), _ROWS_AT_ONCE):
                rows = own[first : first + _ROWS_AT_ONCE]
                columns = {name: rows[:, place].tolist() for place, name in enumerate(COLUMNS)}
                columns["import_id"] = [import_id] * len(rows)
                bulk.insert_rows(connection, schema.hours, columns)
            hours = schema.hours.c
            named = select(hours.store).where(hours.import_id == import_id, hours.store.between(*keys))
            whole = stores.c.store.in_(named.where(hours.valid_from == BEGINNING))
            connection.execute(update(stores).where(whole).values(hours_import=import_id))
            if (own[:, 4] != BEGINNING).any():
                none_before = stores.c.store.in_(named) & stores.c.hours_import.is_(None)
                connection.execute(update(stores).where(none_before).values(hours_import=import_id))
            sealed_hours.set_hours(connection, self.rows[self.is_now])
        return sealed_hours.hours_total(own)


def sources_of(connection: Connection, store: int) -> dict[int, int]:
    """Return the import of each schedule of a store in effect, by its start date, in order."""
    hours, stores = schema.hours.c, schema.stores.c
    found = (
        select(hours.valid_from, func.max(hours.import_id))
        .join_from(schema.stores, schema.hours, text(sealed.COUNTING_HOURS))
        .where(stores.store == store)
        .group_by(hours.valid_from)
        .order_by(hours.valid_from)
    )
    return dict(map(tuple, connection.execute(found).all()))


def undo_hours(connection: Connection, import_id: int) -> None:
    """Remove the hours of an import; those of the import before apply again."""
    hours, stores = schema.hours, schema.stores
    # After the deletion, nothing tells which stores they were.
    named = select(hours.c.store).where(hours.c.import_id == import_id).distinct()
    keys = connection.execute(named).scalars().all()
    connection.execute(delete(hours).where(hours.c.import_id == import_id))
    of_store = hours.c.store == stores.c.store
    whole = select(func.max(hours.c.import_id)).where(of_store, hours.c.valid_from == BEGINNING)
    oldest = select(func.min(hours.c.import_id)).where(of_store)
    counts = func.coalesce(whole.scalar_subquery(), oldest.scalar_subquery())
    mine = stores.c.hours_import == import_id
    connection.execute(update(stores).where(mine).values(hours_import=counts))
    sealed.sum_hours_again(connection, keys)
