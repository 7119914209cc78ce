"""What a file is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.model import Int64
from storemon.core.progress import Progress
from storemon.errors import ExportFailed
from storemon.gui.export.subject import Subject, Terms
from storemon.gui.figures.trend_card import series_of
from storemon.message import Message
from storemon.services.exports import Export

if TYPE_CHECKING:
    from storemon.core.daily import DayTotals
    from storemon.gui.export.store_material import StoreMaterial
    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.history import HistoryService
    from storemon.services.note_service import NoteService
    from storemon.services.reports import Report

Work = Callable[[Path, Progress], int]
"""Writes the file at a path and returns how many rows it has."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a file is made of: the report as it is shown, what is set, and the stores that are wanted.

    `stores` are positions, None for all; `stamp` says in a file's name of when the report is. `one_store` is
    what files on one store are made of.
    """

    report: Report
    rows: StoreRows
    stores: Int64 | None
    stamp: str
    terms: Terms
    one_store: StoreMaterial | None = None
    history: HistoryService | None = None
    notes: NoteService | None = None

    @property
    def subject(self) -> Subject:
        """What papers are made of."""
        return Subject(self.report, self.rows, self.terms)

    def export(self) -> Export:
        """Return it as the services take it; reads the notes."""
        made = Export.of(self.report, self.rows.labels, self.terms.targets, self.stores, self.terms.sales)
        notes = None if self.notes is None else self.notes.written()
        return replace(made, notes=notes, before=self.rows.before)

    def trend(self) -> list[tuple[str, DayTotals]]:
        """Read uptime by day of what is wanted: one store, or all and each group.

        Raises `ExportFailed` where the data has changed since the report.
        """
        days = None if self.history is None else self.history.days(self.report)
        if days is None:
            raise ExportFailed(
                Message("Uptime over time cannot be saved."),
                Message("The data has changed since this report."),
                Message("Generate a new report."),
            )
        if self.one_store is not None:
            store = self.one_store.store
            return [(self.rows.table.store_ids[store], days.summed(np.array([store])))]
        return series_of(days, self.rows.labels.groups, "all stores")

    @property
    def store(self) -> StoreMaterial:
        """What papers on one store are made of; raises `ValueError` for exports that are about none."""
        if self.one_store is None:
            raise ValueError("this export is about no store")
        return self.one_store
