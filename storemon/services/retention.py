"""Which reports are kept: the newest, the last of each month, and those that a user chose to keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Final

from storemon.core.vocabulary import ReportStatus
from storemon.data.report_rows import ReportRow

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def ends_of_months(complete: Sequence[ReportRow]) -> set[str]:
    """Return the ids of the last report made in each month (UTC); `complete` is sorted newest first."""
    last: dict[tuple[int, int], str] = {}
    for row in complete:
        made = _EPOCH + dt.timedelta(microseconds=row.created)
        last.setdefault((made.year, made.month), row.report_id)
    return set(last.values())


def beyond(rows: Sequence[ReportRow], newest: int, staying: Collection[str]) -> list[ReportRow]:
    """Return the reports that need not be kept; `rows` are all reports, newest first.

    Complete reports are kept if they are among the newest, the last of a month, or kept by a user; failed and
    canceled ones if they are among the newest of their own, so that they never displace a complete one.
    Running reports and those with ids in `staying` are always kept.
    """
    complete = [row for row in rows if row.status == ReportStatus.COMPLETE]
    others = [row for row in rows if row.status not in {ReportStatus.COMPLETE, ReportStatus.RUNNING}]
    stay = {*staying, *ends_of_months(complete), *(row.report_id for row in rows if row.kept is not None)}
    old = [*complete[max(1, newest) :], *others[max(1, newest) :]]
    return [row for row in old if row.report_id not in stay]
