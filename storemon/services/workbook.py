"""The report as a workbook: a summary, the stores, the outages.

Texts are written as texts and numbers as numbers, so that no cell is ever a formula or a link, and no id
loses its last digits.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from storemon.core.columns import Column, Unit
from storemon.core.model import DAY
from storemon.core.progress import Progress, part, silent
from storemon.services import summary
from storemon.services.saving import saving
from storemon.services.workbook_summary import Looks, write_summary

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from storemon.services.exports import Export

_EVERY: Final = 64
"""Rows after which progress is told and the work can be cancelled: five milliseconds."""
_LONGEST: Final = 32_767
"""Characters that a cell takes."""
_MOST_ROWS: Final = 1_048_575
"""Rows below the header that a sheet takes."""
_EPOCH: Final = 25_569
"""1970-01-01 as a workbook counts days."""
_WIDTHS: Final = {Unit.SHARE: 11, Unit.PERCENT: 11, Unit.TIME: 19, Unit.FLAG: 9}
_WIDEST: Final = 44
_NOT_COUNTED: Final = ("unknown_", "coverage_", "lowest_", "highest_", "lost_sales_")
"""How the columns begin that poll-count has no notion of."""


def write_workbook(export: Export, path: Path, progress: Progress = silent) -> int:
    """Write the workbook to `path`, replacing a file that is there; return the number of stores in it.

    `progress` is called all along and may raise `Cancelled`. Raises `ExportFailed`.
    """
    with saving(path) as temporary:
        # Packed in memory: what the library leaves of a file that it could not write would speak up later.
        packed = io.BytesIO()
        with tempfile.TemporaryDirectory(prefix="storemon-", ignore_cleanup_errors=True) as scratch:
            _fill(export, packed, scratch, progress)
        progress(0.98, "Saving")
        temporary.write_bytes(packed.getbuffer())
    return export.count


def _fill(export: Export, packed: io.BytesIO, scratch: str, progress: Progress) -> None:
    book = Workbook(packed, {"constant_memory": True, "tmpdir": scratch, "strings_to_formulas": False})
    try:
        book.set_properties(
            {"title": "Uptime of stores", "comments": f"storemon report {export.info.report_id}"}
        )
        looks = Looks.made(book)
        write_summary(book.add_worksheet("Summary"), looks, export)
        stores = _store_columns(export)
        outages = export.outages() if export.answers is not None else []
        cells = [len(columns) * len(columns[0].values) if columns else 0 for columns in (stores, outages)]
        share = 0.9 * cells[0] / max(1, sum(cells))
        _write_sheet(book.add_worksheet("Stores"), looks, stores, part(progress, 0.0, share))
        if outages:
            _write_sheet(book.add_worksheet("Outages"), looks, outages, part(progress, share, 0.9))
        progress(0.92, "Packing")
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error
    finally:
        for sheet in book.worksheets():
            with contextlib.suppress(OSError):
                # Cancelled half-way, a sheet would keep its temporary file open.
                sheet._opt_close()  # noqa: SLF001  # the library closes it in `close` only


def _store_columns(export: Export) -> list[Column]:
    """Return the report's columns as people read them: who the store is first, then its figures."""
    columns = {column.name: column for column in export.columns(further=True)}
    first = [columns.pop("store_id")]
    for name in ("name", "group"):
        column = columns.pop(name)
        if any(column.values):
            first.append(column)
    first.append(columns.pop("timezone_str"))
    kept = summary.store_verdicts(export) if summary.is_interpolated(export) else None
    if kept is not None:
        title = f"Target {summary.target_words(export.target)}"
        first.append(Column("target", title, Unit.TEXT, kept))
        first.append(Column("allowance", "Allowance left (minutes)", Unit.NUMBER, summary.allowances(export)))
    if not summary.is_interpolated(export):
        columns = {name: column for name, column in columns.items() if not name.startswith(_NOT_COUNTED)}
    shares = [column for column in columns.values() if column.unit is Unit.PERCENT]
    others = [column for column in columns.values() if column.unit is not Unit.PERCENT]
    return [*first, *shares, *others]


def _write_sheet(sheet: Worksheet, looks: Looks, columns: Sequence[Column], progress: Progress) -> None:
    rows = min(len(columns[0].values), _MOST_ROWS)
    sheet.freeze_panes(1, 1)
    sheet.set_row_pixels(0, 56)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column))
    for place, column in enumerate(columns):
        sheet.write_string(
            0, place, column.title, looks.head if column.unit is Unit.TEXT else looks.head_right
        )
    ready = [_cells(column, looks) for column in columns]
    for row in range(rows):
        if row % _EVERY == 0:
            progress(row / rows, f"{row:,} of {rows:,} rows")
        for place, (values, look) in enumerate(ready):
            value = values[row]
            if isinstance(value, str):
                sheet.write_string(row + 1, place, value, look)
            elif value is not None:
                sheet.write_number(row + 1, place, value, look)


def _cells(column: Column, looks: Looks) -> tuple[Sequence[str | float | None], Format]:
    """Return the cells, None for an empty one, and their format."""
    values = column.values
    if isinstance(values, list):
        return [text[:_LONGEST] for text in values], looks.text
    if column.unit is Unit.FLAG:
        return column.texts(), looks.text
    if column.unit is Unit.TIME:
        # Whole seconds, as in the CSV.
        return (values // 1_000_000 * 1_000_000 / DAY + _EPOCH).tolist(), looks.time
    if column.unit is Unit.COUNT:
        return values.tolist(), looks.count
    look = looks.number
    if column.unit is Unit.PERCENT:
        # Of two decimals; the division alone leaves 0.6457999999999999.
        values, look = np.round(values / 100, 4), looks.percent
    elif column.unit is Unit.SHARE:
        # Rounded down, but for the error of the division.
        values, look = np.floor(values * 10_000 + 1e-9) / 10_000, looks.percent
    return [None if value != value else value for value in values.tolist()], look  # noqa: PLR0124  # NaN


def _width(column: Column) -> float:
    if isinstance(column.values, list):
        longest = max((len(text) for text in column.values), default=0)
        return min(max(longest, len(column.title) // 2, 8) + 2, _WIDEST)
    return _WIDTHS.get(column.unit, 11.5)
