from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from storemon.data.addresses import address


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
    """Not there, which is another error than an address that it does not understand."""
    place = address(PureWindowsPath(r"\\server\data\storemon.db"), "mode=ro")
    with pytest.raises(sqlite3.OperationalError, match="unable to open database file"):
        sqlite3.connect(place, uri=True).execute("SELECT 1 FROM sqlite_master")


def test_sqlite_opens_any_name(tmp_path: Path) -> None:
    path = tmp_path / "50 %?#é.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE things (x)")
    with contextlib.closing(sqlite3.connect(address(path, "mode=ro"), uri=True)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("things",)]
