from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from storemon.core.input_file import InputFile
from storemon.data.files.input_files import expand
from storemon.data.files.raw_file import RawFile


def zip_of(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return path


def names(*paths: Path) -> list[str]:
    return [part.name for part in expand(paths)]


def test_a_file_given_by_itself_is_a_part_whatever_its_name(tmp_path: Path) -> None:
    assert expand([tmp_path / "gone", tmp_path / "book.xlsx"]) == [
        InputFile(tmp_path / "gone"),
        InputFile(tmp_path / "book.xlsx"),
    ]


def test_the_same_file_twice_is_one_part(tmp_path: Path) -> None:
    assert names(tmp_path / "a.csv", tmp_path / "a.csv") == ["a.csv"]


def test_a_zip_is_its_csvs(tmp_path: Path) -> None:
    path = zip_of(
        tmp_path / "week.ZIP",
        *("polls.csv", "more/zones.TSV", "x.csv.gz", "../hours.txt"),
        *(
            "readme.md",
            "inner.zip",
            "more/",
            "folder.csv/",
            "__MACOSX/._polls.csv",
            ".hidden.csv",
            "x.tar.gz",
        ),
    )
    assert names(path) == [
        f"week.ZIP › {name}" for name in ("polls.csv", "more/zones.TSV", "x.csv.gz", "../hours.txt")
    ]


def test_a_folder_is_its_csvs_down_to_one_level_below(tmp_path: Path) -> None:
    for name in (
        "b.csv",
        "a.txt",
        "~$b.csv",
        ".c.csv",
        "notes.doc",
        "sub/c.csv",
        "sub/deep/d.csv",
        ".git/e.csv",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    zip_of(tmp_path / "sub" / "z.zip", "inside.csv")
    assert names(tmp_path) == ["a.txt", "b.csv", "c.csv", "z.zip › inside.csv"]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_zip_that_cannot_be_looked_into_stands_for_itself(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "week.zip"
    path.write_bytes(content)
    assert expand([path, tmp_path / "good.csv"]) == [InputFile(path), InputFile(tmp_path / "good.csv")]


def test_a_folder_without_csvs_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "notes.doc").touch()
    assert expand([tmp_path]) == [InputFile(tmp_path)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have names of text alone")
def test_a_name_that_is_no_text_can_still_be_shown_and_stored() -> None:
    name = InputFile(Path(os.fsdecode(b"caf\xe9.csv"))).name
    assert name.encode("utf-8") == b"caf?.csv"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_two_parts(tmp_path: Path) -> None:
    path = tmp_path / "week.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for text in ("first", "second"):
            archive.writestr("polls.csv", text)
    parts = expand([path])
    assert [part.name for part in parts] == ["week.zip › polls.csv", "week.zip › polls.csv (2)"]
    read = []
    for part in parts:
        with RawFile(part) as raw:
            read.append(raw.stream.read())
    assert read == [b"first", b"second"]
