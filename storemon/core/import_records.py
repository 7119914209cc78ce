"""What became of a file, and of the imports before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.core.vocabulary import FileKind
from storemon.message import Message

SAMPLE_PREFIX: Final = "Sample data - "
"""How the names of the files begin that the window makes as a sample: by these the imports are known."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file: rows that changed the data, that were known already, that were refused.

    `stores` counts the stores that its usable rows name, `changed` those of them with new hours or zone.
    `notes` are sentences that a person has to know.
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
        """Whether any row could be used: a file of known rows alone could, one of refused rows could not."""
        return self.imported + self.known > 0


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An earlier import; times in µs UTC, `undone` None while it counts, `folded` None unless it is too old.

    Files that were handed over together have one `finished`. `fingerprint` stands for the content and how it
    was read; `same_as` is the import of the same content that holds its rows.
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
        """Whether it counts, and is not too old to be undone."""
        return self.undone is None and self.folded is None

    @property
    def usable(self) -> bool:
        """Whether any row of it could be used."""
        return self.imported + self.known > 0

    @property
    def counts_as_sample(self) -> bool:
        """Whether it is of the sample data, and not undone."""
        return self.undone is None and self.name.startswith(SAMPLE_PREFIX)
