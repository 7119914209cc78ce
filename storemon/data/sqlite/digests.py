"""Checksums of rows: what tells a row that was written from one that a disk or another program has changed.

They find accidents; whoever knows this code can make them for any row.
"""

from __future__ import annotations

import zlib
from typing import Final

from storemon.data.sqlite.sqlite_library import sqlite3

Value = int | float | str | bytes | None

_ALL_BITS: Final = (1 << 64) - 1
_SIGN: Final = 1 << 63
# Odd, so that no bit of a number gets lost in the product.
FACTORS: Final = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0xD6E8FEB86659FD93,
    0xA0761D6478BD642F,
)
LAST: Final = 0xBF58476D1CE4E5B9


def row_digest(*values: Value) -> int:
    """Return the checksum of a row's values, in which their types and order count."""
    if bytes in map(type, values):
        # Written out, they would be four times as long.
        shorter = [
            f"{len(value)} {zlib.crc32(value)}" if isinstance(value, bytes) else value for value in values
        ]
        values = tuple(shorter)  # made of a list, which takes half the time of a generator
    # The quickest spelling that tells all types apart; in ASCII it is the same in every Python.
    return zlib.crc32(ascii(values).encode("ascii"))


def teach(connection: sqlite3.Connection) -> None:
    """Let statements of this connection use `row_digest`, `rows_sum` and `hours_sum`.

    The first is the checksum of its arguments, the others are sums of checksums over rows, null where there
    is no row: of any values, and of hours as `sealed_hours.hours_digests` has them.
    """
    connection.create_function("row_digest", -1, row_digest, deterministic=True)
    connection.create_aggregate("rows_sum", -1, _RowsSum)  # type: ignore[arg-type]  # takes values
    connection.create_aggregate("hours_sum", -1, _HoursSum)  # type: ignore[arg-type]  # takes numbers


class _Sum:
    def __init__(self) -> None:
        self._total: int | None = None

    def finalize(self) -> int | None:
        """Return the sum as SQLite keeps integers."""
        if self._total is None:
            return None
        total = self._total & _ALL_BITS
        return total - (1 << 64) if total & _SIGN else total


class _RowsSum(_Sum):
    def step(self, *values: Value) -> None:
        """Add a row."""
        self._total = (self._total or 0) + row_digest(*values)


class _HoursSum(_Sum):
    def step(self, *values: int) -> None:
        """Add a row of hours: store, day, start, end, valid from; without the last as if it were 0."""
        mixed = sum(value * factor for value, factor in zip(values, FACTORS, strict=False)) & _ALL_BITS
        mixed ^= mixed >> 31
        mixed = mixed * LAST & _ALL_BITS
        self._total = (self._total or 0) + (mixed ^ mixed >> 29)
