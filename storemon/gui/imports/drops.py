"""Imports by drop: files imported together are one entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord


@dataclass(frozen=True, slots=True)
class Drop:
    """Files imported together, newest first; most drops have one file."""

    records: tuple[ImportRecord, ...]

    @property
    def several(self) -> bool:
        """Whether there is more than one file."""
        return len(self.records) > 1

    @property
    def time(self) -> int:
        """When they were imported, µs UTC; it identifies the drop."""
        return self.records[0].finished

    @property
    def undoable(self) -> list[ImportRecord]:
        """The files that can be undone."""
        return list(filter(can_undo, self.records))

    @property
    def undone(self) -> bool:
        """Whether everything in it that could be undone was undone."""
        return not self.undoable and any(record.undone is not None for record in self.records)

    @property
    def refusing(self) -> list[ImportRecord]:
        """The files with rows that were left out."""
        return [record for record in self.records if record.refused]


def can_undo(record: ImportRecord) -> bool:
    """Return whether any of the imports can be undone."""
    return record.can_be_undone and record.usable


def drops_of(records: Sequence[ImportRecord]) -> list[Drop]:
    """Group imports, newest first, by drop."""
    return [Drop(tuple(same)) for _, same in groupby(records, key=lambda record: record.finished)]
