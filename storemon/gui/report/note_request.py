"""A page's request for a note: a new one on outages or on any time, or to edit an existing one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storemon.core.notes import Note

if TYPE_CHECKING:
    from storemon.core.model import Int64
    from storemon.core.outages import Outages


@dataclass(frozen=True, slots=True)
class NotedSpan:
    """An outage to add a note to: its store and its time, µs UTC."""

    store_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A store whose notes may be about any time: `start` and `end` (µs UTC) are the proposed time.

    `zone`: the time zone for display; `group`: the store's group, empty if none.
    """

    store_id: str
    zone: str
    start: int
    end: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """`title`: whose outages these are; `when`: the time as text if it is a single one.

    `all_listed`: all outages of the list that `spans` were chosen from, to offer a note on all of them.
    `note`: the note to edit, None for a new one. `free`: set if the note may also be about another time.
    """

    title: str
    spans: tuple[NotedSpan, ...]
    when: str = ""
    all_listed: tuple[NotedSpan, ...] = ()
    note: Note | None = None
    free: FreeTime | None = None


def noted_span(found: Outages, place: int, store_id: str) -> NotedSpan:
    """Return the time that a note on an outage covers, starting at its first poll if that was earlier."""
    start, first = int(found.start[place]), int(found.first_inactive[place])
    earlier = bool(found.earlier[place]) and first > 0
    return NotedSpan(store_id, min(start, first) if earlier else start, int(found.end[place]))


def noted_spans(found: Outages, places: Int64, store_id: str) -> tuple[NotedSpan, ...]:
    """Return `noted_span` for outages of a store, in the given order."""
    return tuple(noted_span(found, place, store_id) for place in places.tolist())
