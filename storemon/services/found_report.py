"""A report of the services: its information, its table, its answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from storemon.core.fleet_insights import FleetInsights
from storemon.core.period_before import PeriodBefore
from storemon.core.report import ReportTable
from storemon.core.vocabulary import ReportRequest
from storemon.data.report_tables import Origin
from storemon.data.view_rows import PackedViews
from storemon.errors import ExportFailed, PartDamaged, RowsDamaged
from storemon.message import Message
from storemon.services.report_info import ReportInfo


@dataclass(frozen=True, slots=True)
class Report:
    """A report; `table` is set only if it is complete, `answers` only if requested and available.

    `origin` describes the data it was made from, None if it is not complete or was made by an older version.
    With answers: `before` is the period its windows are compared with, if already computed (`history`), and
    `views` are those of each platform, if there are several.
    """

    info: ReportInfo
    table: ReportTable | None
    answers: FleetInsights | None = None
    origin: Origin | None = None
    before: PeriodBefore | None = None
    views: PackedViews | None = None

    @property
    def platforms(self) -> tuple[str, ...]:
        """Its platforms if there are several; an empty name for polls without a platform."""
        return () if self.views is None else self.views.names

    @property
    def platform(self) -> str | None:
        """The one of several platforms that it is limited to; None for all of them together."""
        return None if self.table is None else self.table.of_platform

    def of_platform(self, name: str) -> Report:
        """Return the report of one of its platforms. Raises `PartDamaged`."""
        if self.views is None:
            return self
        with undamaged(self.info.report_id):
            table, answers = self.views.table(name), self.views.answers(name)
        several = None if self.answers is None else self.answers.platforms
        if several is not None:
            table = dataclasses.replace(table, listed=several.listed.alone(several.names.index(name)))
        return dataclasses.replace(self, table=table, answers=answers, before=None)

    def platform_tables(self) -> dict[str, ReportTable]:
        """Return the tables of the platforms whose sums the figures are, by name. Raises `PartDamaged`."""
        if self.views is None or self.table is None or self.table.added_up is None:
            return {}
        with undamaged(self.info.report_id):
            return {name: self.views.table(name) for name in self.views.names}

    @property
    def follows(self) -> bool:
        """Whether it covers the last hour, day and week up to the newest poll, rather than a fixed time."""
        return self.info.range is None and (self.origin is None or self.origin.follows)

    def request(self) -> ReportRequest:
        """Return a request for the same report of the current data."""
        info = self.info
        return ReportRequest(
            info.method, info.reach, None if self.follows else info.as_of, info.dates or info.range
        )


@contextmanager
def undamaged(report_id: str) -> Iterator[None]:
    """Turn `RowsDamaged` while a report is read into `PartDamaged`, which names the report."""
    try:
        yield
    except RowsDamaged as error:
        raise PartDamaged(
            Message("The report {report_id} is damaged.", report_id=str(report_id)),
            Message(
                "What is stored of it is not what was written. Your data and other reports are not touched."
            ),
            Message("Generate it again."),
        ) from error


def unfinished_report(info: ReportInfo) -> ExportFailed:
    """Return the error for a report that has nothing to export."""
    return ExportFailed(
        Message("The report is {status}.", status=info.status.lower()), remedy=Message("Generate it again.")
    )
