"""One import's dates for a store or group as one row of `dated_hours`, and back.

`spans` holds four numbers for each closure or opening, in order: first date, last date, start, end. They are
64-bit big-endian integers, as a server's `int8send` returns them. `names` has one line for each.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

import numpy as np

from storemon.core.model import Int64
from storemon.errors import RowsDamaged

_NUMBERS: Final = 4
_BYTES: Final = 8 * _NUMBERS
_TABLE: Final = "dated_hours"

Span = tuple[int, int, int, int]
"""First and last date, days since 1970-01-01; start and end, µs of the day."""


def packed(rows: Sequence[tuple[Span, str]]) -> tuple[bytes, str]:
    """Return the `spans` and `names` of sorted rows; names must not contain line breaks."""
    numbers = [number for span, _ in rows for number in span]
    return struct.pack(f">{len(numbers)}q", *numbers), "\n".join(name for _, name in rows)


def unpacked(spans: bytes, names: str) -> list[tuple[Span, str]]:
    """Return the rows of `spans` and `names`. Raises `RowsDamaged`."""
    named = names.split("\n")
    if len(spans) != _BYTES * len(named):
        raise RowsDamaged(_TABLE)
    return list(zip(struct.iter_unpack(f">{_NUMBERS}q", spans), named, strict=True))


def unpacked_spans(spans: Sequence[bytes]) -> tuple[Int64, Int64]:
    """Return how many rows each of `spans` has, and the numbers of all, of shape (all rows, 4).

    Raises `RowsDamaged`.
    """
    sizes = np.array([len(one) for one in spans], np.int64)
    if (sizes % _BYTES).any():
        raise RowsDamaged(_TABLE)
    values = np.frombuffer(b"".join(spans), ">i8").astype(np.int64)
    return sizes // _BYTES, values.reshape(-1, _NUMBERS)
