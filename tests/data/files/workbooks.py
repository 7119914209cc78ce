"""Workbooks for tests, and the CSV that they are read as."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter

from storemon.core.preview import SHEET
from storemon.data.files.input_files import expand
from storemon.data.imports.csv_source import CsvSource

MATERIAL = Path(__file__).parents[2] / "material"
POLLS = ("store_id", "status", "timestamp_utc")
HOURS = ("store_id", "day", "start_time_local", "end_time_local")
Cells = Sequence[Sequence[object]]


def excel(path: Path, *sheets: Cells, hidden: Sequence[int] = ()) -> Path:
    """Write a workbook with a sheet for each list of rows; dates and times get a date and time format."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"})
        clock = book.add_format({"num_format": "hh:mm"})
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(f"Sheet {number + 1}")
            if number in hidden:
                sheet.hide()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, dt.datetime):
                        sheet.write_datetime(row, column, cell, day)
                    elif isinstance(cell, dt.time):
                        sheet.write_datetime(row, column, cell, clock)
                    elif isinstance(cell, dt.timedelta):
                        sheet.write_number(row, column, cell / dt.timedelta(days=1), clock)
                    else:
                        sheet.write(row, column, cell)
    return path


def open_document(path: Path, *rows: str) -> Path:
    """Write an .ods with one sheet of the given XML rows."""
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    spaces = " ".join(f'xmlns:{name}="{where}"' for name, where in names.items())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Sheet">{"".join(rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def row(*cells: tuple[str, str]) -> str:
    """Return a row of an .ods from cells given as type and value."""
    places = {"string": "string-value", "date": "date-value", "time": "time-value", "float": "value"}
    inside = "".join(
        f'<table:table-cell office:value-type="{kind}" office:{places[kind]}="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
        for kind, value in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


def text_of(path: Path) -> str:
    (part,) = expand([path])
    with CsvSource(part) as source:
        assert source.encoding == SHEET
        return "".join(block.data.decode() for block in source.blocks())


def changed(path: Path, member: str, change: Callable[[bytes], bytes]) -> None:
    """Rewrite a workbook with one member changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[member] = change(members[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
