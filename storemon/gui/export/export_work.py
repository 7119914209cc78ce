"""The work behind each wish for a file; done on a worker."""

from __future__ import annotations

from pathlib import Path

from storemon.core.progress import Progress
from storemon.gui.export.export_papers import paper_work
from storemon.gui.export.material import Material, Work
from storemon.gui.report.export_actions import PAPERS, ExportKind
from storemon.services.exports import write_csv, write_hours, write_outages
from storemon.services.workbook import write_workbook


def work_of(wish: ExportKind, material: Material) -> Work:
    """Return the work that a wish asks for; to be called on the main thread."""
    if wish in PAPERS:
        return paper_work(wish, material)

    def table(path: Path, progress: Progress) -> int:
        if wish is ExportKind.WORKBOOK:
            return write_workbook(material.export(), path, progress)
        if wish in {ExportKind.OUTAGES, ExportKind.STORE_OUTAGES}:
            return write_outages(material.export(), path)
        if wish is ExportKind.HOURS:
            return write_hours(material.export(), path)
        return write_csv(material.export(), path, further=wish is ExportKind.CSV_ALL)

    return table
