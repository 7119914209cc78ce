"""Write the polls of one import as rows, given what the database has for the same stores and weeks."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from storemon.core.model import Int64, Polls
from storemon.core.platforms import platform_of, store_of
from storemon.data.polls import poll_rows
from storemon.data.polls.known_words import Split, split
from storemon.data.polls.packed import BITS, SPAN, PollRows, begins_of, cut, words_of
from storemon.data.polls.poll_rows import SpanTally


class PollsWriter:
    """Writes the polls of one import; all polls of a store and week must come in one call."""

    def __init__(self, connection: Connection, import_id: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._empty = not poll_rows.any_polls(connection)
        self._tally = SpanTally()

    def write(self, polls: Polls) -> int:
        """Write sorted polls, and return how many of them are newly in effect.

        At one instant `inactive` wins, and of two identical polls the earlier import's (METRICS: Input).
        """
        if not polls.store.size:
            return 0
        begins = begins_of(polls)
        ends = np.append(begins[1:], polls.store.size)
        store, span = polls.store[begins], polls.time[begins] // SPAN
        times = polls.time[begins], polls.time[ends - 1]
        words = words_of(polls)
        known: list[bytes | None] = [None] * begins.size
        counting = words.size
        if not self._empty:
            group = np.repeat(np.arange(begins.size), ends - begins)
            found = split((group << BITS) | words, self._there(store, span))
            known, counting = _runs(found, begins.size), found.counting
            words = words[found.own]
            ends = np.cumsum(np.bincount(group[found.own], minlength=begins.size))
        number = np.full(begins.size, self._import_id)
        rows = PollRows.made(store, span, number, times, cut(words, ends), known)
        poll_rows.add(self._connection, rows)
        self._tally.add(rows)
        return counting

    def finish(self) -> None:
        """Record the new totals of rows."""
        self._tally.save(self._connection)

    def _there(self, store: Int64, span: Int64) -> Int64:
        """Return the keys of all existing words of some stores and spans, both sorted."""
        found = [self._of(store, span, platform) for platform in np.unique(platform_of(store)).tolist()]
        return np.unique(np.concatenate(found))

    def _of(self, store: Int64, span: Int64, platform: int) -> Int64:
        """Return the keys of the words of those of a platform."""
        keys = store_of(store[platform_of(store) == platform])
        stores, spans = (int(keys[0]), int(keys[-1])), (int(span.min()), int(span.max()))
        rows = poll_rows.fetched(self._connection, poll_rows.of_stores(stores, spans, platform=platform))
        width = spans[1] - spans[0] + 1
        mine = store * width + (span - spans[0])
        theirs = rows.store * width + (rows.span - spans[0])
        group = np.minimum(np.searchsorted(mine, theirs), mine.size - 1)
        keys, row = poll_rows.keys_of(rows, group)
        known: Int64 = keys[(mine[group] == theirs)[row]]
        return known


def _runs(found: Split, groups: int) -> list[bytes | None]:
    """Return the runs of each group, None if it has none."""
    ends = np.cumsum(np.bincount(found.first >> BITS, minlength=groups))
    pairs = np.column_stack((found.first, found.last)) & ((1 << BITS) - 1)
    return [bytes(piece) or None for piece in cut(pairs.reshape(-1), 2 * ends)]
