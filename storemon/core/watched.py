"""What a person sets of watched folders, and what became of the files in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storemon.message import NOTHING, Message


class Afterwards(StrEnum):
    """What becomes of a file once it is imported."""

    STAY = "stay"
    MOVE = "move"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new files are imported; `target` is where they go, empty unless they are moved."""

    path: str
    afterwards: Afterwards = Afterwards.STAY
    target: str = ""


class FileState(StrEnum):
    """What became of a file in a watched folder."""

    IMPORTED = "imported"
    KNOWN = "known"
    """Its content was imported from a watched folder before."""
    WAITING = "waiting"
    """It needs a person: an answer, or another file."""


@dataclass(frozen=True, slots=True)
class WatchedFile:
    """A file that was met in a watched folder: `size` and `changed` (ns) tell whether it is still that one.

    `reason`: why it waits, or what could not be done with it afterwards. `met`: µs UTC.
    """

    path: str
    size: int
    changed: int
    digest: str
    state: FileState
    met: int
    reason: Message = NOTHING
