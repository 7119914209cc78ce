"""Notes about outages: reasons, texts, and whether any of the time is excused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.interval_set import StackedAxis
from storemon.core.note_spans import NoteBook
from storemon.core.notes import Note

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.outages import Outages


@dataclass(frozen=True, slots=True)
class OutageNotes:
    """The notes about any time of each outage, several separated by "; ".

    `reasons`: in alphabetical order; `texts`: in order of time; both without duplicates. `excused`: yes if
    any of the notes excuses its time, no if none does, empty without a note. All of shape (outages,).
    """

    reasons: list[str]
    texts: list[str]
    excused: list[str]


class WrittenNotes:
    """All notes with their texts, and the stores that each is about.

    `groups`: the present group of each store by canonical id.
    """

    def __init__(self, notes: Sequence[Note], groups: Mapping[str, str]) -> None:
        self._notes = [note.content for note in notes]
        self._book = NoteBook([note.said for note in self._notes], groups)

    def on(self, found: Outages, store_ids: Sequence[str]) -> OutageNotes:
        """Return the notes on a report's outages; `store_ids` are those of the report, in its order."""
        about: list[list[int]] = [[] for _ in range(found.store.size)]
        if about:
            for first, last, note in self._met(found, store_ids):
                for outage in range(first, last):
                    about[outage].append(note)
        return OutageNotes(
            [self._joined(sorted({self._book.reason_of(note) for note in mine})) for mine in about],
            [self._joined(dict.fromkeys(self._notes[note].text for note in sorted(mine))) for mine in about],
            [self._excused(mine) for mine in about],
        )

    def _met(self, found: Outages, store_ids: Sequence[str]) -> list[tuple[int, int, int]]:
        """Return ranges of outages and the note that overlaps each of them."""
        store, note = self._book.about(store_ids, int(found.start.min()), int(found.end.max()))
        begin, end = self._book.times(note)
        # Ranks instead of times: any number of stores over any time fits on one line.
        times, rank = np.unique(np.concatenate([found.start, found.end, begin, end]), return_inverse=True)
        ranks: list[Int64] = np.split(rank, np.cumsum([found.start.size, found.end.size, begin.size]))
        axis = StackedAxis(0, times.size)
        # Outages of a store are consecutive, so those that a note overlaps are too.
        low = np.searchsorted(axis.at(found.store, ranks[1]), axis.at(store, ranks[2]), "right")
        high = np.searchsorted(axis.at(found.store, ranks[0]), axis.at(store, ranks[3]), "left")
        met = np.flatnonzero(low < high)
        return list(zip(low[met].tolist(), high[met].tolist(), note[met].tolist(), strict=True))

    @staticmethod
    def _joined(texts: Sequence[str] | Mapping[str, None]) -> str:
        return "; ".join(filter(None, texts))

    def _excused(self, notes: Sequence[int]) -> str:
        if not notes:
            return ""
        return "yes" if any(self._notes[note].excused for note in notes) else "no"
