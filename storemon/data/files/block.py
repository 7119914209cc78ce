"""Rows of a file as read from disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.data.files.quotes import ends_inside

_MOST_ROWS: Final = 250_000
"""Maximum rows of a block: with two letters per row there would be millions, each with its objects."""
_STRETCH_BYTES: Final = 64 << 10


@dataclass(frozen=True, slots=True)
class Block:
    """Complete rows of a file in UTF-8, the number of their first line, and the share read so far."""

    data: bytes
    first_line: int
    fraction: float


def pieces(data: bytes) -> Iterator[bytes]:
    """Yield complete rows in pieces of at most about `_MOST_ROWS`."""
    if data and _count(data, b"\n") + _count(data, b"\r") < _MOST_ROWS:  # as nearly always
        yield data
        return
    start = end = count = 0
    while end < len(data):
        # In stretches: the positions of all line ends take fifty times the memory of a block of empty lines.
        stop = data.find(b"\n", end + _STRETCH_BYTES) + 1 or len(data)
        count += data.count(b"\n", end, stop) + data.count(b"\r", end, stop)
        end = stop
        if count >= _MOST_ROWS:
            count = 0
            if not ends_inside(data[start:end]):
                yield data[start:end]
                start = end
    if start < len(data):
        yield data[start:]


def lines_in(data: bytes) -> int:
    """Count the line ends, of any kind."""
    returns = _count(data, b"\r")
    return _count(data, b"\n") + (returns - data.count(b"\r\n") if returns else 0)


def _count(data: bytes, letter: bytes) -> int:
    """Count a letter; `bytes.count` takes five times as long, and lets no other thread run meanwhile."""
    if letter not in data:
        return 0
    return int(np.count_nonzero(np.frombuffer(data, np.uint8) == ord(letter)))


def lines_before_odd(data: bytes) -> int:
    """Count the lines before the first one with an odd number of quotation marks."""
    mark = data.find(b'"')
    while mark >= 0:
        start, end = data.rfind(b"\n", 0, mark) + 1, data.find(b"\n", mark)
        if data.count(b'"', start, end if end >= 0 else len(data)) % 2:
            return data.count(b"\n", 0, start)
        mark = data.find(b'"', end) if end >= 0 else -1
    return 0
