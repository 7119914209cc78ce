"""The data that an exported file is made from."""

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
    from storemon.core.daily import DayTotals, Period
    from storemon.gui.export.store_material import StoreMaterial
    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.found_report import Report
    from storemon.services.history import HistoryService
    from storemon.services.note_service import NoteService

Work = Callable[[Path, Progress], int]
"""Writes the file at a path and returns its number of rows."""


@dataclass(frozen=True, slots=True)
class Material:
    """The data for a file: the report as shown, the settings, and the chosen stores.

    `stores`: positions, None for all; `stamp`: the report's time in a file name. `one_store`: the data for
    files about one store. `shown_trend`: group and period of the trend on the screen, if there is one.
    """

    report: Report
    rows: StoreRows
    stores: Int64 | None
    stamp: str
    terms: Terms
    one_store: StoreMaterial | None = None
    history: HistoryService | None = None
    notes: NoteService | None = None
    shown_trend: tuple[str, Period] | None = None

    @property
    def subject(self) -> Subject:
        """The data for pages and pictures."""
        return Subject(self.report, self.rows, self.terms)

    def export(self) -> Export:
        """Return the data in the form that the services need; reads the notes."""
        made = Export.of(self.report, self.rows.labels, self.terms.targets, self.stores, self.terms.sales)
        notes = None if self.notes is None else self.notes.written()
        return replace(made, notes=notes, before=self.rows.before)

    def trend(self) -> list[tuple[str, DayTotals]]:
        """Read uptime by day for one store, or for all stores and each group.

        Raises `ExportFailed` if the data has changed since the report.
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
        """The data for pages about one store; raises `ValueError` for exports that are not about one."""
        if self.one_store is None:
            raise ValueError("this export is about no store")
        return self.one_store
