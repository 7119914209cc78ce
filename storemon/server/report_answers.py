"""Answers about a report: its status as JSON, and its rows as the CSV of `get-report --output`."""

from __future__ import annotations

import threading
from typing import Final, Literal

from pydantic import BaseModel, Field
from starlette.responses import Response

from storemon.core.vocabulary import ReportStatus
from storemon.services.background_reports import BackgroundReports
from storemon.services.exports import Export, csv_bytes
from storemon.services.file_names import safe_file_name
from storemon.services.report_info import ReportInfo
from storemon.services.workspace import Workspace

STATUS_HEADER: Final = "Report-Status"


class Status(BaseModel):
    """The status of a report."""

    report_id: str = Field(examples=["4f1d0c9a77be"])
    status: Literal["Running", "Complete", "Failed", "Cancelled"]
    progress: float | None = Field(
        default=None, description="How much of a running report is done, from 0 to 1."
    )
    reason: str | None = Field(default=None, description="Why a report failed, and what to do next.")
    link: str | None = Field(default=None, description="The address of a complete report's CSV.")


class ReportAnswers:
    """Finds reports, and caches the last CSV, as many clients request one report at the same time."""

    def __init__(self, workspace: Workspace, background: BackgroundReports) -> None:
        self._workspace = workspace
        self._background = background
        self._making = threading.Lock()
        self._newest: tuple[tuple[str, bool], bytes] = (("", False), b"")

    def running(self, report_id: str) -> Status | None:
        """Return the status of a report that runs here, without reading the database; None for others."""
        fraction = self._background.fraction(report_id)
        if fraction is None:
            return None
        return Status(report_id=report_id, status="Running", progress=round(fraction, 4))

    def status(self, report_id: str) -> Status:
        """Return the status of any report. Raises `ReportNotFound` and `DatabaseProblem`."""
        return self.running(report_id) or _status(self._workspace.reports.archive.info(report_id))

    def csv(self, report_id: str, *, by_platform: bool = False) -> bytes:
        """Return the rows of a complete report. Raises as `ReportService.get_report` does.

        With `by_platform`, there is a row for each store and platform.
        """
        with self._making:
            if self._newest[0] != (report_id, by_platform):
                report = self._workspace.reports.get_report(report_id, answers=by_platform)
                content = csv_bytes(Export.of(report), platforms=by_platform)
                self._newest = ((report_id, by_platform), content)
            return self._newest[1]


def status_answer(status: Status) -> Response:
    """Return an answer in JSON, without unknown fields."""
    content = status.model_dump_json(exclude_none=True)
    return Response(content, headers={STATUS_HEADER: status.status}, media_type="application/json")


def csv_answer(report_id: str, content: bytes) -> Response:
    """Return an answer that a browser saves as a file."""
    name = safe_file_name(f"storemon-report-{report_id}", ".csv")
    headers = {
        STATUS_HEADER: ReportStatus.COMPLETE,
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return Response(content, headers=headers, media_type="text/csv; charset=utf-8")


def prefers_json(accept: str) -> bool:
    """Return whether an Accept header prefers JSON to CSV; without a preference, CSV is sent."""
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        kind, *settings = (piece.strip() for piece in part.split(";"))
        weights[kind] = _weight(settings)
    csv = next((weights[kind] for kind in ("text/csv", "text/*", "*/*") if kind in weights), 0.0)
    return weights.get("application/json", 0.0) > csv


def _weight(settings: list[str]) -> float:
    for setting in settings:
        name, _, value = setting.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _status(info: ReportInfo) -> Status:
    complete, failed = info.status is ReportStatus.COMPLETE, info.status is ReportStatus.FAILED
    return Status(
        report_id=info.report_id,
        status=info.status.value,
        reason=str(info.reason) if failed else None,
        link=f"/get_report/{info.report_id}" if complete else None,
    )
