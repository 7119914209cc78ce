"""Writes report data to files chosen by the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from storemon.core import fleet_insights
from storemon.core.columns import Column, csv_of_parts
from storemon.core.daily import DayTotals
from storemon.core.daypart_times import Sales
from storemon.core.fleet_insights import FleetInsights
from storemon.core.hours_columns import hours_columns
from storemon.core.labels import Labels
from storemon.core.model import Int64
from storemon.core.outage_columns import outage_columns
from storemon.core.outage_notes import WrittenNotes
from storemon.core.period_before import PeriodBefore
from storemon.core.platform_columns import by_platform, of_one
from storemon.core.refused_rows import RefusedRow
from storemon.core.report import ReportTable
from storemon.core.report_columns import report_columns
from storemon.core.targets import DEFAULT_TARGETS, Targets
from storemon.core.trend_columns import trend_columns
from storemon.data.view_rows import PackedViews
from storemon.errors import ExportFailed, RowsDamaged
from storemon.message import Message
from storemon.services.found_report import Report, unfinished_report
from storemon.services.report_info import ReportInfo
from storemon.services.saving import write_text

WITHOUT_ANSWERS = Message("This report was made by an older version, which looked for no outages.")
WITHOUT_HOURS = Message("This report was made by an older version, which did not check the hours.")


@dataclass(frozen=True, slots=True)
class Export:
    """The content to write from a complete report.

    `stores`: positions of the stores to write, in output order; None for all, ordered by id. `sales`: None to
    omit lost sales. `before`: the period that the report is compared with, None to omit changes. `notes`: the
    current notes, written next to outages; None if there are none.
    """

    info: ReportInfo
    table: ReportTable
    answers: FleetInsights | None
    labels: Labels
    targets: Targets = DEFAULT_TARGETS
    stores: Int64 | None = None
    sales: Sales | None = None
    before: PeriodBefore | None = None
    notes: WrittenNotes | None = None
    views: PackedViews | None = None

    @classmethod
    def of(
        cls,
        report: Report,
        labels: Labels | None = None,
        targets: Targets = DEFAULT_TARGETS,
        stores: Int64 | None = None,
        sales: Sales | None = None,
    ) -> Export:
        """Make an export of a report; raises `ExportFailed` if it is not complete."""
        if report.table is None:
            raise unfinished_report(report.info)
        labels = labels or Labels.none(len(report.table.store_ids))
        labels = labels.on(report.table.listed)
        return cls(
            report.info,
            report.table,
            report.answers,
            labels,
            targets,
            stores,
            sales,
            report.before,
            views=report.views if report.table.added_up is not None else None,
        )

    @property
    def count(self) -> int:
        """Number of stores to write."""
        return len(self.table.store_ids) if self.stores is None else self.stores.size

    def chunks(self) -> Iterator[Export]:
        """Yield exports of some of the stores each, in output order, as `Exported` asks for.

        Chosen stores, and those of several platforms, come all at once.
        """
        most, whole = fleet_insights.STORES_A_CHUNK, len(self.table.store_ids)
        if self.stores is not None or self.views is not None or whole <= most:
            yield self
            return
        for first in range(0, whole, most):
            some = slice(first, min(first + most, whole))
            yield replace(
                self,
                table=self.table.part(some),
                answers=None if self.answers is None else self.answers.part(some.start, some.stop),
                labels=self.labels.part(some),
                before=None if self.before is None else self.before.part(some),
            )

    def columns(self, *, further: bool) -> list[Column]:
        """Return the report's columns (METRICS: Output) for the stores to write."""
        columns = report_columns(
            self.table,
            further=further,
            labels=self.labels,
            answers=self.answers,
            sales=self.sales,
            before=self.before,
        )
        return columns if self.stores is None else [column.at(self.stores) for column in columns]

    def by_platform(self, *, further: bool) -> list[Column]:
        """Return the columns with a row for each store on each platform (METRICS: Platforms).

        Raises `ExportFailed` if the stored data of a platform is damaged.
        """
        if self.views is None:
            return of_one(self.columns(further=further), self.table.platform or "")
        rows = {store_id: row for row, store_id in enumerate(self.table.store_ids)}
        found = []
        try:
            for name in self.views.names:
                table = self.views.table(name)
                mine = np.array([rows[store_id] for store_id in table.store_ids], np.int64)
                answers = self.views.answers(name) if further or self.sales is not None else None
                labels, sales, several = self.labels.at(mine), self.sales, self.labels.listed
                if several is not None:
                    labels = labels.on(several.alone(several.names.index(name)))
                columns = report_columns(table, further=further, labels=labels, answers=answers, sales=sales)
                found.append((name, columns))
        except RowsDamaged as error:
            raise ExportFailed(
                Message("The report is damaged."), remedy=Message("Generate it again.")
            ) from error
        wanted = None if self.stores is None else [self.table.store_ids[row] for row in self.stores.tolist()]
        return by_platform(found, wanted)

    def outages(self) -> list[Column]:
        """Return the outages of these stores. Raises `ExportFailed` if the report has no answers."""
        if self.answers is None:
            raise ExportFailed(
                Message("The outages cannot be saved."), WITHOUT_ANSWERS, Message("Generate a new report.")
            )
        return outage_columns(self.table, self.answers, self.labels, self.stores, self.notes)

    def hours(self) -> list[Column]:
        """Return those of these stores whose hours look wrong. Raises `ExportFailed` like `outages`."""
        if self.answers is None:
            raise ExportFailed(
                Message("The hours check cannot be saved."), WITHOUT_HOURS, Message("Generate a new report.")
            )
        return hours_columns(self.table, self.answers.hours, self.labels, self.stores)


