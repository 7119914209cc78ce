"""Workbooks: every kind of cell is read as its CSV would be."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.input_file import InputFile
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
from tests.data.files.workbooks import HOURS, MATERIAL, POLLS, excel, open_document, row, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0042", "0042"),
        (42, "42"),
        (0.375, "0.375"),
        (123_456_789_012_345, "123456789012345"),
        (999_999_999_999_999, "999999999999999"),
        # More digits than a spreadsheet keeps, so ids with them are refused (`is_written_as_a_number`).
        (10**15, "1.00000000000000E+15"),
        (-8_139_926_242_460_185_114, "-8.13992624246019E+18"),
        (True, "true"),
        (dt.datetime(2023, 1, 24, 9, 6, 42, 605_000), "2023-01-24T09:06:42.605000"),  # noqa: DTZ001  # cells have no zone
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
        st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)).map(  # noqa: DTZ001  # cells have no zone
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


def test_the_review_says_that_it_is_a_spreadsheet(database: Database, tmp_path: Path) -> None:
    path = excel(tmp_path / "zones.xlsx", [["store_id", "timezone_str"], ["1", "UTC"]])
    with database.reading() as connection:
        keys = StoreKeys(connection, path.name)
    preview = Inspection(InputFile(path), keys, utc("2023-02-01")).run(None, silent)
    assert preview.is_sheet
    assert preview.first_rows == [["1", "UTC"]]
