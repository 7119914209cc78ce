"""Read the polls of a database file without storemon's own reader."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

from storemon.data.sqlite.sqlite_library import sqlite3

WEEK = 7 * 86_400 * 1_000_000


def polls_in(path: Path) -> list[tuple[int, int, int]]:
    """Return store, time (µs UTC) and whether active of all polls that count, sorted."""
    counting: dict[tuple[int, int], int] = {}
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for store, span, words in connection.execute("SELECT store, span, words FROM polls"):
            for (word,) in struct.iter_unpack("<q", words):
                at = store, span * WEEK + (word >> 1)
                counting[at] = min(counting.get(at, 1), word & 1)
    return [(*at, active) for at, active in sorted(counting.items())]
