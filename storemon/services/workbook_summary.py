"""The first sheet of a workbook, and the formats of all its sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from storemon.core.columns import visible
from storemon.core.coverage import is_sparse
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.services import summary
from storemon.services.column_meanings import meanings
from storemon.services.time_text import format_time

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from storemon.services.summary import Summary

_INK: Final = "#14212b"
_MUTED: Final = "#566773"
_QUIET: Final = "#84939d"
_GROUND: Final = "#eef2f4"
_LINE: Final = "#c3ced4"
_TOTALS: Final = (
    "Uptime",
    "Lowest",
    "Highest",
    "Coverage",
    "Uptime (hours)",
    "Downtime (hours)",
    "Unknown (hours)",
    "Open time (hours)",
)
_COUNTED: Final = ("Uptime", "Uptime (hours)", "Downtime (hours)")
"""The columns of totals that the poll-count method supports."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of a workbook's cells."""

    title: Format
    heading: Format
    name: Format
    head: Format
    head_right: Format
    text: Format
    number: Format
    percent: Format
    count: Format
    time: Format
    quiet: Format

    @classmethod
    def made(cls, book: Workbook) -> Self:
        """Add the formats to a workbook."""
        head = {"bold": True, "bg_color": _GROUND, "bottom": 1, "bottom_color": _LINE, "text_wrap": True}
        head |= {"valign": "vcenter", "font_color": _INK}
        return cls(
            title=book.add_format({"bold": True, "font_size": 16, "font_color": _INK}),
            heading=book.add_format({"bold": True, "font_size": 12, "font_color": _INK}),
            name=book.add_format({"font_color": _MUTED, "valign": "top"}),
            head=book.add_format(head),
            head_right=book.add_format(head | {"align": "right"}),
            # Format 49, text, keeps an id a text when a user edits its cell.
            text=book.add_format({"num_format": 49}),
            number=book.add_format({"num_format": "#,##0.00"}),
            percent=book.add_format({"num_format": "0.00%"}),
            count=book.add_format({"num_format": "#,##0"}),
            time=book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
            quiet=book.add_format({"num_format": "0.00%", "font_color": _QUIET}),
        )


def write_summary(
    sheet: Worksheet, formats: Formats, found: Summary, sheets: Sequence[tuple[str, str]] = ()
) -> None:
    """Write facts about the report, its totals, target and outages, and the meanings of the columns.

    `sheets`: names and values of rows about tables that fill several sheets.
    """
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, len(_TOTALS) + 3, 17)
    _Writer(sheet, formats, found).write(sheets)


