"""The rows of a sheet, compared with those that the library writes cell by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any, cast
from xml.etree import ElementTree as ET

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from storemon.services.workbook_rows import LONGEST, Cells, RowSheet

TEXTS = (
    *("store 1", "", " both ", "a\nb\t", "<b>&\"'", "=1+1", "_x0041_", "\x01\x1f", "\ufffe"),
    *("\U0001f354" * LONGEST, "x" * LONGEST, "\u00e9\u2003"),
)
NUMBERS = (0, 1, -3, 0.1, 1 / 3, 12_345_678_901, None, 1e-9, 44_957.25, 5, 6, 7)


def sheet_of(write: Callable[[RowSheet, Any, Any], None]) -> str:
    packed = io.BytesIO()
    with Workbook(packed, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = cast("RowSheet", book.add_worksheet("Rows", RowSheet))
        plain, quiet = book.add_format({"num_format": "@"}), book.add_format({"italic": True})
        sheet.write_string(0, 0, "text", plain)
        write(sheet, plain, quiet)
    with zipfile.ZipFile(packed) as written:
        return written.read("xl/worksheets/sheet1.xml").decode()


def test_rows_are_written_as_the_library_writes_their_cells() -> None:
    faint = [number == 5 for number in NUMBERS]

    def by_cell(sheet: Worksheet, plain: Any, quiet: Any) -> None:
        for line, (text, number, light) in enumerate(zip(TEXTS, NUMBERS, faint, strict=True), 1):
            sheet.write_string(line, 0, text, plain)
            if number is not None:
                sheet.write_number(line, 1, number, quiet if light else plain)

    def by_row(sheet: RowSheet, plain: Any, quiet: Any) -> None:
        for begin, end in ((0, 5), (5, len(TEXTS))):
            texts = Cells(0, begin + 1).texts(TEXTS[begin:end], plain)
            numbers = Cells(1, begin + 1).numbers(NUMBERS[begin:end], plain, quiet, faint[begin:end])
            sheet.write_rows(begin + 1, [texts, numbers])

    assert sheet_of(by_row) == sheet_of(by_cell)


def test_an_empty_row_is_left_out() -> None:
    def write(sheet: RowSheet, plain: Any, quiet: Any) -> None:
        sheet.write_rows(1, [Cells(0, 1).numbers([1, None, 3], plain, quiet, None)])

    rows = ET.fromstring(sheet_of(write)).iterfind(".//{*}row")  # noqa: S314  # our own
    assert [row.get("r") for row in rows] == ["1", "2", "4"]


def test_a_text_that_looks_like_markup_of_a_workbook_stays_a_text() -> None:
    def write(sheet: RowSheet, plain: Any, quiet: Any) -> None:
        sheet.write_rows(1, [Cells(0, 1).texts(["<r><t>a & b</t></r>"], plain)])

    texts = ET.fromstring(sheet_of(write)).iterfind(".//{*}t")  # noqa: S314  # our own
    assert [text.text for text in texts] == ["text", "<r><t>a & b</t></r>"]
