"""Polls as words, and words as rows: one row per store, week and import.

A word is `(µs since the week's beginning) << 1 | active`, a little-endian 64-bit integer. A row holds the
words that its import added first, ascending. The import's other polls were known already, in rows of earlier
imports: `known` refers to them as runs of words. So polls that several imports share are stored once.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from storemon.core.model import Bool, Int64, Polls
from storemon.core.vocabulary import WEEK

SPAN: Final = WEEK
"""The time that a row covers, µs. The docs compare the cost with that of a day and of four weeks."""
BITS: Final = (2 * SPAN).bit_length()
"""Bits of a word; the bits above it in a key are the row's group."""
_WORD: Final = np.dtype("<i8")
_FACTORS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


@dataclass(frozen=True, slots=True)
class PollRows:
    """Rows of `polls`, by store, span and import; each column has shape (rows,).

    `first`, `last`: the times of the first and the last poll of the import in that row, µs UTC. `known`: runs
    of words, as pairs of the first and the last, None for none.
    """

    store: Int64
    span: Int64
    import_id: Int64
    first: Int64
    last: Int64
    words: Sequence[bytes | memoryview]
    known: Sequence[bytes | None]
    checksum: Int64

    @classmethod
    def made(
        cls,
        store: Int64,
        span: Int64,
        import_id: Int64,
        times: tuple[Int64, Int64],
        words: Sequence[bytes | memoryview],
        known: Sequence[bytes | None],
    ) -> PollRows:
        """Return new rows with their checksums; `times` are those of the first and the last poll."""
        return cls(
            store,
            span,
            import_id,
            *times,
            words,
            known,
            _checksums((store, span, import_id, *times), words, known),
        )

    @classmethod
    def read(cls, found: Iterable[Sequence[Any]]) -> PollRows | None:
        """Return rows fetched from a database, by column; None unless all are as they were written."""
        columns = list(zip(*found, strict=True)) or [()] * 8
        try:
            store, span, import_id, first, last = (np.array(column, np.int64) for column in columns[:5])
            checksum = np.array(columns[7], np.int64)
            rows = cls(store, span, import_id, first, last, columns[5], columns[6], checksum)
            return rows if rows._are_whole() else None
        except (TypeError, ValueError, OverflowError):  # a value of another type than its column's
            return None

    def _are_whole(self) -> bool:
        keys = (self.store, self.span, self.import_id, self.first, self.last)
        inside = (self.first // SPAN == self.span) & (self.last // SPAN == self.span)
        return bool(inside.all() and (_checksums(keys, self.words, self.known) == self.checksum).all())

    def at(self, chosen: Bool) -> PollRows:
        """Return some of the rows."""
        places = np.flatnonzero(chosen).tolist()
        return PollRows(
            self.store[chosen],
            self.span[chosen],
            self.import_id[chosen],
            self.first[chosen],
            self.last[chosen],
            [self.words[place] for place in places],
            [self.known[place] for place in places],
            self.checksum[chosen],
        )

    def unpacked(self) -> tuple[Int64, Int64]:
        """Return all words, row by row, and the row of each."""
        return _flat(self.words)

    def runs(self) -> tuple[Int64, Int64, Int64]:
        """Return the first and the last word of each run of `known`, and the row of each run."""
        row, ends = _flat([known or b"" for known in self.known])
        return ends[0::2], ends[1::2], row[0::2]

    def groups(self) -> Int64:
        """Return a number for each row, ascending, the same for rows of one store and span."""
        begins = np.ones(len(self.store), np.bool_)
        begins[1:] = (np.diff(self.store) != 0) | (np.diff(self.span) != 0)
        return np.cumsum(begins) - 1

    def polls(self) -> tuple[Int64, Int64, Bool]:
        """Return store, time (µs UTC) and status of each word; several rows may have the same poll."""
        row, words = self.unpacked()
        return self.store[row], (words >> 1) + (self.span * SPAN)[row], (words & 1).astype(np.bool_)


def begins_of(polls: Polls) -> Int64:
    """Return the positions in sorted polls at which their rows begin."""
    span = polls.time // SPAN
    changes = np.ones(len(span), np.bool_)
    changes[1:] = (np.diff(polls.store) != 0) | (np.diff(span) != 0)
    return np.flatnonzero(changes)


def words_of(polls: Polls) -> Int64:
    """Return the word of each poll."""
    return ((polls.time % SPAN) << 1) | polls.active


def cut(words: Int64, ends: Int64) -> list[memoryview]:
    """Return the bytes of words, cut into rows that end before each of `ends`."""
    content = memoryview(np.ascontiguousarray(words, _WORD).tobytes())
    places = [0, *(ends * _WORD.itemsize).tolist()]
    return [content[first:last] for first, last in itertools.pairwise(places)]


def _flat(pieces: Sequence[bytes | memoryview]) -> tuple[Int64, Int64]:
    counts = np.array(list(map(len, pieces)), np.int64) // _WORD.itemsize
    words = np.frombuffer(b"".join(pieces), _WORD).astype(np.int64, copy=False)
    return np.repeat(np.arange(len(pieces)), counts), words


def _checksums(
    keys: Sequence[Int64], words: Sequence[bytes | memoryview], known: Sequence[bytes | None]
) -> Int64:
    """Return a CRC-32 for each row, over its other columns, its words and its `known`, in this order."""
    mixed = np.zeros(len(words), np.uint64)
    for place, column in enumerate(keys):
        mixed = (mixed ^ column.astype(np.uint64)) * _FACTORS[place % len(_FACTORS)]
    begins = (mixed >> np.uint64(32)).tolist()
    found = np.array(list(map(zlib.crc32, words, begins)), np.int64)
    for place, runs in enumerate(known):
        if runs is not None:
            found[place] = zlib.crc32(runs, int(found[place]))
    return found
