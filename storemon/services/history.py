"""What is computed after a report: the period before its windows, and uptime by local day.

Neither is part of generating the report, so as not to slow it down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

import numpy as np
from sqlalchemy import Connection

from storemon.core import ranges, uptime
from storemon.core.daily import DailySums, daily_sums, history
from storemon.core.model import Batch, Int64, Moment
from storemon.core.period_before import PeriodBefore, added_up, dates_before, period_before
from storemon.core.progress import Progress, part, silent
from storemon.core.quiet_dates import CheckedDates, checked_dates, quiet_dates
from storemon.core.report import answers_reach
from storemon.core.vocabulary import DAY, WEEK, WINDOWS, Range
from storemon.data import history_rows, insight_rows, queries, report_rows, report_tables
from storemon.data.data_state import data_state
from storemon.data.database import Database
from storemon.data.day_basis import DayBasis, KnownDays
from storemon.data.files.fields import EARLIEST
from storemon.data.files.prefetch import prefetch
from storemon.message import Message
from storemon.services.found_report import Report, undamaged
from storemon.services.report_info import ReportInfo
from storemon.services.report_run import listings
from storemon.services.stored_report import StoredReport

_STORES_A_BATCH: Final = 1000
_FEWEST_A_BATCH: Final = 50
_Kept = TypeVar("_Kept")
_Part = TypeVar("_Part")


class HistoryService:
    """Computes and stores the period that a report is compared with, and the history of uptime."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def before(self, report: Report, progress: Progress = silent) -> PeriodBefore | None:
        """Return the period before a complete report's windows, computed now unless it is stored.

        None if the data has changed since or an earlier version made the report: it then has to be generated
        again. Raises what `progress` raises, and `DatabaseProblem`.
        """
        if report.before is not None:
            return report.before
        return self._computed(report, _before, history_rows.add_before, progress)

    def with_before(self, stored: StoredReport, progress: Progress = silent) -> StoredReport:
        """Return a stored report with the period before its windows; raises as `before` does."""
        some = next(stored.chunks())
        if some.before is not None:
            return stored
        return replace(stored, before=self.before(some, progress))

    def days(self, report: Report, progress: Progress = silent) -> DailySums | None:
        """Return uptime by local day over all history up to a complete report's as-of time, like `before`.

        The stores are in the order of the report. If the account may not store it, it is computed each time.
        """
        kept = self.kept_days(report) if report.platform is None else None
        if kept is not None:
            return kept
        found = self._computed(report, _days, history_rows.add_days, progress)
        return None if found is None else found.sums

    def kept_days(self, report: Report) -> DailySums | None:
        """Return uptime by local day if it is stored, else None.

        Raises `PartDamaged` if the stored data is damaged.
        """
        report_id = report.info.report_id
        with self._database.reading() as connection:
            if report_rows.one(connection, report_id) is None:
                return None
            with undamaged(report_id):
                _, digest = report_tables.table_of(connection, report_id)
                content = insight_rows.content_of(connection, report_id, digest)
                return None if content is None else history_rows.days_of(content)

    def _computed(
        self,
        report: Report,
        compute: Callable[[Connection, Report, Progress], _Kept | None],
        keep: Callable[[Connection, str, _Kept], bool],
        progress: Progress,
    ) -> _Kept | None:
        with self._database.reading() as connection:
            if report.origin is None or data_state(connection).counting != report.origin.state.counting:
                return None
            found = compute(connection, report, part(progress, 0.0, 0.95))
        if found is not None and report.platform is None and self._database.access().reports:
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
    found = _of_all(connection, report, size, polls, of_batch, progress)
    each = [PeriodBefore.merged(one.parts, one.order) for one in found]
    if len(each) == 1:
        return each[0]
    places, count = _places(found)
    return added_up(each, places, count)


def _frame(info: ReportInfo, as_of: int) -> Range:
    """Return the period before the report's range or week."""
    if info.range is None:
        return Range(as_of - 2 * WEEK, as_of - WEEK)
    return Range(2 * info.range.start - info.range.end, info.range.start)


