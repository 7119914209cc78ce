"""The report as a workbook: a summary, the stores, platforms and outages.

Tables with more rows than a sheet can hold continue on further sheets.

Texts are written as text cells and numbers as number cells, so that no cell is ever a formula or a link, and
no id loses its last digits.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from storemon.core.columns import NO_TIME, Column, Unit
from storemon.core.progress import Progress, part, silent
from storemon.core.vocabulary import DAY
from storemon.message import Message
from storemon.services import summary
from storemon.services.packed_file import PackedFile
from storemon.services.saving import saving, scratch
from storemon.services.summary import Summary
from storemon.services.workbook_rows import Cells, RowSheet
from storemon.services.workbook_summary import Formats, write_summary

if TYPE_CHECKING:
    from storemon.services.exports import Export, Exported

_AT_ONCE: Final = 256
"""How many rows are written between progress calls, at which work can be canceled: about 10 ms."""
MOST_ROWS: Final = 1_048_575
"""The most rows below the header of a sheet."""
_EPOCH: Final = 25_569
"""1970-01-01 in a workbook's day count."""
_WIDTHS: Final = {Unit.SHARE: 11, Unit.PERCENT: 11, Unit.TIME: 19, Unit.FLAG: 9}
_WIDEST: Final = 44


def write_workbook(
    export: Exported, path: Path, progress: Progress = silent, *, most_rows: int = MOST_ROWS
) -> int:
    """Write the workbook to `path`, replacing an existing file; return the number of stores in it.

    `progress` is called throughout and may raise `Cancelled`. `most_rows`: maximum below the header of a
    sheet. Raises `ExportFailed`.
    """
    found = Summary(export.chunks())
    with saving(path) as temporary, PackedFile(str(temporary)) as packed:
        with scratch(path) as folder:
            _fill(export, found, packed, str(folder), progress, most_rows)
        packed.check()
        progress(0.98, Message("Saving"))
    return found.count


def _fill(
    export: Exported, found: Summary, packed: PackedFile, folder: str, progress: Progress, most_rows: int
) -> None:
    book = Workbook(packed, {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False})
    try:
        book.set_properties(
            {"title": "Uptime of stores", "comments": f"storemon report {found.about.info.report_id}"}
        )
        formats = Formats.made(book)
        tables = _tables(export, found)
        further = [
            (f"{table.name} on several sheets", f"{table.rows:,} rows: {', '.join(titles)}")
            for table in tables
            if len(titles := table.titles(most_rows)) > 1
        ]
        write_summary(book.add_worksheet("Summary"), formats, found, further)
        done, whole = 0, sum(table.rows for table in tables) or 1
        for table in tables:
            start, done = done, done + table.rows
            share = part(progress, 0.9 * start / whole, 0.9 * done / whole)
            _write_table(book, formats, table, most_rows, share)
        progress(0.92, Message("Packing"))
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        for sheet in book.worksheets():
            with contextlib.suppress(OSError):
                # After a cancellation, a sheet would keep its temporary file open.
                sheet._opt_close()  # noqa: SLF001  # the library closes it in `close` only


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the workbook: its columns come in `parts`, together with as many `rows`."""

    name: str
    rows: int
    parts: Iterable[list[Column]]

    def titles(self, most_rows: int) -> list[str]:
        """Return the names of the sheets that it needs."""
        sheets = max(1, -(-self.rows // most_rows))
        return [self.name, *(f"{self.name} {number}" for number in range(2, sheets + 1))]


def _tables(export: Exported, found: Summary) -> list[_Table]:
    tables = [_Table("Stores", found.count, (_store_columns(some, found) for some in export.chunks()))]
    if found.about.platforms is not None:
        parts = [some.by_platform(further=False) for some in export.chunks()]
        tables.append(_Table("Platforms", sum(len(columns[0].values) for columns in parts), parts))
    if found.about.answered:
        tables.append(_Table("Outages", found.outages, (some.outages() for some in export.chunks())))
    return tables


def _store_columns(export: Export, found: Summary) -> list[Column]:
    """Return the report's columns in reading order: the store first, then its figures."""
    columns = {column.name: column for column in export.columns(further=True)}
    first = [columns.pop("store_id")]
    for name in ("name", "group"):
        column = columns.pop(name)
        if name in found.labeled:
            first.append(column)
    first.append(columns.pop("timezone_str"))
    kept = summary.store_verdicts(export) if found.about.interpolated else None
    if kept is not None:
        title = f"Target {summary.target_text(export.targets.usual)}"
        if found.group_targets():
            title = "Target"
            first.append(
                Column("target_share", "Target of the store", Unit.PERCENT, summary.target_shares(export))
            )
        first.append(Column("target", title, Unit.TEXT, kept))
        first.append(Column("allowance", "Allowance left (minutes)", Unit.NUMBER, summary.allowances(export)))
    if not found.about.interpolated:
        columns = {name: column for name, column in columns.items() if column.counted}
    shares = [column for column in columns.values() if column.unit is Unit.PERCENT]
    others = [column for column in columns.values() if column.unit is not Unit.PERCENT]
    return [*first, *shares, *others]


