"""A stored report, to be written some stores at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from storemon.core.labels import Labels
from storemon.core.outage_notes import WrittenNotes
from storemon.core.targets import DEFAULT_TARGETS, Targets
from storemon.services.exports import Export
from storemon.services.stored_report import StoredReport


@dataclass(frozen=True, slots=True)
class StoredExport:
    """All stores of a stored report; the other fields are those of `Export`, None for no labels."""

    report: StoredReport
    labels: Labels | None = None
    targets: Targets = DEFAULT_TARGETS
    notes: WrittenNotes | None = None

    def chunks(self) -> Iterator[Export]:
        """Yield exports of some stores each, as `Exported` asks for. Raises `PartDamaged`."""
        first = 0
        for report in self.report.chunks():
            last = first + (0 if report.table is None else len(report.table.store_ids))
            labels = None if self.labels is None else self.labels.part(slice(first, last))
            yield replace(Export.of(report, labels, self.targets), notes=self.notes)
            first = last
