"""A new database, and a fixture that writes small files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storemon.data.sqlite.sqlite_database import SqliteDatabase

WriteFile = Callable[..., Path]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteDatabase]:
    opened = SqliteDatabase.open(tmp_path / "data" / "storemon.db")
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> WriteFile:
    """Write lines or bytes to a file with the given name."""

    def write_file(name: str, *lines: str, data: bytes | None = None) -> Path:
        path = tmp_path / name
        path.write_bytes("\n".join((*lines, "")).encode() if data is None else data)
        return path

    return write_file
