"""Checksums of rows, which show whether a disk or another program changed a row.

They detect accidents, not attacks: anyone can compute them.
"""

from __future__ import annotations

import zlib
from typing import Final

from storemon.data.sqlite.sqlite_library import sqlite3

Value = int | float | str | bytes | None

_ALL_BITS: Final = (1 << 64) - 1
_SIGN: Final = 1 << 63
# Odd, so that no bit of a number is lost in the product.
FACTORS: Final = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
)
_STORE, _DAY, _START, _END, _FROM = FACTORS
LAST: Final = 0xBF58476D1CE4E5B9


def row_digest(*values: Value) -> int:
    """Return the checksum of a row's values, which depends on their types and order."""
    if bytes in map(type, values):
        # Written out, bytes would be four times as long.
        shorter = [
            f"{len(value)} {zlib.crc32(value)}" if isinstance(value, bytes) else value for value in values
        ]
        values = tuple(shorter)  # made of a list, which takes half the time of a generator
    # The fastest notation that distinguishes all types; as ASCII it is the same in every Python version.
    return zlib.crc32(ascii(values).encode("ascii"))


def teach(connection: sqlite3.Connection) -> None:
    """Define `row_digest`, `rows_sum` and `hours_sum` as SQL functions for this connection.

    The first is the checksum of its arguments; the others are sums of checksums over rows, null without rows:
    of any values, and of hours as in `sealed_hours.hours_digests`.
    """
    connection.create_function("row_digest", -1, row_digest, deterministic=True)
    connection.create_aggregate("rows_sum", -1, _RowsSum)  # type: ignore[arg-type]  # called with values
    connection.create_aggregate("hours_sum", -1, _HoursSum)  # type: ignore[arg-type]  # called with numbers


class _Sum:
    def __init__(self) -> None:
        self._total: int | None = None

    def finalize(self) -> int | None:
        """Return the sum as a signed integer of SQLite."""
        if self._total is None:
            return None
        total = self._total & _ALL_BITS
        return total - (1 << 64) if total & _SIGN else total


class _RowsSum(_Sum):
    def step(self, *values: Value) -> None:
        """Add a row."""
        self._total = (self._total or 0) + row_digest(*values)


class _HoursSum(_Sum):
    def step(self, store: int, day: int, start: int, end: int, valid_from: int = 0) -> None:
        """Add a row of hours; before layout 6 there was no `valid_from`."""
        # Written out: a loop over the values takes three times as long, and there are 100,000 rows.
        mixed = store * _STORE + day * _DAY + start * _START + end * _END + valid_from * _FROM & _ALL_BITS
        mixed ^= mixed >> 31
        mixed = mixed * LAST & _ALL_BITS
        self._total = (self._total or 0) + (mixed ^ mixed >> 29)
