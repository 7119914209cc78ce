"""The list of reports: list, keep and delete them, and apply retention.

Loads neither numpy nor Arrow, which only a report's table needs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import DEFAULT_REPORTS, ReportStatus
from storemon.data import report_rows
from storemon.data.clock import utc_now
from storemon.data.data_state import DataState, data_state, last_changes
from storemon.data.database import Database
from storemon.data.report_rows import ReportRow
from storemon.errors import BadInput, ReportNotFound
from storemon.message import Message, stored
from storemon.services.report_info import ReportInfo, info_of
from storemon.services.retention import beyond, ends_of_months

INTERRUPTED: Final = Message("The report was interrupted: storemon ended, or could not save it.")


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report in the list.

    `size`: bytes in the database. `current`: whether it matches the present data, None if not complete.
    `ends_month`: whether it is the last complete one of its month (UTC), which is kept.
    """

    info: ReportInfo
    size: int
    current: bool | None
    ends_month: bool


class ReportArchive:
    """Lists, keeps and deletes reports.

    `keep_newest`: how many of the newest reports are kept, in addition to the last complete one of each month
    and those that a user chose to keep. `shown`: the report on the screen, which is kept too.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unsaved: dict[str, Message] = {}
        self.keep_newest = DEFAULT_REPORTS
        self.shown = ""

    def list_reports(self) -> list[ListedReport]:
        """Return all reports, newest first."""
        unrecorded = self._end_interrupted()
        with self._database.reading() as connection:
            rows = report_rows.newest_first(connection)
            sizes = report_rows.sizes(connection)
            now, changed = data_state(connection), max(last_changes(connection))
        ending = ends_of_months([row for row in rows if row.status == ReportStatus.COMPLETE])
        return [
            ListedReport(
                _interrupted(info_of(row)) if row.report_id in unrecorded else info_of(row),
                sizes.get(row.report_id, 0),
                _is_current(row, now, changed) if row.status == ReportStatus.COMPLETE else None,
                row.report_id in ending,
            )
            for row in rows
        ]

    def newest(self) -> str:
        """Return the id of the newest complete report; empty if there is none."""
        complete = self.complete()
        return complete[0].report_id if complete else ""

    def complete(self) -> list[ReportInfo]:
        """Return all complete reports, newest first."""
        with self._database.reading() as connection:
            return [info_of(row) for row in report_rows.newest_first(connection, ReportStatus.COMPLETE)]

    def info(self, report_id: str) -> ReportInfo:
        """Return a report's information; a report whose process is gone becomes Failed.

        Raises `ReportNotFound`.
        """
        info = info_of(self.row(report_id))
        if info.status is ReportStatus.RUNNING and not self._is_running(report_id):
            if not self._record_interrupted(report_id):
                return _interrupted(info)
            info = info_of(self.row(report_id))
        return info

    def row(self, report_id: str) -> ReportRow:
        """Return a report's row. Raises `ReportNotFound`."""
        with self._database.reading() as connection:
            return _found(connection, report_id)

    def keep(self, report_ids: Sequence[str], *, keep: bool = True) -> None:
        """Keep reports until they are deleted, or stop keeping them: all or none. Raises `ReportNotFound`."""
        with self._database.noting() as connection:
            for report_id in report_ids:
                _found(connection, report_id)
                report_rows.keep(connection, report_id, utc_now() if keep else None)

    def delete(self, report_ids: Sequence[str], progress: Progress = silent) -> None:
        """Delete reports in one transaction: all or none. SQLite reuses their space.

        Raises `ReportNotFound`, and `BadInput` for one that is running.
        """
        with self._database.noting(progress) as connection:
            for report_id in report_ids:
                status = _found(connection, report_id).status
                if status == ReportStatus.RUNNING and self._is_running(report_id):
                    raise BadInput(
                        Message("The report {report_id} is running.", report_id=report_id),
                        remedy=Message("Wait for it, or cancel it."),
                    )
            report_rows.remove(connection, report_ids)

    def tidy(self, connection: Connection, newest: str) -> None:
        """Delete the reports that retention does not keep, in the transaction that completed `newest`."""
        rows = report_rows.in_change(connection)
        going = beyond(rows, self.keep_newest, {newest, self.shown})
        report_rows.remove(connection, [row.report_id for row in going])

    def fail_interrupted(self) -> None:
        """Record as Failed every Running report whose process is gone, where this account may."""
        self._end_interrupted()

    def fail(self, report_id: str, reason: Message) -> None:
        """Record why a report failed; if that is impossible now, it is recorded when the report is next read.

        Raises `DatabaseProblem` if it cannot be recorded now.
        """
        self._unsaved[report_id] = reason
        self.end(report_id, ReportStatus.FAILED, reason)
        del self._unsaved[report_id]

    def end(self, report_id: str, status: ReportStatus, reason: Message, progress: Progress = silent) -> None:
        """Record how a running report ended."""
        with self._database.noting(progress) as connection:
            report_rows.change(
                connection,
                report_id,
                ReportStatus.RUNNING,
                status=status,
                finished=utc_now(),
                reason=stored(reason),
            )

    def _is_running(self, report_id: str) -> bool:
        return self._database.run_lock(report_id).is_held()

    def _end_interrupted(self) -> set[str]:
        """Record which reports were interrupted; return those of which that cannot be recorded."""
        with self._database.reading() as connection:
            running = report_rows.newest_first(connection, ReportStatus.RUNNING)
        gone = [row.report_id for row in running if not self._is_running(row.report_id)]
        unrecorded = {report_id for report_id in gone if not self._record_interrupted(report_id)}
        self._database.remove_abandoned_locks()
        return unrecorded

    def _record_interrupted(self, report_id: str) -> bool:
        """Record that a report was interrupted; return whether this account may do so."""
        if not self._database.access().reports:
            return False
        self.end(report_id, ReportStatus.FAILED, self._unsaved.get(report_id, INTERRUPTED))
        return True


def _interrupted(info: ReportInfo) -> ReportInfo:
    """Return the actual state of a report that is recorded as Running but is not."""
    return dataclasses.replace(info, status=ReportStatus.FAILED, reason=INTERRUPTED)


def _found(connection: Connection, report_id: str) -> ReportRow:
    row = report_rows.one(connection, report_id)
    if row is None:
        raise ReportNotFound(
            Message("There is no report {report_id}.", report_id=str(report_id)),
            remedy=Message("List the reports to see which there are."),
        )
    return row


def _is_current(row: ReportRow, now: DataState, changed: int) -> bool:
    """Return whether a complete report matches the data; for an older version's, compare the clock."""
    return changed <= row.created if row.data_state is None else row.data_state == now.counting
