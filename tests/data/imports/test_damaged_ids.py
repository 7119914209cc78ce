"""Ids damaged by a spreadsheet, and how they are matched to stores (METRICS: Input)."""

from __future__ import annotations

import itertools

import pytest

from storemon.core.choices import NeedsAnswer
from storemon.data.database import Database
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.errors import FileRefused
from tests.data.conftest import WriteFile
from tests.data.imports.import_results import (
    HOURS,
    NAMES,
    RIGHT,
    counts,
    look,
    polls,
    stores,
    zones,
)


def test_sound_ids_in_tens_are_asked_about_and_taken_as_they_are(
    database: Database, write: WriteFile
) -> None:
    ids = [f"10000000000100{ten}0" for ten in range(1, 10)]
    path = write("z.csv", *zones(*ids))
    (question,) = look(database, path).questions
    assert question.blocks
    assert "“1000000000010010”. Are they right?" in question.text
    with pytest.raises(NeedsAnswer, match="--ids as-written"):
        counts(database, path)
    assert stores(database) == set()
    (answered,) = look(database, path, RIGHT).questions
    assert (answered.answer, answered.blocks, look(database, path, RIGHT).asks) == (
        "as-written",
        False,
        False,
    )
    assert counts(database, path, RIGHT).imported == 9
    assert look(database, path).questions == []
    assert counts(database, write("h.csv", HOURS, *(f"{store},0,9:00,17:00" for store in ids))).imported == 9


def test_an_answer_does_not_let_in_what_no_way_leads_back_from(database: Database, write: WriteFile) -> None:
    for cell in ("8.13E+18", "#NAME?", "########"):
        with pytest.raises(FileRefused, match=r"are damaged.*“"):
            counts(database, write("z.csv", *zones(cell)), RIGHT)


DAMAGED = [
    pytest.param(("42", "7"), ("0042", "0007"), id="zeros"),
    pytest.param(("8139926242460180000",), ("8139926242460185114",), id="cut to 15 digits"),
    pytest.param(("939926242460180000", "x"), ("939926242460179999", "y"), id="rounded to 15 digits"),
    pytest.param(("8419537941919821000",), ("8419537941919820732",), id="JavaScript"),
    pytest.param(("8419537941919820800",), ("8419537941919820732",), id="float"),
    pytest.param(("8139926242460180000000",), ("8139926242460185114123",), id="longer"),
]


MAKE = {"polls.csv": polls, "zones.csv": zones}


@pytest.mark.parametrize(("damaged", "sound"), DAMAGED)
@pytest.mark.parametrize("kind", MAKE)
def test_a_sound_file_comes_in_and_names_the_damaged_import_before_it(
    database: Database, write: WriteFile, damaged: tuple[str, ...], sound: tuple[str, ...], kind: str
) -> None:
    other = next(name for name in MAKE if name != kind)
    first, second = write(kind, *MAKE[kind](*damaged)), write(other, *MAKE[other](*sound))
    counts(database, first, RIGHT)
    preview = look(database, second)
    assert not preview.asks
    note = preview.notes[0]
    assert note.startswith(f"{kind} (imported 20")
    # The window says “in Imports”.
    assert "undo that import with storemon undo-import 1: " in note
    assert f"the store “{sound[0]}” of this file is called “{damaged[0]}” there" in note
    assert counts(database, second).notes == tuple(preview.notes)
    assert stores(database) == {*damaged, *sound}
    (again,) = counts(database, second).notes
    assert again.startswith("The same content was imported before")


@pytest.mark.parametrize(("damaged", "sound"), DAMAGED)
def test_a_damaged_file_after_the_sound_one_names_the_store(
    database: Database, write: WriteFile, damaged: tuple[str, ...], sound: tuple[str, ...]
) -> None:
    counts(database, write("z.csv", *zones(*sound)))
    with pytest.raises(NeedsAnswer, match=f"the store “{sound[0]}” is called “{damaged[0]}” here"):
        counts(database, write("p.csv", *polls(*damaged)))


def test_damaged_names_are_found_by_the_files_that_follow(database: Database, write: WriteFile) -> None:
    counts(database, write("n.csv", NAMES, "42,Mall,East"))
    assert counts(database, write("z.csv", *zones("0042"))).notes[0].startswith("n.csv (imported")


def test_an_earlier_file_with_zeros_of_its_own_is_no_damaged_one(
    database: Database, write: WriteFile
) -> None:
    counts(database, write("p.csv", *polls("42", "007")))
    assert counts(database, write("z.csv", *zones("0042"))).notes == (
        "One store id differs from another only by leading zeros, and stays apart: “0042” / “42”",
    )


def test_ids_counted_on_from_a_round_one_are_not_asked_about(database: Database, write: WriteFile) -> None:
    counts(database, write("a.csv", *zones("1000000000001010")))
    assert counts(database, write("b.csv", *zones("1000000000001009", "1000000000001011"))).imported == 2


def test_damage_is_reported_in_every_order_of_the_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {"p.csv": polls("42", "7"), "z.csv": zones("0042", "0007"), "h.csv": [HOURS, "0042,0,9:00,17:00"]}
    for order in itertools.permutations(files):
        folder = tmp_path_factory.mktemp("orders")
        database = SqliteDatabase.open(folder / "storemon.db")
        asked, named = [], []
        for name in order:
            (folder / name).write_text("\n".join(files[name]) + "\n")
            try:
                found = counts(database, folder / name)
            except NeedsAnswer:
                asked.append(name)
            else:
                named += [name for note in found.notes if note.startswith("p.csv (imported")]
        # The first undamaged file creates the store with its zeros; the other one may bring the next.
        assert asked == ([] if order[0] == "p.csv" else ["p.csv"])
        assert named == (
            [name for name in order[1:] if name != "h.csv" or order[1] == name] if not asked else []
        )
        database.close()
