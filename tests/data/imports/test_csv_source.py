from __future__ import annotations

from pathlib import Path

import pytest

from storemon.core.input_file import InputFile
from storemon.data.imports import csv_source
from storemon.data.imports.csv_source import CsvSource
from storemon.errors import FileRefused
from tests.data.conftest import WriteFile

HEAD = b"store_id,timezone_str\n"


def test_blocks_are_whole_rows_and_know_their_first_line(
    write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_source, "_BLOCK_BYTES", 3)
    monkeypatch.setattr(csv_source, "_HEAD_BYTES", len(HEAD))
    path = write("z.csv", data=HEAD + b"a,UTC\nbb,UTC\nccc,UTC")
    with CsvSource(InputFile(path)) as source:
        blocks = list(source.blocks())
    assert b"".join(block.data for block in blocks) == b"a,UTC\nbb,UTC\nccc,UTC"
    assert all(block.data.endswith(b"\n") for block in blocks[:-1])
    assert [block.first_line for block in blocks] == [2, 3, 4]
    assert blocks[-1].fraction == 1.0


def test_a_quoted_line_break_is_never_cut(write: WriteFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_source, "_BLOCK_BYTES", 5)
    monkeypatch.setattr(csv_source, "_HEAD_BYTES", len(HEAD))
    with CsvSource(InputFile(write("z.csv", data=HEAD + b'"a\nb\nc",UTC\nd,UTC\n'))) as source:
        blocks = [block.data for block in source.blocks()]
    assert blocks[0].startswith(b'"a\nb\nc",UTC\n')


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_header(write: WriteFile) -> None:
    with CsvSource(
        InputFile(write("z.csv", data=b"\xef\xbb\xbfstore_id,timezone_str\r\na,UTC\r\n"))
    ) as source:
        assert source.header.positions["timezone_str"] == 1


@pytest.mark.parametrize("data", [b"", b"\n \r\n"])
def test_an_empty_file_is_refused(write: WriteFile, data: bytes) -> None:
    with pytest.raises(FileRefused, match="is empty"), CsvSource(InputFile(write("z.csv", data=data))):
        pass


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"PK\x03\x04\0\0", "a zip archive"), (b"\x89PNG\r\n", "a picture"), (b"\1\0\2", "not a plain CSV")],
)
def test_a_file_that_is_no_plain_text_is_refused_as_what_it_is(
    write: WriteFile, data: bytes, what: str
) -> None:
    with pytest.raises(FileRefused, match=what), CsvSource(InputFile(write("z.csv", data=data))):
        pass


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(FileRefused, match=r"gone\.csv cannot be read"),
        CsvSource(InputFile(tmp_path / "gone.csv")),
    ):
        pass


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="holds no files"), CsvSource(InputFile(tmp_path)):
        pass


def test_a_quotation_mark_that_is_never_closed_is_named_by_its_line(
    write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_source, "_LONGEST_ROW", 50)
    monkeypatch.setattr(csv_source, "_HEAD_BYTES", len(HEAD))
    monkeypatch.setattr(csv_source, "_BLOCK_BYTES", 30)
    path = write("z.csv", data=HEAD + b'a,UTC\n"b,UTC\n' + b"c,UTC\n" * 50)
    with CsvSource(InputFile(path)) as source, pytest.raises(FileRefused, match="line 3"):
        list(source.blocks())
