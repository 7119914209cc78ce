"""A complete report as it is stored, read as a whole or some stores at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from storemon.core.period_before import PeriodBefore
from storemon.core.report import ReportTable
from storemon.data import history_rows, insight_rows, report_tables, view_rows
from storemon.data.report_tables import TableParts
from storemon.services.found_report import Report, undamaged
from storemon.services.report_info import ReportInfo


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A complete report; `table` and `answers` are the bytes of the database, None for no answers.

    `before`: the period that its windows are compared with, None if it is as stored.
    """

    info: ReportInfo
    table: bytes
    answers: bytes | None = None
    before: PeriodBefore | None = None

    def whole(self) -> Report:
        """Return the report of all stores. Raises `PartDamaged` if the bytes cannot be read."""
        with undamaged(self.info.report_id):
            table, origin = report_tables.unpack(self.table), report_tables.origin_of(self.table)
            if self.answers is None:
                return Report(self.info, table, None, origin)
            answers = insight_rows.unpack(self.answers)
            before = self.before or history_rows.before_of(self.answers)
            views = view_rows.views_of(self.answers)
            if answers.platforms is not None and views is not None:
                several = views.beside(answers.platforms)
                answers = dataclasses.replace(answers, platforms=several)
                table = dataclasses.replace(table, listed=several.listed)
        return Report(self.info, table, answers, origin, before, views)

    def chunks(self) -> Iterator[Report]:
        """Yield reports of some stores each, in order: all at once, many stores take a lot of memory.

        A report of several platforms comes as a whole. Raises as `whole` does.
        """
        with undamaged(self.info.report_id):
            origin = report_tables.origin_of(self.table)
            if self.answers is None:
                for table in self._tables():
                    yield Report(self.info, table, None, origin)
            elif view_rows.has_views(self.answers):
                yield self.whole()
            else:
                before = self.before or history_rows.before_of(self.answers)
                parts, first = TableParts(self.table), 0
                for answers in insight_rows.unpack_chunks(self.answers):
                    last = first + answers.now.open.size
                    own = None if before is None else before.part(slice(first, last))
                    yield Report(self.info, parts.take(last - first), answers, origin, own)
                    first = last

    def store_ids(self) -> list[str]:
        """Return the ids of all stores, in order. Raises as `whole` does."""
        return [store_id for table in self._tables() for store_id in table.store_ids]

    def _tables(self) -> Iterator[ReportTable]:
        with undamaged(self.info.report_id):
            yield from TableParts(self.table).rest()
