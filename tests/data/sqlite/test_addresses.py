from __future__ import annotations

import contextlib
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.server_address import ServerAddress
from storemon.data.sqlite.addresses import address
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput
from storemon.services.paths import named_database


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/data/storemon.db"), "file:///data/storemon.db?mode=ro"),
        (PurePosixPath("/data/50 %?#.db"), "file:///data/50%20%25%3F%23.db?mode=ro"),
        (PureWindowsPath(r"C:\data\storemon.db"), "file:///C:/data/storemon.db?mode=ro"),
        (PureWindowsPath(r"\\server\data\storemon.db"), "file:////server/data/storemon.db?mode=ro"),
    ],
)
def test_the_machine_of_a_share_is_a_part_of_its_path(
    path: PurePosixPath | PureWindowsPath, expected: str
) -> None:
    assert address(path, "mode=ro") == expected


def test_sqlite_opens_an_address_with_a_machine_in_its_path() -> None:
    """The file does not exist, which is a different error from an invalid URI."""
    place = address(PureWindowsPath(r"\\server\data\storemon.db"), "mode=ro")
    with pytest.raises(sqlite3.OperationalError, match="unable to open database file"):
        sqlite3.connect(place, uri=True).execute("SELECT 1 FROM sqlite_master")


def test_sqlite_opens_any_name(tmp_path: Path) -> None:
    path = tmp_path / ("50 %#é.db" if os.name == "nt" else "50 %?#é.db")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE things (x)")
    with contextlib.closing(sqlite3.connect(address(path, "mode=ro"), uri=True)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("things",)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":memory:",
        "file:y.db",
        "FILE:y.db",
        "file:///data/y.db",
        "file://localhost/data/y.db",
        "file:y.db?mode=ro",
        "file:y.db?mode=memory&cache=shared",
        "file::memory:",
        "file:y.db?vfs=unix-none#part",
        "file:%79.db",
        "sqlite:///y.db",
        "sqlite+pysqlite:///y.db",
        "https://example.org/y.db",
        "~nobody-of-that-name/y.db",
    ],
)
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        named_database(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("y.db", "y.db"),
        ("./file:y.db", "file:y.db"),
        ("./:memory:", ":memory:"),
        ("a/../y.db", "a/../y.db"),
        ("50 %20?mode=ro#x.db", "50 %20?mode=ro#x.db"),
        ("file.db", "file.db"),
        ("profile:y.db", "profile:y.db"),
        ("a~.db", "a~.db"),
        (" ", " "),
    ],
)
def test_a_path_is_taken_as_it_is_written(
    text: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert named_database(text) == tmp_path / path


def test_a_tilde_is_the_home_folder() -> None:
    assert named_database("~/y.db") == Path.home() / "y.db"


@given(st.text(st.characters(exclude_characters="\0"), max_size=300))
def test_any_text_is_an_absolute_path_or_refused(text: str) -> None:
    try:
        path = named_database(text)
    except BadInput:
        return
    assert isinstance(path, ServerAddress) or path.is_absolute()
