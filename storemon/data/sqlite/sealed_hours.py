"""The checksums of business hours, many rows at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import BEGINNING, Hours, Int64
from storemon.data.sqlite.digests import FACTORS, LAST
from storemon.data.sqlite.sealed import driver_of, keeps_checksums
from storemon.errors import RowsDamaged


def hours_digests(store: Int64, day: Int64, start: Int64, end: Int64, valid_from: Int64) -> Int64:
    """Return a checksum for each row of hours; sums of them wrap at 64 bits."""
    mixed = np.zeros(len(store), np.uint64)
    for column, factor in zip((store, day, start, end, valid_from), FACTORS, strict=True):
        mixed += column.astype(np.uint64) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(LAST)
    mixed ^= mixed >> np.uint64(29)
    return mixed.view(np.int64)


def hours_columns(hours: Hours) -> tuple[Int64, ...]:
    """Return the columns of rows of hours in the order of the table."""
    dates = np.full(hours.store.size, BEGINNING) if hours.valid_from is None else hours.valid_from
    return hours.store, hours.day, hours.start, hours.end, dates


def check_hours(connection: Connection, keys: Int64, sums: Sequence[int | None], hours: Hours) -> None:
    """Raise `RowsDamaged` unless the rows of `hours`, by store key, match these sums of the stores.

    `keys`: the stores' keys, ascending.
    """
    if not keeps_checksums(connection):
        return
    found = np.zeros(len(keys), np.int64)
    place = np.searchsorted(keys, hours.store)
    with np.errstate(over="ignore"):
        np.add.at(found, place, hours_digests(*hours_columns(hours)))
    if not np.array_equal(found, np.array([total or 0 for total in sums], np.int64)):
        raise RowsDamaged("hours")


def set_hours(connection: Connection, rows: Int64) -> None:
    """Store the sums of the hours in effect for some stores; rows as `hours_columns` returns them."""
    if not keeps_checksums(connection):
        return
    keys, place = np.unique(rows[:, 0], return_inverse=True)
    sums = np.zeros(len(keys), np.int64)
    with np.errstate(over="ignore"):
        np.add.at(sums, place, hours_digests(*rows.T))
    driver = driver_of(connection)
    driver.executemany(
        "UPDATE stores SET hours_digest = ? WHERE store = ?", zip(sums.tolist(), keys.tolist(), strict=True)
    )


def hours_total(rows: Int64) -> int | None:
    """Return the sum of the checksums of rows of hours, or None without rows."""
    return int(hours_digests(*rows.T).sum(dtype=np.int64)) if len(rows) else None
