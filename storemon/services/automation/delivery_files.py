"""The files of a scheduled report: one for all stores or one per group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from storemon.core.deliveries import Form
from storemon.core.labels import Labels
from storemon.core.progress import Progress
from storemon.core.targets import Targets
from storemon.services.automation.presenting import PaperOrder, Presenter
from storemon.services.exports import Export, write_csv
from storemon.services.file_names import safe_file_name
from storemon.services.found_report import Report
from storemon.services.saving import write_bytes
from storemon.services.workbook import write_workbook


@dataclass(frozen=True, slots=True)
class Material:
    """The content of the files: a complete report with its answers."""

    report: Report
    labels: Labels
    targets: Targets
    presenter: Presenter

    def parts(self, *, each_group: bool) -> Iterator[tuple[str, Export]]:
        """Yield each group with its stores; without groups, all stores under an empty name."""
        groups = sorted(set(self.labels.groups) - {""}) if each_group else []
        for group in groups or [""]:
            own = np.flatnonzero(np.array(self.labels.groups) == group) if group else None
            yield group, Export.of(self.report, self.labels, self.targets, own)

    def save(self, export: Export, path: Path, form: Form, progress: Progress) -> None:
        """Write one file. Raises `ExportFailed`."""
        if form is Form.CSV:
            write_csv(export, path)
        elif form is Form.WORKBOOK:
            write_workbook(export, path, progress)
        else:
            order = PaperOrder(self.report, self.labels, self.targets, export.stores)
            write_bytes(self.presenter.pdf(order, progress), path)


def file_name(name: str, group: str, form: Form) -> str:
    """Return the file name of a group."""
    return safe_file_name(f"{name} {group}".strip(), f".{form.value}")
