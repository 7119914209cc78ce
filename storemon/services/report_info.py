"""A report's information without its table. Loads no large library, so that listing reports is fast."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.dates import Dates, Named, read_dates
from storemon.core.vocabulary import Method, Range, ReportRequest, ReportStatus
from storemon.data.report_rows import ReportRow
from storemon.message import NOTHING, Message, restored


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A report without its table; times and reach in µs.

    `as_of`, and the end of a range, are the resolved times once the report is complete; `reason`: why it
    failed. For a range of local dates, `dates` has these (for a named range, once the report is complete),
    and `range` includes the time of all stores. `kept`: whether a user chose to keep it.
    """

    report_id: str
    status: ReportStatus
    method: Method
    reach: int | None
    as_of: int | None
    range: Range | None
    dates: Dates | None
    created: int
    finished: int | None
    reason: Message
    stores: int
    kept: bool = False


def request_of(row: ReportRow) -> ReportRequest:
    """Return the request of a report."""
    asked = _range(row) if row.dates is None else read_dates(row.dates)
    return ReportRequest(Method(row.method), row.reach, row.as_of, asked)


def new_row(report_id: str, request: ReportRequest, created: int) -> ReportRow:
    """Return the row of a report that is asked for at `created` (µs UTC)."""
    asked = request.range if isinstance(request.range, Range) else None
    return ReportRow(
        report_id=report_id,
        status=ReportStatus.RUNNING,
        method=request.method,
        reach=request.reach,
        as_of=request.as_of,
        range_start=None if asked is None else asked.start,
        range_end=None if asked is None else asked.end,
        dates=request.range.written() if isinstance(request.range, Dates | Named) else None,
        created=created,
        finished=None,
        reason=NOTHING,
        stores=0,
    )


def _range(row: ReportRow) -> Range | None:
    if row.range_start is None or row.range_end is None:
        return None
    return Range(row.range_start, row.range_end)


def info_of(row: ReportRow) -> ReportInfo:
    """Return the information in a report's row."""
    dates = None if row.dates is None else read_dates(row.dates)
    return ReportInfo(
        report_id=row.report_id,
        status=ReportStatus(row.status),
        method=Method(row.method),
        reach=row.reach,
        as_of=row.as_of,
        range=_range(row),
        dates=dates if isinstance(dates, Dates) else None,
        created=row.created,
        finished=row.finished,
        reason=restored(row.reason),
        stores=row.stores,
        kept=row.kept is not None,
    )
