"""Polls beyond what fits in memory, spilled to disk and returned store by store."""

from __future__ import annotations

import tempfile
import weakref
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np

from storemon.core.model import Int64, Polls
from storemon.data.bulk import sorted_polls
from storemon.data.disk_errors import temporary_files
from storemon.data.polls.packed import SPAN
from storemon.errors import FileRefused

_STORES: Final = 64
_SPANS: Final = 13
_TIME_BITS: Final = 53


class Spill:
    """Takes polls in chunks and returns them sorted, a few stores and weeks at a time.

    So each row of the database is written once, whatever the order of the file. The polls wait in an unnamed
    temporary file, since the bundled SQLite keeps temporary tables in memory. Disk errors become
    `FileRefused`.
    """

    def __init__(self) -> None:
        with temporary_files(FileRefused):
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed after the last piece
        weakref.finalize(self, self._file.close)  # also if the import fails
        self._parts: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        """For some stores and weeks: where in the file each chunk's bytes begin, and how many there are."""

    def add(self, polls: Polls) -> None:
        """Spill a chunk of sorted polls."""
        groups, spans = polls.store // _STORES, polls.time // (SPAN * _SPANS)
        words = ((polls.store % _STORES) << _TIME_BITS) | (polls.time << 1) | polls.active
        for span in range(int(spans.min()), int(spans.max()) + 1):
            mine = np.flatnonzero(spans == span)
            begins = np.flatnonzero(np.diff(groups[mine], prepend=-1))
            stores = groups[mine[begins]]
            sizes = np.diff(begins, append=mine.size) * words.itemsize
            with temporary_files(FileRefused):
                place = self._file.tell()
                self._file.write(words[mine].tobytes())
            for number, size in zip(stores.tolist(), sizes.tolist(), strict=True):
                self._parts[number, span].append((place, size))
                place += size

    def pieces(self) -> Iterator[tuple[float, Polls]]:
        """Yield all polls in pieces, each with the share before it; they are gone afterwards."""
        for done, (stores, span) in enumerate(sorted(self._parts)):
            content = b"".join(map(self._read, self._parts[stores, span]))
            yield done / len(self._parts), _polls(stores, np.frombuffer(content, np.int64))
        self._file.close()

    def _read(self, part: tuple[int, int]) -> bytes:
        place, size = part
        with temporary_files(FileRefused):
            self._file.seek(place)
            return self._file.read(size)


def _polls(stores: int, words: Int64) -> Polls:
    store = (words >> _TIME_BITS) + stores * _STORES
    time = (words & ((1 << _TIME_BITS) - 1)) >> 1
    return sorted_polls(store, time, (words & 1).astype(np.bool_))
