"""What storemon import reports about store ids, and undoing an import."""

from __future__ import annotations

from pathlib import Path

import pytest

from storemon.core.refused_rows import RefusedRow
from storemon.message import Message
from storemon.services.workspace import Workspace
from tests.cli.conftest import Run

ZONES, POLLS = "store_id,timezone_str\n", "store_id,status,timestamp_utc\n"
AT = "active,2023-01-24 09:06:42 UTC\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def stores(place: Path) -> int:
    workspace = Workspace.open(place)
    try:
        summary = workspace.stores.summary()
        return summary.stores
    finally:
        workspace.close()


def test_ids_that_look_rounded_are_taken_when_confirmed(run: Run, place: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "z.csv", ZONES + "".join(f"10000000000100{ten}0,UTC\n" for ten in range(1, 10)))
    answer = run("import", file)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("storemon: The store ids in z.csv look damaged.")
    assert answer.err.endswith("import the file with --ids as-written.\n")
    assert stores(place) == 0
    answer = run("import", "--ids", "as-written", file)
    assert (answer.status, answer.err) == (0, "")
    assert stores(place) == 9


def test_what_was_read_otherwise_than_written_is_reported(run: Run, tmp_path: Path) -> None:
    answer = run("import", write(tmp_path, "p.csv", f"{POLLS}42.0,{AT}7.0,{AT}"))
    assert answer.status == 0
    assert answer.err == (
        "storemon: p.csv: All ids end in a decimal zero, which is left out: “42.0” → “42”\n"
    )


def test_near_twins_are_named(run: Run, tmp_path: Path) -> None:
    run("import", write(tmp_path, "z.csv", f"{ZONES}abc,UTC\n"))
    answer = run("import", write(tmp_path, "p.csv", f"{POLLS}ABC,{AT}abc\u200b,{AT}"))
    assert answer.status == 0
    said = "One store id differs from another only by case, and stays apart"
    assert answer.err == f"storemon: p.csv: {said}: “ABC” / “abc”\n"


@pytest.mark.parametrize("cut_first", [False, True])
def test_ids_that_were_cut_off_are_named_whichever_file_comes_first(
    cut_first: bool, run: Run, tmp_path: Path
) -> None:
    whole = "550e8400-e29b-41d4-a716-446655440000"
    ids = (whole[:15], whole) if cut_first else (whole, whole[:15])
    first, second = (
        write(tmp_path, f"{number}.csv", f"{ZONES}{one},UTC\n") for number, one in enumerate(ids)
    )
    assert run("import", first).err == ""
    said = "Some store ids are the beginning of others, as if cut off, and stay apart"
    assert run("import", second).err == f"storemon: 1.csv: {said}: “{whole[:15]}” / “{whole}”\n"


def test_a_damaged_import_is_named_and_undone(run: Run, place: Path, tmp_path: Path) -> None:
    damaged = write(tmp_path, "p.csv", f"{POLLS}42,{AT}7,{AT}")
    answer = run("import", damaged, write(tmp_path, "z.csv", f"{ZONES}0042,UTC\n0007,UTC\n"))
    assert answer.status == 0
    first = answer.err.splitlines()[0]
    assert first.startswith("storemon: z.csv: p.csv (imported 20")
    assert "undo that import with storemon undo-import 1: " in first
    header, newest, oldest = run("list-imports").out.splitlines()
    assert header.split() == ["id", "file", "kind", "imported", "known", "refused", "when", "undone"]
    assert newest.split()[:6] == ["2", "z.csv", "zones", "2", "0", "0"]
    assert oldest.split()[:6] == ["1", "p.csv", "polls", "2", "0", "0"]
    assert oldest.endswith("UTC  -")
    assert run("undo-import", 1).out == "Import 1 is undone.\n"
    assert stores(place) == 2
    assert run("list-imports").out.splitlines()[2].endswith("UTC")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("9", "There is no such import."),
        ("9" * 30, "There is no such import."),
        ("x", "Argument ID: it is not a whole number."),
        ("9" * 5_000, "Argument ID: it is not a whole number."),
    ],
)
def test_an_import_that_is_not_there_cannot_be_undone(run: Run, empty: Path, number: str, words: str) -> None:
    answer = run("undo-import", number)
    assert answer.status == 2
    assert answer.err.startswith(f"storemon: {words}")


def test_what_was_typed_at_great_length_is_quoted_in_part(run: Run, empty: Path) -> None:
    answer = run("get-report", "i" * 100_000)
    assert answer.status == 2
    assert len(answer.err) < 4_000
    assert answer.err.startswith("storemon: There is no report iii")
    assert answer.err.endswith("iii. List the reports to see which there are.\n")


def test_an_import_is_undone_once(run: Run, tmp_path: Path) -> None:
    run("import", write(tmp_path, "z.csv", f"{ZONES}a,UTC\n"))
    run("undo-import", 1)
    answer = run("undo-import", 1)
    assert (answer.status, answer.err) == (2, "storemon: The import of z.csv is undone already.\n")


def test_without_imports_there_is_nothing_to_list(run: Run, empty: Path) -> None:
    assert run("list-imports").out == "No imports yet.\n"


def test_rows_with_words_for_none_are_reported(run: Run, place: Path, tmp_path: Path) -> None:
    answer = run("import", write(tmp_path, "p.csv", f"{POLLS}NULL,{AT}a,{AT}"))
    assert answer.err == "storemon: p.csv, line 2: The store id is a placeholder, such as NULL\n"
    workspace = Workspace.open(place)
    (row,) = workspace.imports.refused(1)
    workspace.close()
    assert row == RefusedRow(2, f"NULL,{AT.strip()}", Message("The store id is a placeholder, such as NULL"))
