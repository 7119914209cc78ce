"""Reads and writes of millions of rows, written for SQLite.

What differs between database engines is here and in `storemon.data.database`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, Table
from sqlalchemy.engine.interfaces import DBAPIConnection

from storemon.core.model import Bool, Hours, Int64, Polls
from storemon.core.platforms import MOST_STORES_KEY, listings, platform_of, store_of
from storemon.data.postgres.server_rows import copy_rows, numbers_of
from storemon.data.sqlite.sealed import (
    digests_for,
    driver_of,
    is_sealed,
    keeps_checksums,
)
from storemon.errors import RowsDamaged

_ROWS_A_STATEMENT: Final = 100
_DIGITS: Final = 16
_OFFSET: Final = 10 ** (_DIGITS - 1)

# One string of fixed-width numbers per store: the driver, which works row by row, never sees the numbers.
_DAY_DIGITS: Final = 10**12
_DATE_DIGITS: Final = 10**11
_APART: Final = 2**32
_READ_HOURS: Final = f"""
SELECT stores.store, import_id, group_concat(
    ({_OFFSET} + day * {_DAY_DIGITS} + start) || ({_OFFSET} + valid_from * {_DATE_DIGITS} + "end"), ''
)
FROM stores JOIN hours ON hours.store = stores.store AND import_id >= hours_import
WHERE stores.store BETWEEN :first AND :last AND {{only}}
GROUP BY stores.store, import_id ORDER BY stores.store, import_id
"""  # noqa: S608  # only constants of this module and integers are inserted
# The server looks up the rows store by store. Joined, it would read all hours while it has no statistics.
_READ_HOURS_SERVER: Final = """
SELECT stores.store, import_id, numbers FROM stores CROSS JOIN LATERAL (
    SELECT import_id, string_agg(
        int8send(day) || int8send(start) || int8send("end") || int8send(valid_from), ''
    ) AS numbers FROM (
        SELECT * FROM hours WHERE hours.store = stores.store AND import_id >= hours_import
        ORDER BY import_id, day, start, "end", valid_from
    ) AS sorted GROUP BY import_id
) AS given
WHERE stores.store BETWEEN %(first)s AND %(last)s AND {only} ORDER BY stores.store, import_id
"""


def read_keys(connection: Connection) -> dict[str, int]:
    """Return the key of each store by its id as stored, newest store first."""
    return dict(_driver(connection).execute("SELECT store_id, store FROM stores ORDER BY store DESC"))


def read_hours(connection: Connection, stores: tuple[int, int], only: Sequence[int] | None = None) -> Hours:
    """Return the business hours in effect for the store keys `stores`; `Hours.store` holds keys.

    `only`: some of these keys, if not all are wanted.
    """
    bounds = {"first": stores[0], "last": stores[1]}
    if keeps_checksums(connection):
        found = driver_of(connection).execute(_among(_READ_HOURS, only), bounds).fetchall()
        counts, values = _numbers([row[2] for row in found])
        day, start = np.divmod(values[:, 0], _DAY_DIGITS)
        valid_from, end = np.divmod(values[:, 1], _DATE_DIGITS)
    else:
        found = list(connection.exec_driver_sql(_among(_READ_HOURS_SERVER, only), bounds).all())
        counts, values = numbers_of([row[2] for row in found], 4)
        day, start, end, valid_from = values.T
    keys = np.array([row[0] for row in found], np.int64)
    store = np.repeat(keys, counts)
    undated = not valid_from.any()
    if undated and (np.diff(keys) > 0).all():  # one import per store: all rows count
        return Hours(store, day, start, end)
    rows = _counting(keys, counts, valid_from)
    dates = None if undated else valid_from[rows]
    return Hours(store[rows], day[rows], start[rows], end[rows], dates)


def _counting(keys: Int64, counts: Int64, valid_from: Int64) -> Bool:
    """Return which rows of hours are not overruled by a later import for their store (rule: see the schema).

    `keys`: the store of each import's rows, in order; `counts`: how many rows each has.
    """
    # The earliest date of each import's rows; a large offset per store keeps the stores apart.
    apart = np.cumsum(np.diff(keys, prepend=keys[0]) > 0) * _APART
    least = np.minimum.reduceat(valid_from, np.cumsum(counts) - counts) + apart
    later = np.append(np.minimum.accumulate(least[::-1])[::-1][1:], np.iinfo(np.int64).max)
    counting: Bool = valid_from + np.repeat(apart, counts) < np.repeat(later, counts)
    return counting


def insert_rows(connection: Connection, table: Table, columns: dict[str, list[Any]]) -> None:
    """Insert many rows, given as columns of equal length, with checksums if the table has them."""
    if not keeps_checksums(connection):
        copy_rows(connection, table, columns)
        return
    if is_sealed(table):
        columns = {**columns, "digest": digests_for(table, columns)}
    names = ", ".join(f'"{table.c[name].name}"' for name in columns)
    row = "(" + ", ".join("?" * len(columns)) + ")"
    _write(connection, f'INSERT INTO "{table.name}" ({names}) VALUES', row, "", list(columns.values()))


def sorted_polls(store: Int64, time: Int64, active: Bool) -> Polls:
    """Sort polls by store and time, keeping one per instant: `inactive` if two disagree."""
    if len(store) == 0:
        return Polls(store, time, active)
    origin = int(time.min())
    bits = (int(time.max()) - origin).bit_length() + 1
    if int(store.max()).bit_length() + bits < 63:
        # Sorting one integer per poll is three times as fast as sorting two columns.
        packed = (store << bits) | ((time - origin) << 1) | active
        packed.sort()
        first = np.concatenate(([True], np.diff(packed >> 1) != 0))
        packed = packed[first]
        return Polls(
            packed >> bits,
            ((packed & ((1 << bits) - 1)) >> 1) + origin,
            (packed & 1).astype(np.bool_),
        )
    if int(store.max()) > MOST_STORES_KEY:
        platform, key = platform_of(store), store_of(store)
        width = int(key.max()) + 1
        if (int(platform.max()) * width + width).bit_length() + bits < 63:
            found = sorted_polls(platform * width + key, time, active)
            of, key = np.divmod(found.store, width)
            return Polls(listings(key, of), found.time, found.active)
    order = np.lexsort((active, time, store))
    store, time, active = store[order], time[order], active[order]
    first = np.concatenate(([True], (np.diff(store) != 0) | (np.diff(time) != 0)))
    return Polls(store[first], time[first], active[first])


def _among(query: str, only: Sequence[int] | None) -> str:
    """Limit a query to some stores; their keys are written into it, as a statement takes few parameters."""
    keys = "TRUE" if only is None else f"stores.store IN ({', '.join(str(int(key)) for key in only)})"
    return query.format(only=keys)


def _numbers(texts: Sequence[Any]) -> tuple[Int64, Int64]:
    """Return how many rows each text of digits holds, and their numbers, two per row."""
    width = 2 * _DIGITS
    if any(not isinstance(text, str) or len(text) % width for text in texts):
        raise RowsDamaged("hours")
    counts = np.array([len(text) // width for text in texts], np.int64)
    return counts, (_decode("".join(texts).encode()) - _OFFSET).reshape(-1, 2)


def _write(connection: Connection, head: str, row: str, tail: str, columns: Sequence[list[Any]]) -> int:
    """Insert many rows per statement, which halves the driver's work for each row."""
    driver = _driver(connection)
    width = len(columns)
    values: list[Any] = [None] * (width * len(columns[0]))
    for position, column in enumerate(columns):
        values[position::width] = column
    step = width * _ROWS_A_STATEMENT
    whole = len(values) - len(values) % step
    before = driver.total_changes
    many = f"{head} {', '.join([row] * _ROWS_A_STATEMENT)}{tail}"
    driver.executemany(many, (values[i : i + step] for i in range(0, whole, step)))
    driver.executemany(
        f"{head} {row}{tail}", (values[i : i + width] for i in range(whole, len(values), width))
    )
    return int(driver.total_changes) - int(before)


def _driver(connection: Connection) -> DBAPIConnection:
    driver: DBAPIConnection | None = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return driver


def _decode(digits: bytes) -> Int64:
    """Return the 16-digit numbers that `digits` holds without separators.

    Eight ASCII digits are one 64-bit word: two multiplications add up their tens, hundreds and thousands in
    parallel.
    """
    words = np.frombuffer(digits, dtype="<u8") - np.uint64(0x3030303030303030)
    words = words * np.uint64(10) + (words >> np.uint64(8))
    mask = np.uint64(0x000000FF000000FF)
    low = (words & mask) * np.uint64(100 + (1_000_000 << 32))
    high = ((words >> np.uint64(16)) & mask) * np.uint64(1 + (10_000 << 32))
    halves = ((low + high) >> np.uint64(32)).astype(np.int64)
    return halves[0::2] * 100_000_000 + halves[1::2]
