"""Notes as arrays: the store and time that each is about (METRICS: Excused time)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.ids import canonical_id
from storemon.core.interval_set import IntervalSet, StackedAxis
from storemon.core.model import Bool, Int64
from storemon.core.notes import NoteSaid

_ROOM: Final = 2**62


@dataclass(frozen=True, slots=True)
class NoteSpans:
    """The spans of time that notes are about, for the stores of a batch, in any order.

    `store`: positions; `start`, `end`: µs UTC, half-open; `reason`: positions in the list of all reasons;
    `excused`: shape (n,) like the others.
    """

    store: Int64
    start: Int64
    end: Int64
    reason: Int64
    excused: Bool

    @classmethod
    def none(cls) -> NoteSpans:
        """Return no spans."""
        empty = np.zeros(0, np.int64)
        return cls(empty, empty, empty, empty, np.zeros(0, np.bool_))

    def within(self, start: Int64, end: Int64) -> NoteSpans:
        """Return the parts of the spans between two times for each store (µs UTC, shape (stores,))."""
        begin = np.maximum(self.start, start[self.store])
        stop = np.minimum(self.end, end[self.store])
        return NoteSpans(self.store, begin, stop, self.reason, self.excused).at(begin < stop)

    def at(self, rows: Bool) -> NoteSpans:
        """Return some of the spans."""
        return NoteSpans(
            self.store[rows], self.start[rows], self.end[rows], self.reason[rows], self.excused[rows]
        )

    def free(self) -> tuple[Int64, Int64, Int64]:
        """Return store, start and end of excused time, merged and sorted."""
        mine = self.excused
        return merged(self.store[mine], self.start[mine], self.end[mine])


class NoteBook:
    """All notes, and the stores that each is about.

    `groups`: the present group of each store by canonical id. `reasons`: all reasons in alphabetical order;
    reasons that differ only by case are the same.
    """

    def __init__(self, notes: Sequence[NoteSaid], groups: Mapping[str, str]) -> None:
        columns = zip(*notes, strict=True) if notes else [()] * 6
        store_ids, of_groups, start, end, written, excused = map(list, columns)
        spellings: dict[str, str] = {}
        for reason in dict.fromkeys(written):
            spellings.setdefault(reason.casefold(), reason)
        self.reasons = tuple(sorted(spellings.values(), key=str.casefold))
        places = {reason.casefold(): place for place, reason in enumerate(self.reasons)}
        self._start, self._end, self._reason = (
            np.array(column, np.int64)
            for column in (start, end, [places[reason.casefold()] for reason in written])
        )
        self._excused = np.array(excused, np.bool_)
        self._groups = groups
        self._of_store = _ByKey([None if one is None else canonical_id(one) for one in store_ids])
        self._of_group = _ByKey([None if one is None else one.casefold() for one in of_groups])
        everywhere = [
            place
            for place, (store_id, group) in enumerate(zip(store_ids, of_groups, strict=True))
            if store_id is None and group is None
        ]
        self._everywhere = np.array(everywhere, np.int64)

    def spans(self, store_ids: Sequence[str], first: int, last: int) -> NoteSpans:
        """Return the spans of notes about these stores between two times (µs UTC)."""
        store, note = self.about(store_ids, first, last)
        return NoteSpans(store, self._start[note], self._end[note], self._reason[note], self._excused[note])

    def reason_of(self, note: int) -> str:
        """Return the reason of the note at a position, spelled as in `reasons`."""
        return self.reasons[int(self._reason[note])]

    def times(self, note: Int64) -> tuple[Int64, Int64]:
        """Return start and end (µs UTC) of the notes at these positions."""
        return self._start[note], self._end[note]

    def about(self, store_ids: Sequence[str], first: int, last: int) -> tuple[Int64, Int64]:
        """Return pairs of store and note, by position, for the notes between two times (µs UTC)."""
        timely = (self._start < last) & (self._end > first)
        everywhere = self._everywhere[timely[self._everywhere]]
        count = len(store_ids)
        own = [canonical_id(store_id) for store_id in store_ids]
        found = [
            self._of_store.pairs(own),
            # By store, so that the times on the line of all stores are in order: searches are then faster.
            (np.repeat(np.arange(count), everywhere.size), np.tile(everywhere, count)),
        ]
        if self._of_group:
            found.append(self._of_group.pairs([self._groups.get(one, "").casefold() for one in own]))
        store, note = (np.concatenate(part) for part in zip(*found, strict=True))
        known = timely[note]
        return store[known], note[known]


class _ByKey:
    """The positions of the notes with each key, in order; None belongs to no key."""

    def __init__(self, keys: Sequence[str | None]) -> None:
        self._codes: dict[str, int] = {}
        codes = [-1 if key is None else self._codes.setdefault(key, len(self._codes)) for key in keys]
        order = np.argsort(codes, kind="stable")
        self._count = np.bincount(np.array(codes, np.int64) + 1, minlength=len(self._codes) + 1)
        self._first = np.cumsum(self._count) - self._count
        self._order = order.astype(np.int64)

    def __bool__(self) -> bool:
        return bool(self._codes)

    def pairs(self, keys: Sequence[str]) -> tuple[Int64, Int64]:
        """Return the positions of keys with notes, each with one of its notes."""
        code = np.array([self._codes.get(key, -1) for key in keys], np.int64)
        place = np.flatnonzero(code >= 0)
        code = code[place] + 1
        count = self._count[code]
        step = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        return np.repeat(place, count), self._order[np.repeat(self._first[code], count) + step]


def merged(group: Int64, start: Int64, end: Int64) -> tuple[Int64, Int64, Int64]:
    """Merge the spans of each group (any whole numbers from 0) that overlap or touch.

    Takes spans of positive length in any order; returns group, start and end, sorted.
    """
    if not start.size:
        return group, start, end
    times, first, last = None, int(start.min()), int(end.max())
    if (last - first + 1) * (int(group.max()) + 1) > _ROOM:
        # Ranks instead of times: many groups over many years fit into 64 bits.
        times, rank = np.unique(np.concatenate([start, end]), return_inverse=True)
        start, end = rank[: start.size], rank[start.size :]
        first, last = 0, times.size
    axis = StackedAxis(first, last - first + 1)
    line = IntervalSet.merged(axis.at(group, start), axis.at(group, end))
    group, start = np.divmod(line.start[1:], axis.span)
    end = line.end[1:] - group * axis.span
    return (group, start + first, end + first) if times is None else (group, times[start], times[end])
