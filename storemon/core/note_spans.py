"""Notes as arrays: the store and time that each is about (METRICS: Excused time)."""

from __future__ import annotations

from collections import defaultdict
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
        spellings: dict[str, str] = {}
        written = dict.fromkeys(note.reason for note in notes)
        for reason in written:
            spellings.setdefault(reason.casefold(), reason)
        self.reasons = tuple(sorted(spellings.values(), key=str.casefold))
        ordered = {reason.casefold(): place for place, reason in enumerate(self.reasons)}
        places = {reason: ordered[reason.casefold()] for reason in written}
        self._groups = groups
        columns = (
            [note.start for note in notes],
            [note.end for note in notes],
            [places[note.reason] for note in notes],
            [note.excused for note in notes],
        )
        self._rows = np.array(columns, np.int64).T
        self._of_store: dict[str, list[int]] = defaultdict(list)
        self._of_group: dict[str, list[int]] = defaultdict(list)
        self._of_all: list[int] = []
        for place, note in enumerate(notes):
            if note.store_id is not None:
                self._of_store[canonical_id(note.store_id)].append(place)
            elif note.group is not None:
                self._of_group[note.group.casefold()].append(place)
            else:
                self._of_all.append(place)

    def spans(self, store_ids: Sequence[str], first: int, last: int) -> NoteSpans:
        """Return the spans of notes about these stores between two times (µs UTC)."""
        store, note = self.about(store_ids, first, last)
        start, end, reason, excused = self._rows[note].T
        return NoteSpans(store, start, end, reason, excused.astype(np.bool_))

    def reason_of(self, note: int) -> str:
        """Return the reason of the note at a position, spelled as in `reasons`."""
        return self.reasons[int(self._rows[note, 2])]

    def times(self, note: Int64) -> tuple[Int64, Int64]:
        """Return start and end (µs UTC) of the notes at these positions."""
        return self._rows[note, 0], self._rows[note, 1]

    def about(self, store_ids: Sequence[str], first: int, last: int) -> tuple[Int64, Int64]:
        """Return pairs of store and note, by position, for the notes between two times (µs UTC)."""
        timely = (self._rows[:, 0] < last) & (self._rows[:, 1] > first)
        if not timely.any():
            nothing = np.zeros(0, np.int64)
            return nothing, nothing
        everywhere = [place for place in self._of_all if timely[place]]
        stores: list[int] = []
        notes: list[int] = []
        for position, store_id in enumerate(map(canonical_id, store_ids)):
            mine = self._of_store.get(store_id, ())
            if self._of_group and (group := self._groups.get(store_id, "").casefold()):
                mine = [*mine, *self._of_group.get(group, ())]
            if mine:
                stores += [position] * len(mine)
                notes += mine
        count = len(store_ids)
        store = np.concatenate([np.array(stores, np.int64), np.tile(np.arange(count), len(everywhere))])
        note = np.concatenate([np.array(notes, np.int64), np.repeat(np.array(everywhere, np.int64), count)])
        known = timely[note]
        return store[known], note[known]


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
