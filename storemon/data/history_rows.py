"""What is computed after a report is complete, stored after its insights: the period before, local days.

Each is a section of its own (`sections`).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from typing import Any, Final

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection, LargeBinary, func, select, update

from storemon.core.certainty import Certainty
from storemon.core.daily import DailySums
from storemon.core.dayparts import DaypartSums
from storemon.core.model import Int64
from storemon.core.period_before import PeriodBefore
from storemon.core.platform_shares import Sold
from storemon.core.quiet_dates import CheckedDates, QuietDates
from storemon.data import insight_rows
from storemon.data.day_basis import DayBasis, KnownDays
from storemon.data.files.arrow_arrays import decoding
from storemon.data.insight_rows import arrays_of, built, listed, values_of
from storemon.data.report_tables import compressed, restored, table_of
from storemon.data.schema import report_answers, report_tables
from storemon.data.sections import FOOT, MARK, sections_of, with_section
from storemon.data.sqlite import sealed
from storemon.data.sqlite.digests import row_digest
from storemon.errors import RowsDamaged

_BEFORE: Final = b"B"
_DAYS: Final = b"D"
_WIDTH: Final = b"windows"
_STORES: Final = b"stores"
_FIRST: Final = b"first"
_BASIS: Final = b"basis"
_QUIET: Final = "quiet."
_CHECKED: Final = "checked."
_TIMES: Final = "times."


def add_before(connection: Connection, report_id: str, found: PeriodBefore) -> bool:
    """Store the period before a report's windows; return whether the report still exists.

    Raises `RowsDamaged` if the report is not what was written.
    """
    columns = {name: listed(values) for name, values in arrays_of(found).items()}
    width = str(found.own.open.shape[1])
    return _add(connection, report_id, _BEFORE, compressed(pa.table(columns, metadata={_WIDTH: width})))


def add_days(connection: Connection, report_id: str, found: KnownDays) -> bool:
    """Store the sums of local days, for this report only: they need more space than the rest of a report.

    Returns and raises as `add_before` does.
    """
    _drop_other_days(connection, report_id)
    sums = found.sums
    columns = {name: listed(getattr(sums, name)) for name in ("open", "up", "down")}
    for prefix, part in ((_QUIET, sums.quiet), (_CHECKED, sums.checked)):
        if part is not None:
            columns |= {prefix + name: listed(values) for name, values in arrays_of(part).items()}
    facts = {_STORES: str(sums.open.shape[0]), _FIRST: str(sums.first), _BASIS: found.basis.written()}
    return _add(connection, report_id, _DAYS, compressed(pa.table(columns, metadata=facts)))


def before_of(content: bytes) -> PeriodBefore | None:
    """Return the period before from a report's stored insights, or None if it is not there.

    Raises `RowsDamaged`.
    """
    section = sections_of(content).get(_BEFORE)
    if section is None:
        return None
    with decoding(report_answers.name):
        table = restored(section)
        width = int(table.schema.metadata[_WIDTH])
        found: PeriodBefore = built(PeriodBefore, table, "", width)
        if "dayparts.open" in table.schema.names:
            found = replace(found, dayparts=built(DaypartSums, table, "dayparts.", width))
        if f"{_TIMES}down" in table.schema.names:
            found = replace(found, times=_times_of(table, found.figures.open.shape[0]))
        return found


def _times_of(table: pa.Table, stores: int) -> Sold:
    def several(name: str) -> Int64:
        return values_of(table, _TIMES + name).reshape(stores, -1)

    sure = Certainty(*(several(f"sure.{field.name}") for field in fields(Certainty)))
    dayparts = None
    if f"{_TIMES}dayparts.open" in table.schema.names:
        sums = (several(f"dayparts.{field.name}") for field in fields(DaypartSums))
        dayparts = DaypartSums(*(one.reshape(*sure.open.shape, -1) for one in sums))
    return Sold(several("down"), sure, dayparts)


def days_of(content: bytes) -> DailySums | None:
    """Return the sums of local days, in the same way."""
    found = _days_section(content)
    return None if found is None else found[0]


def other_days(connection: Connection) -> KnownDays | None:
    """Return the sums of local days that are stored for another report, with what they are based on.

    None if there are none, an earlier version stored them, or they are damaged.
    """
    for report_id in _with_days(connection):
        # A damaged report says so when it is opened.
        with suppress(RowsDamaged):
            _, digest = table_of(connection, report_id)
            content = insight_rows.content_of(connection, report_id, digest)
            found = None if content is None else _days_section(content)
            if found is not None and found[0].checked is not None and found[1] is not None:
                return KnownDays(found[0], found[1])
    return None


def _days_section(content: bytes) -> tuple[DailySums, DayBasis | None] | None:
    section = sections_of(content).get(_DAYS)
    if section is None:
        return None
    with decoding(report_answers.name):
        table = restored(section)
        facts = table.schema.metadata
        stores, first = (int(facts[name]) for name in (_STORES, _FIRST))

        def of_days(name: str) -> np.ndarray[Any, Any]:
            return values_of(table, name).reshape(stores, -1)

        opened, up, down = (of_days(name).astype(np.int64, copy=False) for name in ("open", "up", "down"))
        checked = None
        # Earlier versions did not store these.
        if f"{_CHECKED}told" in table.column_names:
            checked = CheckedDates(of_days(f"{_CHECKED}told"), of_days(f"{_CHECKED}up"))
        basis = DayBasis.read(facts[_BASIS]) if _BASIS in facts else None
        return DailySums(first, opened, up, down, _quiet_of(table), checked), basis


def _quiet_of(table: pa.Table) -> QuietDates | None:
    names = [field.name for field in fields(QuietDates)]
    # Earlier versions did not look for such dates.
    if _QUIET + names[0] not in table.column_names:
        return None
    return QuietDates(*(values_of(table, _QUIET + name).astype(np.int64, copy=False) for name in names))


def _with_days(connection: Connection) -> list[str]:
    """Return the reports that have sums of local days; they are the last section added."""
    kept = report_answers.c.content
    foot = func.substr(kept, func.length(kept) - FOOT.size + 1, type_=LargeBinary)
    rows = connection.execute(select(report_answers.c.report_id, foot)).all()
    return [
        report_id
        for report_id, tail in rows
        if isinstance(tail, bytes) and tail[-len(MARK) - 1 :] == _DAYS + MARK
    ]


def _drop_other_days(connection: Connection, report_id: str) -> None:
    for other in _with_days(connection):
        if other == report_id:
            continue
        # A damaged report says so when it is opened.
        with suppress(RowsDamaged):
            _, digest = table_of(connection, other)
            content = insight_rows.content_of(connection, other, digest)
            if content is not None:
                length, _, _ = FOOT.unpack_from(content, len(content) - FOOT.size)
                _put(connection, other, content[: len(content) - FOOT.size - length])


def _add(connection: Connection, report_id: str, kind: bytes, section: bytes) -> bool:
    mine = report_answers.c.report_id == report_id
    if connection.execute(select(report_answers.c.report_id).where(mine)).first() is None:
        return False
    _, digest = table_of(connection, report_id)
    content = insight_rows.content_of(connection, report_id, digest)
    if content is None or kind in sections_of(content):
        return content is not None
    _put(connection, report_id, with_section(content, kind, section))
    return True


def _put(connection: Connection, report_id: str, content: bytes) -> None:
    mine, of_table = report_answers.c.report_id == report_id, report_tables.c.report_id == report_id
    connection.execute(update(report_answers).where(mine).values(content=content))
    connection.execute(update(report_tables).where(of_table).values(answers_digest=row_digest(content)))
    sealed.seal(connection, report_tables, of_table)