class _Writer:
    """Writes the sheet from top to bottom, row by row."""

    def __init__(self, sheet: Worksheet, formats: Formats, found: Summary) -> None:
        self._sheet = sheet
        self._formats = formats
        self._found = found
        self._row = 0

    def write(self, sheets: Sequence[tuple[str, str]]) -> None:
        self._sheet.set_row(0, 26)
        self._sheet.write_string(0, 0, "Uptime of stores", self._formats.title)
        self._row = 2
        for name, value in (*self._found.facts(), *sheets):
            self._pair(name, value)
        self._totals()
        if self._found.about.answered:
            if self._found.about.interpolated:
                self._target()
            self._dayparts()
            self._outages()
            self._reasons()
            self._shared()
        self._heading("What the columns mean")
        for name, meaning in meanings(self._found.about):
            self._pair(name, meaning)

    def _heading(self, text: str) -> None:
        self._row += 1
        self._sheet.write_string(self._row, 0, text, self._formats.heading)
        self._row += 1

    def _pair(self, name: str, value: str) -> None:
        self._sheet.write_string(self._row, 0, name, self._formats.name)
        self._sheet.write_string(self._row, 1, value)
        self._row += 1

    def _head(self, titles: tuple[str, ...]) -> None:
        for place, word in enumerate(titles):
            style = self._formats.head_right if place else self._formats.head
            self._sheet.write_string(self._row, place, word, style)
        self._row += 1

    def _totals(self) -> None:
        self._heading("Totals")
        counted = not self._found.about.interpolated
        self._head(("", *(_COUNTED if counted else _TOTALS)))
        for one in self._found.totals:
            self._sheet.write_string(
                self._row, 0, one.window[:1].upper() + one.window[1:], self._formats.name
            )
            highest = None if one.sure_down is None else one.open - one.sure_down
            shares = [summary.share(one.up, one.up + one.down)]
            spans = [one.up, one.down]
            if not counted:
                shares += [
                    summary.share(one.sure_up, one.open),
                    summary.share(highest, one.open),
                    summary.share(one.up + one.down, one.open),
                ]
                spans += [one.unknown, one.open]
            few = not counted and is_sparse(one.up + one.down, one.open)
            for place, value in enumerate(shares, 1):
                if value is not None:
                    style = self._formats.quiet if few and place == 1 else self._formats.percent
                    self._sheet.write_number(self._row, place, value, style)
            for place, span in enumerate(spans, 1 + len(shares)):
                hours = float(visible(np.array(span / HOUR)))
                self._sheet.write_number(self._row, place, hours, self._formats.number)
            self._row += 1

    def _target(self) -> None:
        about = self._found.about
        self._heading(f"Target {summary.target_text(about.targets.usual)} ({about.window})")
        for group, target in self._found.group_targets():
            self._pair(f"Target of group {group}", summary.target_text(target))
        if about.noted:
            self._pair("", "Judged without excused time.")
            adjusted = self._found.adjusted_uptime()
            if adjusted is not None:
                self._sheet.write_string(self._row, 0, "Uptime without excused time", self._formats.name)
                self._sheet.write_number(self._row, 1, adjusted, self._formats.percent)
                self._row += 1
        for word in summary.VERDICTS.values():
            self._count(f"Stores: {word}", self._found.verdicts[word])

    def _dayparts(self) -> None:
        found, about = self._found.dayparts(), self._found.about
        if not found:
            return
        self._heading(f"Dayparts ({about.window}, interpolated, local time)")
        priced = ("Lost sales",) if about.priced else ()
        self._head(("", "From", "To", *_TOTALS, *priced))
        for name, (start, end), shares, amounts in found:
            self._sheet.write_string(self._row, 0, name, self._formats.name)
            for place, clock in enumerate((start, end), 1):
                self._sheet.write_string(self._row, place, clock)
            for place, value in enumerate(shares, 3):
                if value is not None:
                    self._sheet.write_number(self._row, place, value, self._formats.percent)
            for place, number in enumerate(amounts, 3 + len(shares)):
                if number is not None:
                    self._sheet.write_number(self._row, place, number, self._formats.number)
            self._row += 1

    def _outages(self) -> None:
        found = self._found.outage_statistics()
        if found is None:
            return
        self._heading(f"Outages ({self._found.about.window}, interpolated)")
        self._count("Outages", found.count)
        self._count("Ongoing at last check", found.still_open)
        self._count("Started earlier", found.earlier)
        self._pair("Longest", summary.span_text(found.longest))
        self._pair("Median", summary.span_text(found.median))
        self._pair("Avg. time to recover", summary.span_text(found.to_recovery))
        self._pair("Avg. time between outages", summary.span_text(found.between))

    def _reasons(self) -> None:
        found = self._found.downtime_by_reason()
        if not found:
            return
        self._heading(f"Downtime by reason ({self._found.about.window}, interpolated)")
        self._head(("", "Downtime (hours)"))
        for reason, down in found:
            self._sheet.write_string(self._row, 0, reason or "No note", self._formats.name)
            self._sheet.write_number(
                self._row, 1, float(visible(np.array(down / HOUR))), self._formats.number
            )
            self._row += 1

    def _shared(self) -> None:
        shared = self._found.about.shared
        self._heading("Shared outages (all stores)")
        text = self._found.shared_text()
        if text:
            self._pair("", text)
        if not shared:
            return
        self._head(("Start (UTC)", "End (UTC)", "Stores"))
        for one in shared:
            for place, time in enumerate((one.start, one.end)):
                self._sheet.write_string(self._row, place, format_time(time // MINUTE * MINUTE)[:16])
            self._sheet.write_number(self._row, 2, one.stores, self._formats.count)
            self._row += 1

    def _count(self, name: str, number: int) -> None:
        self._sheet.write_string(self._row, 0, name, self._formats.name)
        self._sheet.write_number(self._row, 1, number, self._formats.count)
        self._row += 1
