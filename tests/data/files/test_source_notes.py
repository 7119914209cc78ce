"""What is reported on how a file was read: titles above the header, the encoding, hidden sheets."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from storemon.core.file_spec import Match
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.core.progress import silent
from storemon.core.vocabulary import FileKind
from storemon.data.database import Database
from storemon.data.files.fields import LATEST
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.store_keys import StoreKeys
from tests.data.conftest import WriteFile
from tests.data.files.workbooks import excel

ZONES = "store_id,timezone_str"


def inspect(database: Database, part: InputFile) -> Preview:
    with database.reading() as connection:
        keys = StoreKeys(connection, part.name)
    return Inspection(part, keys, LATEST).run(None, silent)


def notes(database: Database, path: Path) -> list[str]:
    """Return the notes of the review and of the import, which are equal."""
    preview = inspect(database, InputFile(path))
    assert preview.error is None
    _, _, counts = import_csv(database, InputFile(path), silent)
    assert set(preview.notes) <= {*counts.notes}
    return list(counts.notes)


@pytest.mark.parametrize(
    ("above", "said"),
    [
        (["Zones of all stores"], "The line above the table is not read: “Zones of all stores”"),
        (["Zones,", ","], "The 2 lines above the table are not read: “Zones”"),
        (
            [",", "", '"All, ""our"" stores"'],
            'The 3 lines above the table are not read: “All, "our" stores”',
        ),
        (["\ufeff ", "# made on Monday"], "The line above the table is not read: “# made on Monday”"),
    ],
)
def test_titles_above_the_header_line_are_left_out_and_reported(
    above: list[str], said: str, database: Database, write: WriteFile
) -> None:
    path = write("z.csv", *above, ZONES, "a,UTC", "b,Mars")
    preview = inspect(database, InputFile(path))
    assert (preview.rows, len(preview.problems)) == (2, 1)
    # The line of a refused row is the line in the file.
    assert preview.problems[0].first.line == len(above) + 3
    assert notes(database, path)[0].startswith(said)


@pytest.mark.parametrize(
    "above", [["a,UTC"], ["restaurant,zone", "x,Mars"], ["x,y", *["title"] * 3], ["title"] * 21]
)
def test_lines_that_may_be_rows_or_a_header_are_never_left_out(
    above: list[str], database: Database, write: WriteFile
) -> None:
    preview = inspect(database, InputFile(write("z.csv", *above, ZONES, "b,UTC")))
    assert not any("above the table" in note for note in preview.notes)


def test_below_a_title_a_table_without_a_header_line_is_recognized(
    database: Database, write: WriteFile
) -> None:
    path = write("z.csv", "Zones of all stores", "a,UTC", "b,America/Denver")
    preview = inspect(database, InputFile(path))
    assert preview.rows == 2
    assert preview.notes[0] == "The line above the table is not read: “Zones of all stores”"


def test_below_a_title_columns_can_be_matched_by_hand(database: Database, write: WriteFile) -> None:
    path = write("z.csv", "Zones of all stores", "", "Shop;Zone;Note", "a;UTC;x")
    preview = inspect(database, InputFile(path))
    assert (preview.match, preview.columns, preview.rows) == (None, ("Shop", "Zone", "Note"), 1)
    match = Match(FileKind.ZONES, {"store_id": 0, "timezone_str": 1})
    _, _, counts = import_csv(database, InputFile(path), silent, match)
    assert counts.imported == 1


def test_a_text_that_is_no_table_is_none_below_its_first_line_either(
    database: Database, write: WriteFile
) -> None:
    path = write("letter.txt", "Dear all", "we were open, as always", "Yours, Joe and Ann, the owners")
    error = inspect(database, InputFile(path)).error
    assert error is not None
    assert "none of the files" in error.what


def test_a_vertical_bar_separates_too(database: Database, write: WriteFile) -> None:
    path = write("z.txt", "store_id|timezone_str", '"a|b"|UTC', 'c| "UTC"')
    preview = inspect(database, InputFile(path))
    assert (preview.delimiter, preview.rows, preview.problems) == ("|", 2, [])
    assert notes(database, path) == []


@pytest.mark.parametrize("codec", ["cp1252", "mac-roman", "cp850"])
def test_words_show_what_an_assumed_encoding_makes_of_them(
    codec: str, database: Database, write: WriteFile
) -> None:
    text = f"{ZONES}\nCafé 7,UTC\nCafé 8,UTC\nPeñón,UTC\n"
    (note,) = notes(database, write("z.csv", data=text.encode(codec)))
    words = ("Café", "Peñón")
    seen = [word.encode(codec).decode("cp1252", "replace") for word in words]
    assert note.startswith("The text is not UTF-8 and is read as Windows-1252: ")
    if codec == "cp1252":
        assert note.startswith(
            "The text is not UTF-8 and is read as Windows-1252: “Café”, “Peñón”. If letters"
        )
    else:
        assert f"“{seen[0]}”" in note
        assert "Café" not in note


def test_words_are_found_at_once_in_long_cells(database: Database, write: WriteFile) -> None:
    started = time.process_time()
    path = write("z.csv", data=f"{ZONES}\n{'y' * 30_000}é,UTC\n".encode("cp1252") * 30)
    note = inspect(database, InputFile(path)).notes[0]
    assert f"“{'y' * 39}…”" in note
    assert time.process_time() - started < 2


def test_a_text_in_utf_8_says_nothing_of_it(database: Database, write: WriteFile) -> None:
    assert notes(database, write("z.csv", ZONES, "Café,UTC")) == []


def test_hidden_sheets_are_named_once(database: Database, tmp_path: Path) -> None:
    rows = [("store_id", "timezone_str"), ("a", "UTC")]
    path = excel(tmp_path / "book.xlsx", rows, rows, rows, hidden=[1])
    (said,) = inspect(database, InputFile(path, sheet="Sheet 1")).notes
    assert said == ("A hidden sheet of the workbook is not read: “Sheet 2”. To import it, unhide it and save")
    assert inspect(database, InputFile(path, sheet="Sheet 3")).notes == []
    path = excel(tmp_path / "more.xlsx", *[rows] * 6, hidden=range(1, 6))
    (several,) = notes(database, path)
    assert several.startswith(
        "5 hidden sheets of the workbook are not read: “Sheet 2”, “Sheet 3”, “Sheet 4”, …"
    )


def test_a_few_bytes_of_zero_spoil_their_rows_only(database: Database, write: WriteFile) -> None:
    path = write("z.csv", data=f"{ZONES}\na,UTC\nb\0,UTC\nc,UTC\n".encode() + b"\0" * 20)
    preview = inspect(database, InputFile(path))
    assert (preview.rows, [problem.rows for problem in preview.problems]) == (4, [1, 1])
    assert "cannot be read" in preview.problems[0].reason
    cut_off = write("cut.csv", data=f"{ZONES}\na,UTC\n".encode() + b"\0" * 500)
    assert inspect(database, InputFile(cut_off)).rows == 2


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_separators(
    codec: str, database: Database, write: WriteFile
) -> None:
    rows = "".join(f"مطعم {number},America/Denver\n" for number in range(30))
    preview = inspect(database, InputFile(write("z.csv", data=rows.encode(codec))))
    assert (preview.encoding, preview.rows, preview.problems) == ("UTF-16", 30, [])


def test_a_text_that_goes_on_in_utf_16_is_not_read_as_if_all_were(
    database: Database, write: WriteFile
) -> None:
    data = f"{ZONES}\na,UTC\n".encode() + "b,UTC\nc,UTC\n".encode("utf-16-le")
    preview = inspect(database, InputFile(write("z.csv", data=data)))
    assert (preview.encoding, preview.rows) == ("UTF-8", 4)
    assert sum(problem.rows for problem in preview.problems) == 3
