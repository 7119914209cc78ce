"""Imports in chunks: their progress, and what is decided by the whole file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.input_file import InputFile
from storemon.core.progress import silent
from storemon.data.database import Database
from storemon.data.imports import polls_import
from storemon.data.imports.file_import import import_csv
from storemon.errors import Cancelled, FileRefused
from tests.data.conftest import WriteFile
from tests.data.imports.import_results import (
    POLLS,
    ZONES,
    content,
    counts,
)


def test_cancelling_leaves_the_database_as_it_was(database: Database, write: WriteFile) -> None:
    path = write("p.csv", POLLS, *(f"s{i},active,2023-01-24 19:00:00 UTC" for i in range(100)))
    said: list[str] = []

    def cancel(fraction: float, text: str) -> None:
        said.append(text)
        if text.startswith("Writing"):
            raise Cancelled

    with pytest.raises(Cancelled):
        import_csv(database, InputFile(path), cancel)
    assert content(database) == {"stores": [], "hours": [], "polls": []}
    assert said == ["p.csv · 4 of 4 kB", "Writing 100 polls"]


def test_the_pace_is_shown_while_a_chunk_is_written(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.imports.polls_import._CHUNK_ROWS", 10)
    path = write("p.csv", POLLS, *(f"s{i},active,2023-01-24 19:00:00 UTC" for i in range(100)))
    said: list[str] = []
    import_csv(database, InputFile(path), lambda _, text: said.append(text))
    assert set(said) == {"p.csv · 4 of 4 kB", "Writing 100 polls", "p.csv · saving"}
    assert len(said) > 2


def test_many_chunks_give_what_one_gives(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polls_import, "_CHUNK_ROWS", 3)
    monkeypatch.setattr("storemon.data.imports.csv_source._BLOCK_BYTES", 64)
    monkeypatch.setattr("storemon.data.imports.csv_source._HEAD_BYTES", len(POLLS) + 1)
    rows = [f"s{i % 4},{'in' * (i % 3 == 0)}active,2023-01-24 09:00:{i % 7:02} UTC" for i in range(60)]
    found = counts(database, write("p.csv", POLLS, *rows))
    assert found.imported + found.known == 60
    expected: dict[tuple[str, str], int] = {}
    for row in rows:
        store, status, at = row.split(",")
        expected[store, at] = min(expected.get((store, at), 1), int(status == "active"))
    assert [row[2] for row in content(database)["polls"]] == [expected[key] for key in sorted(expected)]


def test_chunks_that_no_folder_takes_are_told_and_nothing_is_imported(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(polls_import, "_CHUNK_ROWS", 3)
    path = write("p.csv", POLLS, *(f"s{i},active,2023-01-24 19:00:00 UTC" for i in range(9)))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(FileRefused, match=r"files, .*gone, cannot be used: The folder is not there"):
        import_csv(database, InputFile(path), silent)
    assert content(database) == {"stores": [], "hours": [], "polls": []}


def test_progress_only_goes_forward_over_many_chunks(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polls_import, "_CHUNK_ROWS", 20)
    monkeypatch.setattr("storemon.data.imports.csv_source._BLOCK_BYTES", 400)
    monkeypatch.setattr("storemon.data.imports.csv_source._HEAD_BYTES", len(POLLS) + 1)
    path = write("p.csv", POLLS, *(f"s{i},active,2023-01-24 19:00:00 UTC" for i in range(200)))
    seen: list[float] = []
    import_csv(database, InputFile(path), lambda fraction, _: seen.append(fraction))
    assert len(seen) > 20
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("x"),
        pytest.param(
            lambda path: path.unlink(),
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from going away"),
        ),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_not_imported(
    database: Database, write: WriteFile, change: Callable[[Path], object]
) -> None:
    path = write("z.csv", ZONES, "a,UTC")

    def interfere(fraction: float, text: str) -> None:
        if path.exists():
            change(path)

    with pytest.raises(FileRefused, match="changed while it was read"):
        import_csv(database, InputFile(path), interfere)
    assert content(database)["stores"] == []


def test_a_sign_of_windows_far_into_the_file_is_read_as_one(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.imports.csv_source._BLOCK_BYTES", 64)
    monkeypatch.setattr("storemon.data.imports.csv_source._HEAD_BYTES", 64)
    rows = [ZONES, *(f"s{i},UTC" for i in range(50)), "café,UTC"]
    counts(database, write("z.csv", data="\n".join(rows).encode("cp1252")))
    assert ("café", "UTC") in content(database)["stores"]


@pytest.mark.parametrize("place", [0, 50, 99])
def test_the_order_of_dates_is_recognized_by_the_whole_file(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr("storemon.data.imports.csv_source._BLOCK_BYTES", 64)
    monkeypatch.setattr("storemon.data.imports.csv_source._HEAD_BYTES", 64)
    dates = ["1/2/2023 9:06"] * 100
    dates[place] = "1/24/2023 9:06"
    path = write("p.csv", POLLS, *(f"s{i},active,{date}" for i, date in enumerate(dates)))
    assert counts(database, path).imported == 100
    assert len({row[1] for row in content(database)["polls"]}) == 2


def test_a_file_of_nothing_but_refused_rows_is_not_read_to_its_end(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.imports.file_import._MOST_UNUSABLE", 3)
    path = write("p.csv", POLLS, *["x"] * 3)
    with pytest.raises(FileRefused, match=r"None of its first 3 rows can be. The row has 1 cell") as caught:
        counts(database, path)
    assert caught.value.what == "p.csv holds no rows that can be used."
