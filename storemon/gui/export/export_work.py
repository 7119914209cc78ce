"""The work behind each wish for a file; done on a worker."""

from __future__ import annotations

from pathlib import Path

from storemon.core.progress import Progress
from storemon.gui.export.material import Material, Work
from storemon.gui.report.export_actions import PAPERS, Wish


def work_of(wish: Wish, material: Material) -> Work:
    """Return the work that a wish asks for; to be called on the main thread."""
    if wish in PAPERS:
        from storemon.gui.export.export_papers import paper_work  # noqa: PLC0415  # loaded once it is asked for

        return paper_work(wish, material)

    def table(path: Path, progress: Progress) -> int:
        from storemon.services.exports import write_csv, write_hours, write_outages  # noqa: PLC0415  # as above

        if wish is Wish.WORKBOOK:
            from storemon.services.workbook import write_workbook  # noqa: PLC0415  # loaded on the worker

            return write_workbook(material.export(), path, progress)
        if wish in {Wish.OUTAGES, Wish.STORE_OUTAGES}:
            return write_outages(material.export(), path)
        if wish is Wish.HOURS:
            return write_hours(material.export(), path)
        return write_csv(material.export(), path, further=wish is Wish.CSV_ALL)

    return table