def _days(connection: Connection, report: Report, progress: Progress) -> KnownDays | None:
    info = report.info
    first, as_of = queries.oldest_poll(connection), info.as_of
    if first is None or as_of is None:
        return None
    reach = answers_reach(info.method, info.reach)
    days = history(queries.zone_counts(connection), first, as_of, queries.count_stores(connection))
    basis = DayBasis.of(connection, reach, as_of)
    known = history_rows.other_days(connection) if report.platform is None else None
    begin = days.start if known is None else still_known(known, basis, days)
    parts = [] if begin == days.stop else [_sums_of(connection, report, range(begin, days.stop), progress)]
    if known is not None and begin > days.start:
        parts.insert(0, known.sums.between(days.start, begin))
    sums = DailySums.in_turn(parts)
    quiet = None if sums.checked is None else quiet_dates(sums.checked, days).likely_closed()
    return KnownDays(replace(sums, quiet=quiet), basis)


def still_known(known: KnownDays, basis: DayBasis, days: range) -> int:
    """Return up to which of `days` known sums are as they would be computed now; its start if none are."""
    changed = basis.first_changed(known.basis)
    if changed is None or known.sums.first > days.start:
        return days.start
    return max(days.start, min(changed, known.sums.days.stop, days.stop))


def _sums_of(connection: Connection, report: Report, days: range, progress: Progress) -> DailySums:
    info, as_of = report.info, report.info.as_of or 0
    reach = answers_reach(info.method, info.reach)
    # A day of leeway, since the first local date may begin earlier than that of UTC.
    polls = (max(EARLIEST, uptime.evidence_begin((days.start - 1) * DAY, reach)), as_of)
    size = max(_FEWEST_A_BATCH, _STORES_A_BATCH * 7 // len(days))

    def of_batch(batch: Batch) -> DailySums:
        sums = daily_sums(batch, reach, days, as_of)
        return replace(sums, checked=checked_dates(batch, days, as_of))

    found = _of_all(connection, report, size, polls, of_batch, progress)
    each = [DailySums.merged(one.parts, one.order) for one in found]
    if len(each) == 1:
        return each[0]
    places, count = _places(found)
    shape = (count, len(days))
    opened, up, down = (np.zeros(shape, np.int64) for _ in range(3))
    for sums, place in zip(each, places, strict=True):
        opened[place] += sums.open
        up[place] += sums.up
        down[place] += sums.down
    # With several platforms, the one with most stores determines which dates were quiet.
    most = max(range(len(found)), key=lambda number: len(found[number].ids))
    told, seen = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    largest = each[most].checked
    if largest is not None:
        told[places[most]], seen[places[most]] = largest.told, largest.up
    return DailySums(days.start, opened, up, down, checked=CheckedDates(told, seen))


@dataclass(frozen=True)
class _Found(Generic[_Part]):
    """What was computed for the stores on a platform, in batches."""

    parts: list[_Part]
    ids: list[str]

    @property
    def order(self) -> Int64:
        """The positions in the batches of the stores, ordered by id."""
        return np.array(sorted(range(len(self.ids)), key=self.ids.__getitem__), np.int64)


def _of_all(
    connection: Connection,
    report: Report,
    size: int,
    polls: tuple[int, int],
    compute: Callable[[Batch], _Part],
    progress: Progress,
) -> list[_Found[_Part]]:
    """Compute something for all stores in batches of a size, on each platform or on the report's platform."""
    every = listings(connection, queries.key_ranges(connection, size))
    wanted = [one for one in every if report.platform in {None, one.name}]
    tally = queries.Tally()
    found = []
    for number, one in enumerate(wanted):
        share = part(progress, number / len(wanted), (number + 1) / len(wanted))
        mine = _Found[_Part]([], [])
        batches = (
            queries.read_batch(connection, some, polls, only, tally, one.platform)
            for some, only in zip(one.keys, one.only, strict=True)
        )
        for batch in prefetch(batches):
            mine.parts.append(compute(batch.batch))
            mine.ids.extend(batch.store_ids)
            share(len(mine.parts) / len(one.keys), Message("1 store|{n} stores", n=len(mine.ids)))
        found.append(mine)
    if len(wanted) == len(every):
        tally.check(connection, polls)
    return found


def _places(found: Sequence[_Found[_Part]]) -> tuple[list[Int64], int]:
    """Return the positions of each platform's stores among all stores by id, and the number of all stores."""
    ids = sorted({store_id for one in found for store_id in one.ids})
    rows = {store_id: row for row, store_id in enumerate(ids)}
    return [np.array([rows[store_id] for store_id in sorted(one.ids)], np.int64) for one in found], len(ids)
