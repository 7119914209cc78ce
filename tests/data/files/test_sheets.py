"""Workbooks: every kind of cell says what its CSV would, and what cannot be read ends in a clear error."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.input_file import InputFile
from storemon.core.preview import SHEET
from storemon.core.progress import silent
from storemon.data.database import Database
from storemon.data.files.input_files import expand
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.store_keys import StoreKeys
from storemon.data.queries import refused_of
from storemon.errors import FileRefused
from tests.core.build import utc

MATERIAL = Path(__file__).parents[2] / "material"
POLLS = ("store_id", "status", "timestamp_utc")
HOURS = ("store_id", "day", "start_time_local", "end_time_local")
Cells = Sequence[Sequence[object]]


def excel(path: Path, *sheets: Cells, hidden: Sequence[int] = ()) -> Path:
    """Write a workbook with a sheet for each list of rows; dates and times get a format that shows them."""
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
    """Write an .ods with one sheet of these rows of XML."""
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
    """Return a row of an .ods: cells as their type and value."""
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


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0042", "0042"),
        (42, "42"),
        (0.375, "0.375"),
        (123_456_789_012_345, "123456789012345"),
        (999_999_999_999_999, "999999999999999"),
        # More digits than a spreadsheet keeps, so that ids of them are refused (`is_written_as_a_number`).
        (10**15, "1.00000000000000E+15"),
        (-8_139_926_242_460_185_114, "-8.13992624246019E+18"),
        (True, "true"),
        (dt.datetime(2023, 1, 24, 9, 6, 42, 605_000), "2023-01-24T09:06:42.605000"),  # noqa: DTZ001  # as cells
        (dt.datetime(2023, 1, 24), "2023-01-24T00:00:00"),  # noqa: DTZ001  # as above
        (dt.time(9, 30), "T09:30:00"),
        (dt.time(0, 0), "T00:00:00"),
        (dt.timedelta(days=1), "24:00:00"),
        ("two\nlines", "two lines"),
        ('a "b", c', '"a ""b"", c"'),
    ],
)
def test_a_cell_says_what_a_csv_would(tmp_path: Path, cell: object, text: str) -> None:
    path = excel(tmp_path / "book.xlsx", [["first"], [cell]])
    assert text_of(path) == f"{text}\n"


def test_a_cell_of_open_document_says_what_a_csv_would(tmp_path: Path) -> None:
    path = open_document(
        tmp_path / "book.ods",
        row(("string", "first"), ("string", "second")),
        row(("string", "0042"), ("date", "2023-01-24T09:06:42.605")),
        row(("float", "42"), ("date", "2023-01-24")),
        row(("time", "PT09H30M00S"), ("time", "PT24H00M00S")),
    )
    assert text_of(path) == ("0042,2023-01-24T09:06:42.605000\n42,2023-01-24T00:00:00\nT09:30:00,24:00:00\n")


def test_an_old_workbook_is_read_without_its_hidden_sheet() -> None:
    assert text_of(MATERIAL / "hours.xls") == (
        "0042,0,T09:30:00,24:00:00\n8419537941919820732,6,10:00 AM,0.75\n"
    )


@given(
    st.lists(
        st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)).map(  # noqa: DTZ001  # as cells
            lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        ),
        min_size=1,
        max_size=20,
    )
)
@settings(deadline=None, max_examples=25)
def test_every_moment_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, moments: list[dt.datetime]
) -> None:
    path = excel(
        tmp_path_factory.mktemp("book") / "book.xlsx", [["first"], *([moment] for moment in moments)]
    )
    read = [dt.datetime.fromisoformat(line) for line in text_of(path).splitlines()]
    assert read == moments


def test_cells_with_times_are_exact_beside_texts_with_am_and_pm(database: Database, tmp_path: Path) -> None:
    moment = dt.datetime(2023, 1, 24, 10, 30, 15)  # noqa: DTZ001  # as above
    polls: list[list[object]] = [["0042", "active", moment], ["7", "active", "1/24/2023 11:30 AM"]]
    hours: list[list[object]] = [["0042", "0", dt.time(9), dt.time(12)], ["7", "0", "9:00 AM", "5:00 PM"]]
    for name, header, rows in (("polls", POLLS, polls), ("hours", HOURS, hours)):
        path = excel(tmp_path / f"{name}.xlsx", [header, *rows])
        counts = import_csv(database, InputFile(path), silent, now=utc("2023-02-01"))[2]
        assert (counts.imported, counts.refused) == (2, 0)


def test_polls_of_a_workbook_are_imported(database: Database, tmp_path: Path) -> None:
    moment = dt.datetime(2023, 1, 24, 9, 6, 42)  # noqa: DTZ001  # as above
    path = excel(tmp_path / "polls.xlsx", [POLLS, ["0042", "active", moment], ["7", "broken", moment]])
    import_id, _, counts = import_csv(database, InputFile(path), silent, now=utc("2023-02-01"))
    assert (counts.imported, counts.refused) == (1, 1)
    with database.reading() as connection:
        (refused,) = refused_of(connection, import_id)
    assert (refused.line, refused.text) == (3, "7,broken,2023-01-24T09:06:42")


@pytest.mark.parametrize("number", [8_419_537_941_919_820_732, 1_234_567_890_123_456])
def test_ids_that_were_numbers_of_more_than_15_digits_are_refused(
    database: Database, tmp_path: Path, number: int
) -> None:
    moment = dt.datetime(2023, 1, 24, 9, 6, 42)  # noqa: DTZ001  # as above
    path = excel(tmp_path / "polls.xlsx", [POLLS, [number, "active", moment]])
    with pytest.raises(FileRefused, match="damaged"):
        import_csv(database, InputFile(path), silent)


def test_rows_keep_the_numbers_that_they_have_in_the_sheet(database: Database, tmp_path: Path) -> None:
    rows: list[list[object]] = [[], [], ["store_id", "timezone_str"], ["1", "UTC"], [], ["2", "Nowhere"]]
    path = excel(tmp_path / "zones.xlsx", rows)
    import_id, _, counts = import_csv(database, InputFile(path), silent)
    assert (counts.imported, counts.refused) == (1, 1)
    with database.reading() as connection:
        assert [refused.line for refused in refused_of(connection, import_id)] == [6]


def test_each_visible_sheet_is_a_table_of_its_own(tmp_path: Path) -> None:
    zones = [["store_id", "timezone_str"], ["1", "UTC"]]
    path = excel(tmp_path / "book.xlsx", [POLLS], zones, zones, hidden=[2])
    assert [part.name for part in expand([path])] == ["book.xlsx › Sheet 1", "book.xlsx › Sheet 2"]


def test_workbooks_in_folders_and_zips_are_found(tmp_path: Path) -> None:
    (tmp_path / "week").mkdir()
    path = excel(tmp_path / "week" / "a.xlsx", [["store_id", "timezone_str"], ["1", "UTC"]])
    with zipfile.ZipFile(tmp_path / "week" / "b.zip", "w") as archive:
        archive.write(path, "inside.xlsx")
        archive.write(MATERIAL / "hours.xls", "hours.xls")
    parts = expand([tmp_path / "week"])
    assert [part.name for part in parts] == ["a.xlsx", "b.zip › inside.xlsx", "b.zip › hours.xls"]
    for part in parts:
        with CsvSource(part) as source:
            assert source.header.match is not None


def test_a_workbook_is_known_by_its_content_whatever_it_is_called(tmp_path: Path) -> None:
    path = excel(tmp_path / "polls.csv", [POLLS, ["1", "active", "2023-01-24 09:06:42"]])
    assert text_of(path) == "1,active,2023-01-24 09:06:42\n"


def test_text_that_is_called_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "zones.xls"
    path.write_text("store_id\ttimezone_str\n1\tUTC\n")
    with CsvSource(InputFile(path)) as source:
        assert (source.header.delimiter, source.encoding) == ("\t", "UTF-8")


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


def test_the_review_says_that_it_is_a_spreadsheet(database: Database, tmp_path: Path) -> None:
    path = excel(tmp_path / "zones.xlsx", [["store_id", "timezone_str"], ["1", "UTC"]])
    with database.reading() as connection:
        keys = StoreKeys(connection, path.name)
    preview = Inspection(InputFile(path), keys, utc("2023-02-01")).run(None, silent)
    assert preview.is_sheet
    assert preview.first_rows == [["1", "UTC"]]


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
        assert error.what  # noqa: PT017  # whichever of the two it is, nothing else comes out


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
