"""Compare two stored reports, and write the comparison."""

from __future__ import annotations

from pathlib import Path

from storemon.core.columns import csv_text
from storemon.core.compare import Comparison, Side, compared
from storemon.core.progress import Progress
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.found_report import Report
from storemon.services.reports import ReportService
from storemon.services.saving import write_text


def compare(reports: ReportService, first: str, second: str, progress: Progress) -> Comparison:
    """Compare two reports, store by store.

    Raises `ReportNotFound`, `PartDamaged`, `BadInput` if one is not complete, and whatever `progress` raises.
    """
    sides = []
    for done, report_id in enumerate((first, second)):
        progress(done / 3, Message("Reading the reports"))
        sides.append(_side(reports.get_report(report_id, answers=True)))
    progress(2 / 3, Message("Comparing"))
    return compared(*sides)


def write_comparison(comparison: Comparison, path: Path) -> int:
    """Write it as a CSV in which spreadsheets find no formulas; return the number of rows.

    Raises `ExportFailed`.
    """
    write_text(csv_text(comparison.columns(), escaped=True), path)
    return len(comparison.store_ids)


def _side(report: Report) -> Side:
    if report.table is None:
        raise BadInput(
            Message("Only complete reports can be compared."), remedy=Message("Choose two that are complete.")
        )
    if report.answers is None:
        return Side(report.table, None)
    return Side(report.table, report.answers.certainty, noted=report.answers.notes is not None)
