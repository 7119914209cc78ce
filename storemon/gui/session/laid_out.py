"""Reports prepared for the window; done on a worker."""

from __future__ import annotations

from storemon.gui.report.platform_uptimes import PlatformUptimes
from storemon.gui.report.store_rows import StoreRows
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace


def latest(workspace: Workspace) -> tuple[Report, StoreRows] | None:
    """Return the newest complete report, prepared; None if there is none."""
    report = workspace.reports.latest()
    return None if report is None else laid_out(workspace, report)


def one(workspace: Workspace, report_id: str, platform: str | None = None) -> tuple[Report, StoreRows] | None:
    """Return a report, prepared; None if not complete. Raises like `get_report`.

    With a `platform` that is one of several, it is the report of that platform only.
    """
    report = workspace.reports.get_report(report_id, answers=True)
    if platform is not None and platform in report.platforms:
        report = report.of_platform(platform)
    return laid_out(workspace, report)


def laid_out(workspace: Workspace, report: Report) -> tuple[Report, StoreRows] | None:
    """Return a report with its rows and the stores' names; None if not complete."""
    if report.table is None:
        return None
    labels = workspace.stores.labels(report.table.store_ids).on(report.table.listed)
    tables = report.platform_tables()
    platforms = PlatformUptimes.of(tables, report.table.store_ids) if tables else None
    return report, StoreRows.of(report.table, labels, report.answers, report.before, platforms)
