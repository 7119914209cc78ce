"""What a page asks of the notes: one on some outages or on any time, or to change one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storemon.core.notes import Note

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.outages import Outages


@dataclass(frozen=True, slots=True)
class NotedSpan:
    """An outage that a note is to be about: its store and its time, µs UTC."""

    store_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A store whose notes may be about any time: `start` and `end` (µs UTC) are what is proposed.

    `zone`: the clock that the times are shown on; `group`: the store's, empty without one.
    """

    store_id: str
    zone: str
    start: int
    end: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """`title` says whose outages these are, `when` says the time in words, where it is one.

    `all_listed`: the outages of the list that `spans` is chosen from, for a note on all of them. `note`: the
    one that is to be changed, None for a new one. `free`: where the note may also be about another time.
    """

    title: str
    spans: tuple[NotedSpan, ...]
    when: str = ""
    all_listed: tuple[NotedSpan, ...] = ()
    note: Note | None = None
    free: FreeTime | None = None


def noted_span(found: Outages, place: int, store_id: str) -> NotedSpan:
    """Return the time that a note on an outage is about: from its first poll on, if that was earlier."""
    start, first = int(found.start[place]), int(found.first_inactive[place])
    earlier = bool(found.earlier[place]) and first > 0
    return NotedSpan(store_id, min(start, first) if earlier else start, int(found.end[place]))


def noted_spans(found: Outages, places: Int64, store_id: str) -> tuple[NotedSpan, ...]:
    """Return those of some outages of a store, in their order."""
    return tuple(noted_span(found, place, store_id) for place in places.tolist())
