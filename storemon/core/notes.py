"""Notes on what happened at stores: a reason, and whether the time is excused (METRICS: Excused time)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias


class Reason(StrEnum):
    """The reasons on offer; users may enter others."""

    INTERNET = "Internet"
    POWER = "Power"
    POS = "POS or tablet"
    PLATFORM = "Platform"
    STAFF = "Staff"
    PLANNED = "Planned closure"
    OTHER = "Other"


LONGEST_REASON: Final = 60
LONGEST_TEXT: Final = 1000
"""The most characters in a note's text."""


@dataclass(frozen=True, slots=True)
class NoteScope:
    """Which stores a note is about: `store_id`, the stores of `group`, or all stores if neither is set."""

    store_id: str | None = None
    group: str | None = None


ALL_STORES: Final = NoteScope()


NoteSaid: TypeAlias = tuple[str | None, str | None, int, int, str, int]
"""The part of a note that reports need: store id, group, start, end, reason, and 1 if the time is excused.

The fields are those of `NoteContent`. Plain, because Python's garbage collector skips tuples of plain values:
with 10,000 notes as objects, it walks everything once more in each report.
"""


@dataclass(frozen=True, slots=True)
class NoteContent:
    """A note about the time from `start` up to, not including, `end` (µs UTC).

    `reason`: one of `Reason`, or the user's own; `excused`: the time does not count against a target.
    """

    scope: NoteScope
    start: int
    end: int
    reason: str
    text: str = ""
    excused: bool = False

    @property
    def said(self) -> NoteSaid:
        """The part that reports need."""
        scope = self.scope
        return scope.store_id, scope.group, self.start, self.end, self.reason, int(self.excused)


@dataclass(frozen=True, slots=True)
class Note:
    """A stored note.

    `number` identifies a note entered in the window; 0 for one from a file. `author`: who entered it, or the
    name of the file; `made`: when, µs UTC.
    """

    content: NoteContent
    author: str
    made: int
    number: int = 0
