"""The work of exporting tables; the returned work runs on a worker."""

from __future__ import annotations

from pathlib import Path

from storemon.core.progress import Progress
from storemon.gui.export.material import Material, Work
from storemon.services.exports import write_csv, write_hours, write_outages, write_trend
from storemon.services.workbook import write_workbook


def workbook(material: Material) -> Work:
    """Return the work that writes the workbook."""
    return lambda path, progress: write_workbook(material.export(), path, progress)


def csv_file(material: Material, *, further: bool = False) -> Work:
    """Return the work that writes the report's CSV."""

    def work(path: Path, _progress: Progress) -> int:
        return write_csv(material.export(), path, further=further)

    return work


def csv_file_with_all_columns(material: Material) -> Work:
    """Return the work that writes the report's CSV with all columns."""
    return csv_file(material, further=True)


def outages(material: Material) -> Work:
    """Return the work that writes the outages."""
    return lambda path, _progress: write_outages(material.export(), path)


def trend(material: Material) -> Work:
    """Return the work that writes uptime by day, week and month."""

    def work(path: Path, _progress: Progress) -> int:
        return write_trend(material.trend(), path, material.terms.days[0])

    return work


def hours(material: Material) -> Work:
    """Return the work that writes the stores whose hours look wrong."""
    return lambda path, _progress: write_hours(material.export(), path)
