"""The settings of watched folders, and the state of the files in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storemon.message import NOTHING, Message


class Afterwards(StrEnum):
    """What to do with a file after it is imported."""

    STAY = "stay"
    MOVE = "move"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new files are imported; `target`: where they are moved, or empty."""

    path: str
    afterwards: Afterwards = Afterwards.STAY
    target: str = ""


class FileState(StrEnum):
    """The state of a file in a watched folder."""

    IMPORTED = "imported"
    KNOWN = "known"
    """Its content was imported from a watched folder before."""
    WAITING = "waiting"
    """It needs an answer from the user, or must be replaced by another file."""


@dataclass(frozen=True, slots=True)
class WatchedFile:
    """A file seen in a watched folder; `size` and `changed` (ns) show whether it is still the same one.

    `reason`: why it waits, or what could not be done with it after the import. `met`: µs UTC.
    """

    path: str
    size: int
    changed: int
    digest: str
    state: FileState
    met: int
    reason: Message = NOTHING
