"""Reports as rows of the database. Does not load the libraries for their tables (`report_tables`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from storemon.data.schema import report_answers, report_tables, reports
from storemon.data.sqlite import sealed

_COLUMNS: Final = (
    "report_id",
    "status",
    "method",
    "reach",
    "as_of",
    "range_start",
    "range_end",
    "dates",
    "created",
    "finished",
    "reason",
    "stores",
    "kept",
    "data_state",
)
_REMOVE_FIGURES: Final = text("DELETE FROM report_figures WHERE report_id = :report_id")
"""For a server, which has a report's figures as rows too (`postgres.server_report_rows`)."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as recorded; times and reach in µs, `dates` as `core.dates` writes them.

    `kept`: when the user chose to keep it, otherwise None. `data_state`: the state of the data that it used,
    as `DataState.counting`; None until it is complete, or if an older version made it.
    """

    report_id: str
    status: str
    method: str
    reach: int | None
    as_of: int | None
    range_start: int | None
    range_end: int | None
    dates: str | None
    created: int
    finished: int | None
    reason: str
    stores: int
    kept: int | None = None
    data_state: str | None = None


def add(connection: Connection, row: ReportRow) -> None:
    """Record a new report, as created after all others even if the clock was moved back."""
    newest = connection.execute(select(func.max(reports.c.created))).scalar()
    created = row.created if newest is None else max(row.created, newest + 1)
    values = {name: getattr(row, name) for name in _COLUMNS} | {"created": created}
    connection.execute(insert(reports).values(values))
    sealed.seal(connection, reports, reports.c.report_id == row.report_id)


def change(connection: Connection, report_id: str, only_if: str, **values: str | int | None) -> bool:
    """Change a report whose status is `only_if`; return whether there was one."""
    mine = reports.c.report_id == report_id
    with sealed.changing(connection, reports, mine):
        where = mine & (reports.c.status == only_if)
        return connection.execute(update(reports).where(where).values(values)).rowcount > 0


def one(connection: Connection, report_id: str) -> ReportRow | None:
    """Return the report called `report_id`, or None if there is none."""
    if not report_id.isascii():  # some of it could not even be passed to a database
        return None
    found = sealed.rows_of(connection, reports, reports.c.report_id == report_id)
    return _row(found[0]) if found else None


def newest_first(connection: Connection, status: str | None = None) -> list[ReportRow]:
    """Return all reports, or those with a status, newest first."""
    sealed.check_totals(connection, reports)
    return in_change(connection, status)


def in_change(connection: Connection, status: str | None = None) -> list[ReportRow]:
    """Return the same inside a transaction that has changed some; their totals are updated at its end."""
    rows = sealed.rows_of(connection, reports, by=[reports.c.created.desc(), reports.c.report_id])
    return [_row(row) for row in rows if status in {None, row.status}]


def keep(connection: Connection, report_id: str, time: int | None) -> None:
    """Record that the user chose to keep a report, or with None that it need not be kept."""
    mine = reports.c.report_id == report_id
    with sealed.changing(connection, reports, mine):
        connection.execute(update(reports).where(mine).values(kept=time))


def remove(connection: Connection, report_ids: Sequence[str]) -> None:
    """Remove reports with their tables, answers and rows on a server; SQLite reuses the space."""
    for report_id in report_ids:
        if not sealed.keeps_checksums(connection):
            connection.execute(_REMOVE_FIGURES, {"report_id": report_id})
        for table in (report_answers, report_tables, reports):
            connection.execute(delete(table).where(table.c.report_id == report_id))


def sizes(connection: Connection) -> dict[str, int]:
    """Return the size in bytes of each report that has a table, without reading them."""
    found: dict[str, int] = {}
    for table in (report_tables, report_answers):
        # The length of a blob is in its row's header; a cast would read all of it.
        statement = select(table.c.report_id, func.length(table.c.content))
        for report_id, size in connection.execute(statement):
            found[report_id] = found.get(report_id, 0) + size
    return found


def _row(found: Row[Any]) -> ReportRow:
    return ReportRow(*(getattr(found, name) for name in _COLUMNS))