class Exported(Protocol):
    """What can be written some stores at a time: all columns of many stores take gigabytes."""

    def chunks(self) -> Iterator[Export]:
        """Yield exports of some stores each, at least one, in output order; each call begins anew."""


def columns_of(export: Exported, *, further: bool = False, platforms: bool = False) -> Iterator[list[Column]]:
    """Yield the report's columns for some stores each; with `platforms`, a row is a store on a platform."""
    for some in export.chunks():
        yield some.by_platform(further=further) if platforms else some.columns(further=further)


def write_csv(export: Exported, path: Path, *, further: bool = False, platforms: bool = False) -> int:
    """Write the report's CSV to `path`, replacing an existing file; return the number of rows.

    With `platforms`, a row is a store on one of its platforms.

    Texts are escaped so that no spreadsheet runs one as a formula (docs/security.md). Raises `ExportFailed`.
    """
    return _write(columns_of(export, further=further, platforms=platforms), path)


def csv_bytes(export: Exported, *, platforms: bool = False) -> bytes:
    """Return the content that `write_csv` writes."""
    return "".join(csv_of_parts(columns_of(export, platforms=platforms), escaped=True)).encode()


def write_outages(export: Exported, path: Path) -> int:
    """Write the outages as a CSV, escaped like the report's; return their number. Raises `ExportFailed`."""
    return _write((some.outages() for some in export.chunks()), path)


def write_hours(export: Export, path: Path) -> int:
    """Write the stores whose hours look wrong as a CSV, escaped like the report's; return their number.

    Raises `ExportFailed`.
    """
    return _write([export.hours()], path)


def write_trend(series: Sequence[tuple[str, DayTotals]], path: Path, first_day: int = 0) -> int:
    """Write uptime by day, week and month as a CSV, escaped like the report's; return the number of rows.

    `series`: names with their sums by day; `first_day`: the weekday that weeks begin with. Raises
    `ExportFailed`.
    """
    return _write([trend_columns(series, first_day)], path)


def write_refused(rows: Iterable[RefusedRow], header: str, path: Path) -> None:
    """Write the text of refused rows below their file's `header` line, to be corrected and imported again.

    Raises `ExportFailed`.
    """
    write_text((f"{text}\n" for text in (header, *(row.text for row in rows))), path)


def _write(parts: Iterable[list[Column]], path: Path) -> int:
    """Write columns that come in parts as a CSV; return the number of rows."""
    rows = 0

    def counted() -> Iterator[list[Column]]:
        nonlocal rows
        for columns in parts:
            rows += len(columns[0].values)
            yield columns

    write_text(csv_of_parts(counted(), escaped=True), path)
    return rows
