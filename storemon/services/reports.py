"""trigger_report and get_report: the life cycle of a report from its id to its table."""

from __future__ import annotations

import dataclasses
import logging
import threading
import uuid
from collections.abc import Callable

from storemon.core.daypart_times import DEFAULT_DAYPARTS
from storemon.core.memory import is_shortage, out_of_memory
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import Currency, Method, ReportRequest, ReportStatus
from storemon.data import insight_rows as answer_rows
from storemon.data import note_rows, queries, report_rows, report_tables, view_rows
from storemon.data.clock import utc_now
from storemon.data.data_state import data_state, last_changes
from storemon.data.database import Database, RunLock
from storemon.data.postgres.server_report_rows import publish
from storemon.data.report_tables import Origin
from storemon.errors import (
    BadInput,
    Cancelled,
    DatabaseBusy,
    ReportNotFound,
    UserError,
)
from storemon.message import NOTHING, Message
from storemon.services.fleet_run import Runner, run_here
from storemon.services.found_report import Report, undamaged, unfinished_report
from storemon.services.report_archive import ReportArchive
from storemon.services.report_info import ReportInfo, new_row, request_of
from storemon.services.report_run import computed, resolved_as_of
from storemon.services.report_times import Times
from storemon.services.resolve_as_of import AsOf, DatabaseTimes, find_as_of
from storemon.services.stored_report import StoredReport

_log = logging.getLogger(__name__)


def new_report_id() -> str:
    """Return a unique report id."""
    return uuid.uuid4().hex[:12]


