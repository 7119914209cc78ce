"""Results of imports, new and earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.vocabulary import FileKind
from storemon.message import Message

SAMPLE_PREFIX: Final = "Sample data - "
"""The prefix of the sample files that the window makes; imports of the sample are recognized by it."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of importing a file: rows that were new, already known, or refused.

    `stores`: how many stores its usable rows name; `changed`: how many of them have new hours or a new zone.
    `notes`: sentences to show to the user.
    """

    import_id: int
    path: Path
    name: str
    kind: FileKind
    imported: int
    known: int
    refused: int
    stores: int
    changed: int
    notes: tuple[Message, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether any row could be used: True if all rows were known, False if all were refused."""
        return self.imported + self.known > 0


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An earlier import; times in µs UTC. `undone`: None unless undone; `folded`: unless too old to undo.

    Files imported together have the same `finished`. `fingerprint` identifies the content and how it was
    read; `same_as` is the import of the same content that holds its rows.
    """

    import_id: int
    name: str
    kind: FileKind
    finished: int
    imported: int
    known: int
    refused: int
    stores: int
    changed: int
    undone: int | None
    folded: int | None = None
    fingerprint: str | None = None
    same_as: int | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether it can be undone: it was not undone yet, and is not too old."""
        return self.undone is None and self.folded is None

    @property
    def usable(self) -> bool:
        """Whether any of its rows could be used."""
        return self.imported + self.known > 0

    @property
    def counts_as_sample(self) -> bool:
        """Whether it is sample data and was not undone."""
        return self.undone is None and self.name.startswith(SAMPLE_PREFIX)
