"""What an import has written, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.message import Message


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows count now that did not, how many stores the rows name, how many of those changed.

    `changed` counts the stores with other hours or another zone than before; it is 0 for polls. `notes` are
    what a person has to know of it, in sentences; empty ones say nothing.
    """

    imported: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()
