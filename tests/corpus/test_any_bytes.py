"""No input crashes the reader: each file ends in an import or a clear error."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.choices import NeedsAnswer
from storemon.core.input_file import InputFile
from storemon.data.files import encodings
from storemon.data.files.input_files import expand
from storemon.data.imports import csv_source
from storemon.data.imports.csv_source import CsvSource
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import FileRefused, UserError
from storemon.services.import_service import ImportService
from tests.corpus.build import HOURS, POLLS, ZONES, lines
from tests.corpus.wrappings import WRAPPED

ONE_FOLDER = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

headers = st.sampled_from([b"", *(f"{header}\n".encode() for header in (POLLS, HOURS, ZONES))])
cells = st.sampled_from(
    [
        b"a",
        b"active",
        b"2023-01-24 09:06",
        b"1/2/2023 9:06 PM",
        b"UTC",
        b'"',
        b"0.99999",
        b"8.1E+18",
        b"\xff",
        b"0",
    ]
)
some_rows = st.lists(st.lists(cells | st.binary(max_size=6), max_size=5).map(b",".join), max_size=8).map(
    b"\n".join
)


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[ImportService]:
    database = SqliteDatabase.open(tmp_path / "storemon.db")
    yield ImportService(database)
    database.close()


def end_well(imports: ImportService, path: Path) -> None:
    """Inspect `path` and import it; any exception other than a `UserError` fails the test."""
    for part in expand([path]):
        preview = imports.inspect(part)
        if preview.error is not None or preview.match is None:
            with pytest.raises(UserError):
                imports.import_input(part)
        elif preview.asks:
            with contextlib.suppress(NeedsAnswer):
                imports.import_input(part)
        else:
            result = imports.import_input(part)
            assert result.imported + result.known + result.refused == preview.rows
            assert result.refused == sum(problem.rows for problem in preview.problems)


@pytest.mark.parametrize("wrapping", WRAPPED)
@given(header=headers, rows=some_rows | st.binary(max_size=300))
@ONE_FOLDER
def test_any_bytes_end_in_an_import_or_a_clear_error(
    imports: ImportService, tmp_path: Path, wrapping: str, header: bytes, rows: bytes
) -> None:
    name, wrap = WRAPPED[wrapping]
    path = tmp_path / name
    path.write_bytes(wrap(header + rows))
    end_well(imports, path)


@pytest.mark.parametrize("wrapping", ["gzip", "zip", "utf-16"])
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.booleans())
@ONE_FOLDER
def test_an_archive_with_any_byte_altered_or_its_end_lost_ends_so_too(
    imports: ImportService, tmp_path: Path, wrapping: str, place: int, byte: int, cut: bool
) -> None:
    name, wrap = WRAPPED[wrapping]
    data = bytearray(wrap(lines(ZONES, *(f"store {number},UTC" for number in range(20)))))
    place %= len(data)
    data[place] = byte
    path = tmp_path / name
    path.write_bytes(data[:place] if cut else data)
    end_well(imports, path)


def test_a_line_without_an_end_is_refused_in_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_source, "_LONGEST_ROW", 1000)
    monkeypatch.setattr(csv_source, "_HEAD_BYTES", 100)
    monkeypatch.setattr(encodings, "_STEP", 10)
    path = tmp_path / "long.csv.gz"
    path.write_bytes(gzip.compress(f"{ZONES}\n".encode() + b"a" * 1_000_000))
    with (
        CsvSource(InputFile(path), block_bytes=100) as source,
        pytest.raises(FileRefused, match="goes on for more"),
    ):
        list(source.blocks())
