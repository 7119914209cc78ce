"""A workspace that takes files as lines, with two stores that have business hours."""

from __future__ import annotations

import contextlib
from pathlib import Path

from storemon.core.choices import NO_CHOICES, Choices
from storemon.core.import_records import ImportResult
from storemon.core.input_file import InputFile
from storemon.core.vocabulary import HOUR, Method, ReportRequest
from storemon.errors import UserError
from storemon.services.workspace import Workspace
from tests.core.build import utc

HOURS = "store_id,day,start_time_local,end_time_local"
DATED = "store_id,group,date,end_date,start_time_local,end_time_local,name"
AS_OF = utc("2023-01-28 00:00")
DAILY = [f"{store},{day},09:00,17:00" for store in "ab" for day in range(7)]


class Data:
    """A workspace that takes files as lines."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace.open(folder / "storemon.db")
        self._folder = folder
        self._files = 0

    def bring(self, *lines: str, choices: Choices = NO_CHOICES) -> int:
        return self.result(*lines, choices=choices).import_id

    def result(self, *lines: str, choices: Choices = NO_CHOICES) -> ImportResult:
        return self.workspace.imports.import_input(self.file(*lines), choices=choices)

    def file(self, *lines: str) -> InputFile:
        self._files += 1
        path = self._folder / f"{self._files}.csv"
        path.write_text("\n".join((*lines, "")), "utf-8")
        return InputFile(path)

    def open_hours(self) -> list[float]:
        """Return the open hours of the week up to the as-of time, by store id."""
        report_id = self.workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED, as_of=AS_OF))
        self.workspace.reports.run(report_id)
        table = self.workspace.reports.get_report(report_id).table
        assert table is not None
        return [float(value) / HOUR for value in table.figures.open[:, 2]]

    def bring_drawn(self, rows: list[tuple[str, int, int, str, str]]) -> None:
        """Import rows of scope, date, additional days, times and name, which may be inconsistent."""
        with contextlib.suppress(UserError):
            self.bring(
                DATED, *(f"{of},2023-01-{d},2023-01-{d + n},{when},{name}" for of, d, n, when, name in rows)
            )

    def refusals(self, *lines: str) -> list[str]:
        result = self.result(*lines)
        return [str(row.reason) for row in self.workspace.imports.refused(result.import_id)]
