"""How the ids of files are matched to the stores of the database (METRICS: Input)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from storemon.core.ids import LONGEST_ID
from storemon.data import queries, schema
from storemon.data.database import Database
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from tests.data.conftest import WriteFile
from tests.data.imports.import_results import (
    HOURS,
    NAMES,
    RIGHT,
    ZONES,
    counts,
    look,
    polls,
    polls_of,
    reasons,
    stores,
    zones,
)

AT = "2023-01-24 09:06:42 UTC"


def test_polls_reach_their_store_whatever_cannot_be_seen_in_the_id(
    database: Database, write: WriteFile
) -> None:
    counts(database, write("z.csv", *zones("abc", "Café-1", "Mall St")))
    odd = ("\u200eabc", "abc\u200b", "\ufeffabc", "abc\u202c", "abc\u00ad", " abc\u00a0", "a\u2060bc")
    found = counts(database, write("p.csv", *polls(*odd, "Cafe\u0301-1", "Mall\u00a0 St")))
    assert (found.imported, found.refused, found.notes) == (9, 0, ())
    assert stores(database) == {"abc", "Café-1", "Mall St"}
    assert polls_of(database, "abc") == 7


def test_files_put_one_after_the_other_bring_their_marks_and_header_lines(
    database: Database, write: WriteFile
) -> None:
    path = write("p.csv", f"\ufeffabc,active,{AT}", f"\ufeff42,active,{AT}", f'\ufeff"7",active,{AT}')
    assert counts(database, path).refused == 0
    assert stores(database) == {"abc", "42", "7"}
    again = write("z.csv", *zones("a"), *zones("b"), "\ufeff" + ZONES, "c,UTC")
    assert reasons(database, again) == ["The row repeats the header line, as in files joined together"] * 2
    assert {"a", "b", "c"} < stores(database)


def test_a_header_line_again_names_no_store_even_in_a_file_of_names(
    database: Database, write: WriteFile
) -> None:
    assert len(reasons(database, write("n.csv", NAMES, "a,Mall,East", NAMES, "b,Park,West"))) == 1


@pytest.mark.parametrize(
    "word",
    ["NULL", "null", "\\N", "None", "nan", "NaN", "<NA>", "N/A", "#N/A", "-", "—", "undefined", "(null)"],
)
def test_a_word_for_none_is_no_id(database: Database, write: WriteFile, word: str) -> None:
    path = write("z.csv", *zones(word, f" {word} ", f"\ufeff{word}", "a"))
    assert look(database, path).problems[0].rows == 3
    assert reasons(database, path) == ["The store id is a placeholder, such as NULL"] * 3
    assert stores(database) == {"a"}


@pytest.mark.parametrize("store_id", ["Nan's", "Null Island", "Nil", "n", "0", "NONE-1", "—a"])
def test_a_store_may_be_called_nearly_so(database: Database, write: WriteFile, store_id: str) -> None:
    assert reasons(database, write("z.csv", *zones(store_id))) == []


def test_an_id_has_a_longest_length(database: Database, write: WriteFile) -> None:
    longest = "x" * LONGEST_ID
    path = write("z.csv", *zones(longest, longest + "x", "y" * 100_000, f"{longest}{' ' * 5_000}"))
    assert reasons(database, path)[:1] == [f"The store id is longer than {LONGEST_ID} characters"]
    assert len(reasons(database, path)) == 2
    assert stores(database) == {longest}


def test_a_file_of_floats_is_read_without_their_zeros_and_says_so(
    database: Database, write: WriteFile
) -> None:
    counts(database, write("z.csv", *zones("42", "7", "abc")))
    path = write("p.csv", *polls("42.0", "nan", "7.0", "", "42.0"))
    note = "All ids end in a decimal zero, which is left out: “42.0” → “42”"
    assert look(database, path).notes == [note]
    found = counts(database, path)
    assert (found.imported, found.refused, found.notes) == (3, 2, (note,))
    assert stores(database) == {"42", "7", "abc"}


def test_a_file_with_one_other_id_is_read_as_it_is_and_names_the_twins(
    database: Database, write: WriteFile
) -> None:
    counts(database, write("z.csv", *zones("42", "7", "abc")))
    found = counts(database, write("p.csv", *polls("42.0", "7.0", "abc")))
    assert found.notes == (
        "2 store ids differ from others only by a decimal zero, and stay apart: “42.0” / “42”, “7.0” / “7”",
    )


def test_the_form_of_the_ids_is_that_of_the_whole_file(
    database: Database, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemon.data.imports.csv_source._HEAD_BYTES", 100)
    monkeypatch.setattr("storemon.data.imports.csv_source._BLOCK_BYTES", 100)
    counts(database, write("floats.csv", *zones(*(f"{number}.0" for number in range(100)))))
    assert stores(database) == {str(number) for number in range(100)}
    counts(database, write("mixed.csv", *zones(*(f"{number}.0" for number in range(100)), "x")))
    assert len(stores(database)) == 201


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('"=""00123"""', "All ids are formulas"),
        ('="00123"', "All ids are formulas"),
        ("'00123", "All ids begin with an apostrophe"),
        ("“00123”", "All ids have quotation marks"),
        ('"""00123"""', "All ids have quotation marks"),
    ],
)
def test_what_a_spreadsheet_puts_around_all_ids_is_left_out(
    database: Database, write: WriteFile, cell: str, words: str
) -> None:
    (note,) = counts(database, write("z.csv", *zones(cell, cell.replace("00123", "x y")))).notes
    assert note.startswith(words)
    assert stores(database) == {"00123", "x y"}