def _write_table(book: Workbook, formats: Formats, table: _Table, most_rows: int, progress: Progress) -> None:
    """Write a table on as many sheets as it needs."""
    titles = iter(table.titles(most_rows))
    sheets: list[RowSheet] = []
    widths: list[float] = []
    done, room = 0, 0
    for columns in table.parts:
        widths = list(map(max, widths or itertools.repeat(0.0), map(_width, columns)))
        if not sheets:
            rows = min(table.rows, most_rows)
            sheets.append(_new_sheet(book, next(titles), formats, columns, rows))
            room = most_rows
        first, rows = 0, len(columns[0].values)
        while first < rows:
            if not room:
                left = min(table.rows - done, most_rows)
                sheets.append(_new_sheet(book, next(titles), formats, columns, left))
                room = most_rows
            progress(done / table.rows, Message("{done} of {whole} rows", done=done, whole=table.rows))
            last = min(first + min(_AT_ONCE, room), rows)
            line = most_rows - room + 1
            sheets[-1].write_rows(
                line,
                [
                    _cells(Cells(place, line), column.part(slice(first, last)), formats)
                    for place, column in enumerate(columns)
                ],
            )
            done, room, first = done + last - first, room - (last - first), last
    # Written with the sheet at the end, when all texts have been seen.
    for sheet in sheets:
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)


def _new_sheet(
    book: Workbook, title: str, formats: Formats, columns: Sequence[Column], rows: int
) -> RowSheet:
    """Add a sheet for that many rows, with the header."""
    sheet = cast("RowSheet", book.add_worksheet(title, RowSheet))
    sheet.freeze_panes(1, 1)
    sheet.set_row_pixels(0, 56)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        style = formats.head if column.unit is Unit.TEXT else formats.head_right
        sheet.write_string(0, place, column.title, style)
    return sheet


def _cells(cells: Cells, column: Column, formats: Formats) -> list[str]:
    values = column.values
    if isinstance(values, list):
        return cells.texts(values, formats.text)
    if column.unit is Unit.FLAG:
        return cells.texts(column.texts(), formats.text)
    if column.unit is Unit.TIME:
        # Whole seconds, as in the CSV.
        days = (values // 1_000_000 * 1_000_000 / DAY + _EPOCH).tolist()
        missing = (values == NO_TIME).tolist()
        times = [None if none else day for none, day in zip(missing, days, strict=True)]
        return cells.numbers(times, formats.time, formats.quiet, None)
    if column.unit is Unit.COUNT:
        return cells.numbers(values.tolist(), formats.count, formats.quiet, None)
    style = formats.number
    if column.unit is Unit.PERCENT:
        # Rounded, as the division alone would leave 0.6457999999999999.
        values, style = np.round(values / 100, 4), formats.percent
    elif column.unit is Unit.SHARE:
        style = formats.percent
    known = [None if value != value else value for value in values.tolist()]  # noqa: PLR0124  # NaN
    return cells.numbers(known, style, formats.quiet, None if column.quiet is None else column.quiet.tolist())


def _width(column: Column) -> float:
    if isinstance(column.values, list):
        longest = max((len(text) for text in column.values), default=0)
        return min(max(longest, len(column.title) // 2, 8) + 2, _WIDEST)
    return _WIDTHS.get(column.unit, 11.5)
