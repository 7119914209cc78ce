"""What is computed once a report is there: the period before its windows, and uptime by local day.

Neither is part of the report's job, which stays as quick as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

import numpy as np
from sqlalchemy import Connection

from storemon.core import ranges, uptime
from storemon.core.daily import DailySums, daily_sums, history
from storemon.core.model import Batch, Int64, Moment
from storemon.core.period_before import PeriodBefore, dates_before, period_before
from storemon.core.progress import Progress, part, silent
from storemon.core.quiet_dates import QuietDates, quiet_dates
from storemon.core.report import answers_reach
from storemon.core.vocabulary import DAY, WEEK, WINDOWS, Range
from storemon.data import history_rows, insight_rows, queries, report_rows, report_tables
from storemon.data.data_state import data_state
from storemon.data.database import Database
from storemon.data.files.fields import EARLIEST
from storemon.data.files.prefetch import prefetch
from storemon.errors import RowsDamaged
from storemon.message import Message
from storemon.services.report_info import ReportInfo
from storemon.services.reports import Report, damaged_report

_STORES_A_BATCH: Final = 1000
_FEWEST_A_BATCH: Final = 50
_Found = TypeVar("_Found")
_Part = TypeVar("_Part")


class HistoryService:
    """Computes and keeps what a report is compared with, and how the uptime went."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def before(self, report: Report, progress: Progress = silent) -> PeriodBefore | None:
        """Return the period before a complete report's windows, computed now unless it is kept.

        None where the data has changed since, or an earlier version made the report: then the report has to
        be made again. Raises what `progress` raises, and `DatabaseProblem`.
        """
        if report.before is not None:
            return report.before
        return self._computed(report, _before, history_rows.add_before, progress)

    def days(self, report: Report, progress: Progress = silent) -> DailySums | None:
        """Return uptime by local day over all history up to a complete report's as-of time, in the same way.

        The stores are in the order of the report.
        """
        kept = self.kept_days(report)
        return kept or self._computed(report, _days, history_rows.add_days, progress)

    def kept_days(self, report: Report) -> DailySums | None:
        """Return the same where it is kept, None elsewhere.

        Raises `PartDamaged` where what is stored is not what was written.
        """
        report_id = report.info.report_id
        with self._database.reading() as connection:
            if report_rows.one(connection, report_id) is None:
                return None
            try:
                _, digest = report_tables.table_of(connection, report_id)
                content = insight_rows.content_of(connection, report_id, digest)
                return None if content is None else history_rows.days_of(content)
            except RowsDamaged as error:
                raise damaged_report(report_id) from error

    def _computed(
        self,
        report: Report,
        compute: Callable[[Connection, Report, Progress], _Found | None],
        keep: Callable[[Connection, str, _Found], bool],
        progress: Progress,
    ) -> _Found | None:
        with self._database.reading() as connection:
            if report.origin is None or data_state(connection).counting != report.origin.state.counting:
                return None
            found = compute(connection, report, part(progress, 0.0, 0.95))
        if found is not None:
            with self._database.noting(progress) as connection:
                keep(connection, report.info.report_id, found)
        return found


def _before(connection: Connection, report: Report, progress: Progress) -> PeriodBefore | None:
    info, as_of = report.info, report.info.as_of
    summed = None if report.answers is None else report.answers.dayparts
    if as_of is None:
        return None
    reach = answers_reach(info.method, info.reach)
    zones = queries.zone_counts(connection)
    earlier = None if info.dates is None else dates_before(info.dates)
    frame = _frame(info, as_of) if earlier is None else ranges.hull(zones, earlier, as_of)
    spans: list[tuple[Moment, Moment]] = [(frame.start, frame.end)]
    if info.range is None:
        spans = [(as_of - 2 * length, as_of - length) for length in WINDOWS]
    last = as_of if info.range is None else frame.end
    polls = (
        max(EARLIEST, uptime.evidence_begin(frame.start, reach)),
        uptime.evidence_end(last, reach, as_of),
    )

    def of_batch(batch: Batch) -> PeriodBefore:
        own = spans if earlier is None else [ranges.own_bounds(batch.zones, earlier, as_of)]
        dayparts = None if summed is None else summed.times
        return period_before(batch, info.method, reach, own, as_of, frame, dayparts=dayparts)

    weeks = max(1, (frame.end - frame.start) // WEEK)
    size = max(_FEWEST_A_BATCH, _STORES_A_BATCH // weeks)
    parts, order = _of_all(connection, size, polls, of_batch, progress)
    return PeriodBefore.merged(parts, order)


def _frame(info: ReportInfo, as_of: int) -> Range:
    """Return the time before the report's range, or before its week."""
    if info.range is None:
        return Range(as_of - 2 * WEEK, as_of - WEEK)
    return Range(2 * info.range.start - info.range.end, info.range.start)


def _days(connection: Connection, report: Report, progress: Progress) -> DailySums | None:
    info = report.info
    first, as_of = queries.oldest_poll(connection), info.as_of
    if first is None or as_of is None:
        return None
    reach = answers_reach(info.method, info.reach)
    days = history(queries.zone_counts(connection), first, as_of, queries.count_stores(connection))
    # A day of leeway, since the first local date may begin earlier than that of UTC.
    polls = (max(EARLIEST, uptime.evidence_begin((days.start - 1) * DAY, reach)), as_of)
    size = max(_FEWEST_A_BATCH, _STORES_A_BATCH * 7 // len(days))

    def of_batch(batch: Batch) -> tuple[DailySums, QuietDates]:
        return daily_sums(batch, reach, days, as_of), quiet_dates(batch, days, as_of)

    parts, order = _of_all(connection, size, polls, of_batch, progress)
    quiet = QuietDates.merged([of for _, of in parts], [len(sums.open) for sums, _ in parts], order)
    return replace(DailySums.merged([sums for sums, _ in parts], order), quiet=quiet.likely_closed())


def _of_all(
    connection: Connection,
    size: int,
    polls: tuple[int, int],
    compute: Callable[[Batch], _Part],
    progress: Progress,
) -> tuple[list[_Part], Int64]:
    """Compute something of all stores in batches of a size; return it with the report's order of stores."""
    keys = queries.key_ranges(connection, size)
    tally = queries.Tally()
    ids: list[str] = []
    parts: list[_Part] = []
    for found in prefetch(queries.read_batch(connection, some, polls, tally=tally) for some in keys):
        parts.append(compute(found.batch))
        ids += found.store_ids
        progress(len(parts) / len(keys), Message("1 store|{n} stores", n=len(ids)))
    tally.check(connection, polls)
    return parts, np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