class ReportService:
    """Makes, stores and finds reports; `dayparts` apply to new reports.

    `runner` computes their parts, in this process by default.
    """

    def __init__(self, database: Database, now: Callable[[], int] = utc_now) -> None:
        self._database = database
        self._now = now
        self.archive = ReportArchive(database)
        self.dayparts = DEFAULT_DAYPARTS
        self.runner: Runner = run_here
        self._held: dict[str, RunLock] = {}
        self._guard = threading.Lock()

    def trigger_report(
        self, request: ReportRequest, report_id: str | None = None, progress: Progress = silent
    ) -> str:
        """Record a report as Running and return its id; `run` then computes it.

        `report_id` may be given if the caller needs to know it earlier. `progress` is called while waiting
        for another writer. Raises `BadInput` for a negative reach and for a range with `poll-count`, and
        `DatabaseProblem`.
        """
        if request.reach is not None and request.reach < 0:
            raise BadInput(Message("The reach is negative."), remedy=Message("Choose 0 hours or more."))
        if request.range is not None and request.method is Method.POLL_COUNT:
            raise BadInput(
                Message("A poll count knows only the last hour, day and week."),
                remedy=Message("Choose the interpolated method for a range of your own."),
            )
        report_id = report_id or new_report_id()
        lock = self._database.run_lock(report_id)
        lock.hold()
        try:
            with self._database.noting(progress) as connection:
                report_rows.add(connection, new_row(report_id, request, utc_now()))
        except BaseException:
            lock.release()
            raise
        with self._guard:
            self._held[report_id] = lock
        return report_id

    def run(self, report_id: str, progress: Progress = silent) -> ReportInfo:
        """Compute a triggered report and return its final information.

        Failure and cancellation are recorded and returned, not raised. Raises `ReportNotFound`, and
        `DatabaseProblem` if the outcome cannot be recorded.
        """
        with self._guard:
            lock = self._held.pop(report_id, None)
        if lock is None:
            raise ReportNotFound(
                Message("There is no report {report_id} to run here.", report_id=str(report_id))
            )
        try:
            return self._run(report_id, progress)
        finally:
            lock.release()

    def as_of(self) -> AsOf:
        """Return the as-of time of a report made now, and the polls after it."""
        with self._database.reading() as connection:
            return find_as_of(connection, self._now())

    def get_report(self, report_id: str, *, answers: bool = False) -> Report:
        """Return the report: Running, Complete with its table, Failed with the reason, or Cancelled.

        With `answers`, a complete report has its answers too. A report whose process is gone becomes Failed.
        Raises `ReportNotFound`, and `PartDamaged` if the stored data of a complete report is damaged.
        """
        info = self.archive.info(report_id)
        if info.status is not ReportStatus.COMPLETE:
            return Report(info, None)
        return self._stored(info, answers=answers).whole()

    def get_stored(self, report_id: str, *, answers: bool = False) -> StoredReport:
        """Return a complete report as it is stored, to be read some stores at a time.

        Raises as `get_report` does, and `ExportFailed` if it is not complete.
        """
        info = self.archive.info(report_id)
        if info.status is not ReportStatus.COMPLETE:
            raise unfinished_report(info)
        return self._stored(info, answers=answers)

    def _stored(self, info: ReportInfo, *, answers: bool) -> StoredReport:
        with self._database.reading() as connection, undamaged(info.report_id):
            content, digest = report_tables.table_of(connection, info.report_id)
            answered = answer_rows.content_of(connection, info.report_id, digest) if answers else None
        return StoredReport(info, content, answered)

    def data_state(self) -> str:
        """Return a value that changes whenever the data counted by reports changes."""
        with self._database.reading() as connection:
            return data_state(connection).counting

    def currency(self, report: Report) -> Currency:
        """Return whether a complete report matches the current data and dayparts.

        A report of an older version is compared by time.
        """
        with self._database.reading() as connection:
            now = data_state(connection)
            ended, undone = last_changes(connection)
        if report.origin is not None:
            made = report.origin.state
            same, added = made.counting == now.counting, now.newest > made.newest
        else:
            same, added = max(ended, undone) <= report.info.created, ended > report.info.created
        if same:
            made_by = None if report.answers is None else report.answers.dayparts
            known = made_by is None or made_by.times == self.dayparts
            return Currency.CURRENT if known else Currency.SETTINGS
        if report.origin is not None and report.origin.state.imports == now.imports:
            return Currency.GROUPS if report.origin.state.notes == now.notes else Currency.NOTES
        return Currency.NEW_DATA if added else Currency.CHANGED

    def following(self) -> Report | None:
        """Return the newest complete report that follows the data, without answers; None if there is none."""
        report_id = self._following_id()
        return self.get_report(report_id) if report_id else None

    def _following_id(self) -> str:
        for info in self.archive.complete():
            # Those of a range never do. Of the others, only what the table says of itself is read.
            if info.range is None and Report(info, None, origin=self._origin(info.report_id)).follows:
                return info.report_id
        return ""

    def _origin(self, report_id: str) -> Origin | None:
        with self._database.reading() as connection, undamaged(report_id):
            return report_tables.origin_of(report_tables.table_of(connection, report_id)[0])

    def latest_id(self) -> str:
        """Return the id of the report to begin with; empty if there is none.

        It is the newest that follows the data, since scheduled reports of a week may have been made after it;
        without any, the newest of all.
        """
        return self._following_id() or self.archive.newest()

    def latest(self) -> Report | None:
        """Return the report to begin with, with its answers."""
        report_id = self.latest_id()
        return self.get_report(report_id, answers=True) if report_id else None

    def close(self) -> None:
        """Release reports that were triggered but never run; they will be found interrupted."""
        with self._guard:
            held, self._held = self._held, {}
        for lock in held.values():
            lock.release()

    def _run(self, report_id: str, progress: Progress) -> ReportInfo:
        try:
            self._compute(report_id, progress)
        except Cancelled:
            return self._cancelled(report_id)
        except UserError as error:
            reason = (out_of_memory() if is_shortage(error) else error).message
        except Exception as error:  # noqa: BLE001  # a bug of ours must not leave it Running for ever
            reason = out_of_memory().message
            if not is_shortage(error):
                _log.exception("report %s failed", report_id)
                reason = Message(
                    "storemon made a mistake: {kind}: {error}", kind=type(error).__name__, error=error
                )
        else:
            return self.archive.info(report_id)
        # Only here has the exception released the memory of the work.
        self.archive.fail(report_id, reason)
        return self.archive.info(report_id)

    def _compute(self, report_id: str, progress: Progress) -> None:
        request = request_of(self.archive.row(report_id))
        with self._database.reading() as connection:
            as_of, found = resolved_as_of(DatabaseTimes(connection), request, self._now())
            times = Times.of(request, as_of, queries.zone_counts(connection))
            noted = note_rows.said(connection)
            share = part(progress, 0.0, 0.95)
            chunks, views = computed(
                connection, request, times, found, share, noted, self.dayparts, runner=self.runner
            )
            origin = Origin(data_state(connection, noted), request.as_of is None and request.range is None)
        tables, insights = report_tables.TablePacker(origin), answer_rows.InsightsPacker()
        for table, answers in chunks:
            tables.add(table)
            insights.add(answers)
            del table, answers  # before the next ones are made
        content, answer_content = tables.content(), view_rows.with_views(insights.content(), views)
        del chunks, insights, views
        with self._database.noting(progress) as connection:
            progress(0.97, Message("Saving the report"))
            report_tables.put_table(connection, report_id, content, answer_content)
            answer_rows.put(connection, report_id, answer_content)
            publish(connection, report_id, report_tables.TableParts(content).rest())
            report_rows.change(
                connection,
                report_id,
                ReportStatus.RUNNING,
                status=ReportStatus.COMPLETE,
                as_of=times.as_of,
                range_start=None if request.range is None else times.range.start,
                range_end=None if request.range is None else times.range.end,
                dates=None if times.dates is None else times.dates.written(),
                finished=utc_now(),
                stores=tables.stores,
                data_state=origin.state.counting,
            )
            self.archive.tidy(connection, report_id)
        # From here on the report exists, and it is too late to cancel.

    def _cancelled(self, report_id: str) -> ReportInfo:
        """Record that a report was canceled, without waiting for another program to release the database.

        If that is impossible, it is found interrupted later.
        """
        try:
            self.archive.end(report_id, ReportStatus.CANCELLED, NOTHING, _cancel)
        except (Cancelled, DatabaseBusy):
            return dataclasses.replace(self.archive.info(report_id), status=ReportStatus.CANCELLED)
        return self.archive.info(report_id)


def _cancel(fraction: float, text: str) -> None:  # noqa: ARG001  # as progress is called
    raise Cancelled
