"""The report as a workbook: a summary, the stores, platforms and outages.

Tables with more rows than a sheet can hold continue on further sheets.

Texts are written as text cells and numbers as number cells, so that no cell is ever a formula or a link, and
no id loses its last digits.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
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
from storemon.services.saving import saving, scratch
from storemon.services.workbook_rows import Cells, RowSheet
from storemon.services.workbook_summary import Formats, write_summary

if TYPE_CHECKING:
    from storemon.services.exports import Export

_AT_ONCE: Final = 256
"""How many rows are written between progress calls, at which work can be canceled: about 10 ms."""
MOST_ROWS: Final = 1_048_575
"""The most rows below the header of a sheet."""
_EPOCH: Final = 25_569
"""1970-01-01 in a workbook's day count."""
_WIDTHS: Final = {Unit.SHARE: 11, Unit.PERCENT: 11, Unit.TIME: 19, Unit.FLAG: 9}
_WIDEST: Final = 44


def write_workbook(
    export: Export, path: Path, progress: Progress = silent, *, most_rows: int = MOST_ROWS
) -> int:
    """Write the workbook to `path`, replacing an existing file; return the number of stores in it.

    `progress` is called throughout and may raise `Cancelled`. `most_rows`: maximum below the header of a
    sheet. Raises `ExportFailed`.
    """
    with saving(path) as temporary:
        # Packed in memory: after a failed write, the library's open file would raise errors later.
        packed = io.BytesIO()
        with scratch(path) as folder:
            _fill(export, packed, str(folder), progress, most_rows)
        progress(0.98, Message("Saving"))
        temporary.write_bytes(packed.getbuffer())
    return export.count


def _fill(export: Export, packed: io.BytesIO, folder: str, progress: Progress, most_rows: int) -> None:
    book = Workbook(packed, {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False})
    try:
        book.set_properties(
            {"title": "Uptime of stores", "comments": f"storemon report {export.info.report_id}"}
        )
        formats = Formats.made(book)
        tables = {"Stores": _store_columns(export)}
        if export.views is not None:
            tables["Platforms"] = export.by_platform(further=False)
        if export.answers is not None:
            tables["Outages"] = export.outages()
        sheets = {name: _parts(name, columns, most_rows) for name, columns in tables.items()}
        further = [_sheets_text(name, parts) for name, parts in sheets.items() if len(parts) > 1]
        write_summary(book.add_worksheet("Summary"), formats, export, further)
        cells = {name: len(columns) * len(columns[0].values) for name, columns in tables.items()}
        done, whole = 0, max(1, sum(cells.values()))
        for name, columns in tables.items():
            for title, rows in sheets[name]:
                start, done = done, done + len(rows) * len(columns)
                share = part(progress, 0.9 * start / whole, 0.9 * done / whole)
                table = cast("RowSheet", book.add_worksheet(title, RowSheet))
                _write_sheet(table, formats, columns, rows, share)
        progress(0.92, Message("Packing"))
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        for sheet in book.worksheets():
            with contextlib.suppress(OSError):
                # After a cancellation, a sheet would keep its temporary file open.
                sheet._opt_close()  # noqa: SLF001  # the library closes it in `close` only


def _parts(name: str, columns: Sequence[Column], most_rows: int) -> list[tuple[str, range]]:
    """Return the sheets that a table needs, each with its title and rows."""
    rows = len(columns[0].values)
    starts = range(0, max(rows, 1), most_rows)
    return [
        (name if not number else f"{name} {number + 1}", range(start, min(start + most_rows, rows)))
        for number, start in enumerate(starts)
    ]


def _sheets_text(name: str, parts: Sequence[tuple[str, range]]) -> tuple[str, str]:
    """Return the name and value of the summary's row about the sheets of a table."""
    titles, rows = [title for title, _ in parts], parts[-1][1].stop
    return f"{name} on several sheets", f"{rows:,} rows: {', '.join(titles)}"


def _store_columns(export: Export) -> list[Column]:
    """Return the report's columns in reading order: the store first, then its figures."""
    columns = {column.name: column for column in export.columns(further=True)}
    first = [columns.pop("store_id")]
    for name in ("name", "group"):
        column = columns.pop(name)
        if any(column.values):
            first.append(column)
    first.append(columns.pop("timezone_str"))
    kept = summary.store_verdicts(export) if summary.is_interpolated(export) else None
    if kept is not None:
        title = f"Target {summary.target_text(export.targets.usual)}"
        if summary.group_targets(export):
            title = "Target"
            first.append(
                Column("target_share", "Target of the store", Unit.PERCENT, summary.target_shares(export))
            )
        first.append(Column("target", title, Unit.TEXT, kept))
        first.append(Column("allowance", "Allowance left (minutes)", Unit.NUMBER, summary.allowances(export)))
    if not summary.is_interpolated(export):
        columns = {name: column for name, column in columns.items() if column.counted}
    shares = [column for column in columns.values() if column.unit is Unit.PERCENT]
    others = [column for column in columns.values() if column.unit is not Unit.PERCENT]
    return [*first, *shares, *others]


def _write_sheet(
    sheet: RowSheet, formats: Formats, columns: Sequence[Column], rows: range, progress: Progress
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_row_pixels(0, 56)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column))
    for place, column in enumerate(columns):
        sheet.write_string(
            0, place, column.title, formats.head if column.unit is Unit.TEXT else formats.head_right
        )
    whole = len(columns[0].values)
    for start in range(rows.start, rows.stop, _AT_ONCE):
        progress((start - rows.start) / len(rows), Message("{done} of {whole} rows", done=start, whole=whole))
        some, line = np.arange(start, min(start + _AT_ONCE, rows.stop)), start - rows.start + 1
        sheet.write_rows(
            line,
            [_cells(Cells(place, line), column.at(some), formats) for place, column in enumerate(columns)],
        )


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
