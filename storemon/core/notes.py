"""Notes on what happened at stores: a reason, and whether the time is excused (METRICS: Excused time)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Reason(StrEnum):
    """Reasons that are offered; a person may write another one."""

    INTERNET = "Internet"
    POWER = "Power"
    POS = "POS or tablet"
    PLATFORM = "Platform"
    STAFF = "Staff"
    PLANNED = "Planned closure"
    OTHER = "Other"


LONGEST_REASON: Final = 60
LONGEST_TEXT: Final = 1000
"""Characters of a note's text at most."""


@dataclass(frozen=True, slots=True)
class NoteScope:
    """Whom a note is about: the store `store_id`, the stores of `group`, or with neither all stores."""

    store_id: str | None = None
    group: str | None = None


ALL_STORES: Final = NoteScope()


@dataclass(frozen=True, slots=True)
class NoteContent:
    """What a note says of the time from `start` up to, not including, `end` (µs UTC).

    `reason` is one of `Reason` or a person's own; `excused`: the time does not count against a target.
    """

    scope: NoteScope
    start: int
    end: int
    reason: str
    text: str = ""
    excused: bool = False


class NoteSaid(NamedTuple):
    """What reports take from a note: whom and when it is about, its reason, whether it is excused.

    As in `NoteContent`; a plain row, as there may be many.
    """

    store_id: str | None
    group: str | None
    start: int
    end: int
    reason: str
    excused: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note that is kept.

    `number` finds a note that was written in the window; 0 for one from a file. `author`: who wrote it, or
    the file that brought it; `made`: when, µs UTC.
    """

    content: NoteContent
    author: str
    made: int
    number: int = 0
