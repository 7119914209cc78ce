"""Finds reports by other processes that can replace an outdated one."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.vocabulary import ReportStatus
from storemon.services.found_report import Report
from storemon.services.reports import ReportService


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """`report_id`: a complete, up-to-date report like ours, empty if none; `running`: one is being made."""

    report_id: str = ""
    running: bool = False


def made_elsewhere(reports: ReportService, report: Report, state: str) -> Elsewhere:
    """Find a newer report like `report` that matches the data `state`, or is still running."""
    like = (report.info.method, report.info.reach)
    running = False
    for listed in reports.archive.list_reports():
        info = listed.info
        if info.report_id == report.info.report_id:
            break
        if (info.method, info.reach) != like or info.range is not None:
            continue
        if info.status is ReportStatus.RUNNING and info.as_of is None:
            running = True
        elif info.status is ReportStatus.COMPLETE and listed.current:
            found = reports.get_report(info.report_id)
            if found.follows and found.origin is not None and found.origin.state.counting == state:
                return Elsewhere(info.report_id)
    return Elsewhere(running=running)
