"""Workbooks that are damaged, locked, blank or far too large end in a clear error."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.input_file import InputFile
from storemon.core.progress import silent
from storemon.data.database import Database
from storemon.data.files.input_files import expand
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.file_import import import_csv
from storemon.errors import FileRefused
from tests.data.files.workbooks import MATERIAL, changed, excel, open_document, row, text_of


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-300]), "is a workbook|cannot be read"),
        (lambda path: changed(path, "xl/workbook.xml", lambda data: data[:100]), "cannot be read"),
        (lambda path: changed(path, "xl/styles.xml", lambda data: b"<" + b"x" * (3 << 20)), "cannot be read"),
        (
            lambda path: changed(
                path, "xl/sharedStrings.xml", lambda data: data.replace(b"unique", b'uniqueCount="4e9" un')
            ),
            "",
        ),
        (
            lambda path: changed(
                path,
                "xl/sharedStrings.xml",
                lambda data: data.replace(b'uniqueCount="2"', b'uniqueCount="4294967295"'),
            ),
            "cannot be read",
        ),
    ],
)
def test_a_damaged_workbook_is_refused(tmp_path: Path, break_it: Callable[[Path], object], says: str) -> None:
    path = excel(tmp_path / "zones.xlsx", [["store_id", "timezone_str"]])
    break_it(path)
    if not says:
        assert text_of(path) == ""
        return
    with pytest.raises(FileRefused, match=says):
        text_of(path)


def test_a_stray_cell_in_the_last_corner_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "store_id")
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(FileRefused, match="too large") as caught:
        text_of(path)
    assert "row 1,048,576 and column 16,384" in caught.value.why


def test_empty_cells_with_a_color_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "store_id")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "red"}))
    assert text_of(path) == ""


@pytest.mark.parametrize("value", ["", ' office:value-type="float" office:value="1"'])
def test_cells_that_are_repeated_take_no_memory(tmp_path: Path, value: str) -> None:
    repeated = (
        '<table:table-row table:number-rows-repeated="1048000">'
        f'<table:table-cell table:number-columns-repeated="16384"{value}/></table:table-row>'
    )
    path = open_document(tmp_path / "book.ods", row(("string", "store_id")), row(("string", "1")), repeated)
    if not value:
        assert text_of(path) == "1\n"
        return
    with pytest.raises(FileRefused, match="too large"):
        text_of(path)


@pytest.mark.parametrize("place", [30, 44, 62, 66])
def test_an_old_workbook_that_claims_gigabytes_is_refused(tmp_path: Path, place: int) -> None:
    data = bytearray((MATERIAL / "hours.xls").read_bytes())
    data[place : place + 4] = b"\xff\xff\xff\x7f"
    path = tmp_path / "hours.xls"
    path.write_bytes(data)
    with pytest.raises(FileRefused, match="cannot be read"):
        text_of(path)


def test_an_old_workbook_with_a_cell_beyond_the_last_column_is_refused(tmp_path: Path) -> None:
    data = (MATERIAL / "hours.xls").read_bytes()
    label = b"\xfd\x00\x0a\x00" + b"\x00\x00\x01\x00"  # a text in row 0, column 1
    assert label in data
    path = tmp_path / "hours.xls"
    path.write_bytes(data.replace(label, label[:4] + b"\x00\x00\xff\xff"))
    with pytest.raises(FileRefused, match="cannot be read"):
        text_of(path)


def test_a_workbook_with_a_password_says_so() -> None:
    with pytest.raises(FileRefused, match="password"):
        text_of(MATERIAL / "locked.xlsx")


def test_a_workbook_of_hidden_sheets_alone_names_them(tmp_path: Path) -> None:
    path = excel(tmp_path / "book.xlsx", [["store_id"]])
    changed(path, "xl/workbook.xml", lambda data: data.replace(b"<sheet ", b'<sheet state="hidden" '))
    with pytest.raises(FileRefused, match="hidden sheets only") as refused:
        text_of(path)
    assert refused.value.why == "They are “Sheet 1”."


def test_a_workbook_inside_an_archive_has_a_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.files.sheets._MOST_PACKED", 100)
    book = excel(tmp_path / "zones.xlsx", [["store_id", "timezone_str"]])
    with zipfile.ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.write(book, "zones.xlsx")
    with (
        pytest.raises(FileRefused, match="too large"),
        CsvSource(InputFile(tmp_path / "week.zip", "zones.xlsx")),
    ):
        pass


@given(st.binary(max_size=400), st.integers(0, 4000))
@settings(deadline=None, max_examples=60)
def test_any_change_of_bytes_ends_in_a_table_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    data = bytearray((MATERIAL / "hours.xls").read_bytes())
    data[place : place + len(noise)] = noise
    path = tmp_path_factory.mktemp("book") / "hours.xls"
    path.write_bytes(data)
    try:
        for part in expand([path]):
            with CsvSource(part) as source:
                io.BytesIO(b"".join(block.data for block in source.blocks()))
    except FileRefused as error:
        assert error.what  # noqa: PT017  # either error type; nothing else is raised


def test_blank_sheets_are_left_out_wherever_they_are(database: Database, tmp_path: Path) -> None:
    zones = [["store_id", "timezone_str"], ["a", "UTC"]]
    path = excel(tmp_path / "book.xlsx", [], zones, [])
    assert expand([path]) == [InputFile(path)]
    _, _, counts = import_csv(database, InputFile(path), silent)
    assert counts.imported == 1
    path = excel(tmp_path / "two.xlsx", zones, [], zones)
    assert [part.sheet for part in expand([path])] == ["Sheet 1", "Sheet 3"]


def test_a_workbook_of_blank_sheets_alone_says_that_it_is_empty(tmp_path: Path) -> None:
    path = excel(tmp_path / "book.xlsx", [])
    with pytest.raises(FileRefused, match="is empty"):
        text_of(path)