def test_names_go_to_their_store_in_the_same_way(database: Database, write: WriteFile) -> None:
    counts(database, write("z.csv", *zones("42", "abc")))
    counts(database, write("n.csv", NAMES, "abc\u200b,Mall,East"))
    with database.reading() as connection:
        assert set(connection.execute(select(schema.names.c.store_id)).scalars()) == {"abc"}


@pytest.fixture
def older(database: Database) -> Database:
    """Return a database of older versions, which stored ids as they were written."""
    rows = [(1, "abc\u200b"), (2, "abc"), (3, "Cafe\u0301"), (4, "\ufeffx"), (5, "x\u200e")]
    with database.writing() as connection:
        for store, store_id in rows:
            connection.execute(insert(schema.stores).values(store=store, store_id=store_id, zone="UTC"))
    return database


def test_stores_of_an_older_database_are_found_and_get_no_twin(older: Database, write: WriteFile) -> None:
    found = counts(older, write("p.csv", *polls("abc", "\u200babc", "Café", "x")))
    assert stores(older) == {"abc\u200b", "abc", "Cafe\u0301", "\ufeffx", "x\u200e"}
    assert (polls_of(older, "abc"), polls_of(older, "abc\u200b"), polls_of(older, "Café")) == (2, 0, 1)
    assert polls_of(older, "\ufeffx") == 1
    (note,) = found.notes
    assert "there twice" in note
    assert note.endswith(": “abc”, “x”")


def test_a_store_is_found_by_any_way_to_write_its_id(database: Database, write: WriteFile) -> None:
    counts(database, write("z.csv", *zones("Café 1")))
    with database.reading() as connection:
        assert queries.key_of(connection, " Cafe\u0301\u00a01 ") == queries.key_of(connection, "Café 1") == 1
        assert queries.key_of(connection, "Cafe 1") is None


MARKS = st.sampled_from(["", "\u200b", "\ufeff", " ", "\u00a0", "\u200e", "\t", "\u00ad"])
BASE = ["abc", "12345", "Café 1", "8139926242460185114", "0042"]


@st.composite
def variants(draw: st.DrawFn) -> tuple[str, str]:
    """Draw an id and a way of writing it."""
    store_id = text = draw(st.sampled_from(BASE))
    if draw(st.booleans()):
        text = text.replace("é", "e\u0301").replace(" ", " \u2003")
    place = draw(st.integers(0, len(text)))
    middle = draw(st.sampled_from(["", "\u200b", "\u2060", "\ufeff"]))
    return store_id, draw(MARKS) + text[:place] + middle + text[place:] + draw(MARKS)


ROWS: dict[str, Callable[[list[str]], list[str]]] = {
    "polls": lambda ids: polls(*ids),
    "hours": lambda ids: [HOURS, *(f"{store_id},0,09:00,17:00" for store_id in ids)],
    "zones": lambda ids: zones(*ids),
}
FILES = st.tuples(st.sampled_from([*ROWS]), st.lists(variants(), min_size=1, max_size=6))


@settings(max_examples=30)
@given(st.lists(FILES, min_size=1, max_size=4), st.data())
def test_files_of_any_variants_in_any_order_give_the_same_stores(
    tmp_path_factory: pytest.TempPathFactory,
    files: list[tuple[str, list[tuple[str, str]]]],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    named = {store_id for _, written in files for store_id, _ in written}
    for number, order in enumerate((files, data.draw(st.permutations(files)))):
        database = SqliteDatabase.open(folder / f"{number}.db")
        for place, (kind, written) in enumerate(order):
            path = folder / f"{number}-{place}.csv"
            path.write_text("\n".join(ROWS[kind]([text for _, text in written])) + "\n", encoding="utf-8")
            assert counts(database, path, RIGHT).refused == 0
        assert stores(database) == named
        database.close()
