"""What a file is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storemon.core.model import Int64
from storemon.core.progress import Progress
from storemon.gui.export.subject import Subject, Terms
from storemon.services.exports import Export

if TYPE_CHECKING:
    from storemon.gui.export.store_material import StoreMaterial
    from storemon.gui.report.store_rows import StoreRows
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

    @property
    def subject(self) -> Subject:
        """What papers are made of."""
        return Subject(self.report, self.rows, self.terms)

    def export(self) -> Export:
        """Return it as the services take it."""
        return Export.of(self.report, self.rows.labels, self.terms.target, self.stores, self.terms.sales)

    @property
    def store(self) -> StoreMaterial:
        """What papers on one store are made of; raises `ValueError` for exports that are about none."""
        if self.one_store is None:
            raise ValueError("this export is about no store")
        return self.one_store
