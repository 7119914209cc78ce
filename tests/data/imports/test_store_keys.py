"""The ids of files on their way to the stores of the database (METRICS: Input)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from storemon.core.choices import NO_CHOICES, Choices, NeedsAnswer, Topic
from storemon.core.ids import LONGEST_ID
from storemon.core.input_file import InputFile
from storemon.core.preview import Preview
from storemon.core.progress import silent
from storemon.data import queries, schema
from storemon.data.database import Database
from storemon.data.files.fields import LATEST
from storemon.data.imports.file_import import import_csv
from storemon.data.imports.import_rows import Counts
from storemon.data.imports.inspection import Inspection
from storemon.data.imports.store_keys import StoreKeys
from storemon.errors import FileRefused
from tests.data.conftest import WriteFile
from tests.polls_table import polls_in

ZONES, NAMES = "store_id,timezone_str", "store_id,name,group"
POLLS, HOURS = "store_id,status,timestamp_utc", "store_id,day,start_time_local,end_time_local"
AT = "2023-01-24 09:06:42 UTC"
RIGHT = NO_CHOICES.answered(Topic.IDS, "as-written")


def counts(database: Database, path: Path, choices: Choices = NO_CHOICES) -> Counts:
    return import_csv(database, InputFile(path), silent, choices=choices)[2]


def look(database: Database, path: Path, choices: Choices = NO_CHOICES) -> Preview:
    with database.reading() as connection:
        keys = StoreKeys(connection, path.name, database.reading)
    return Inspection(InputFile(path), keys, LATEST, choices).run(None, silent)


def stores(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(select(schema.stores.c.store_id)).scalars())


def polls_of(database: Database, store_id: str) -> int:
    with database.reading() as connection:
        key = queries.key_of(connection, store_id)
    return sum(store == key for store, _, _ in polls_in(database.path))


def refused(database: Database, path: Path) -> list[str]:
    import_id = import_csv(database, InputFile(path), silent)[0]
    with database.reading() as connection:
        return [row.reason for row in queries.refused_of(connection, import_id)]


def zones(*ids: str) -> list[str]:
    return [ZONES, *(f"{store_id},UTC" for store_id in ids)]


def polls(*ids: str) -> list[str]:
    return [POLLS, *(f"{store_id},active,2023-01-24 09:{n:02}:00 UTC" for n, store_id in enumerate(ids))]


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
    assert refused(database, again) == ["The row repeats the header line, as in files joined together"] * 2
    assert {"a", "b", "c"} < stores(database)


def test_a_header_line_again_names_no_store_even_in_a_file_of_names(
    database: Database, write: WriteFile
) -> None:
    assert len(refused(database, write("n.csv", NAMES, "a,Mall,East", NAMES, "b,Park,West"))) == 1


@pytest.mark.parametrize(
    "word",
    ["NULL", "null", "\\N", "None", "nan", "NaN", "<NA>", "N/A", "#N/A", "-", "—", "undefined", "(null)"],
)
def test_a_word_for_none_is_no_id(database: Database, write: WriteFile, word: str) -> None:
    path = write("z.csv", *zones(word, f" {word} ", f"\ufeff{word}", "a"))
    assert look(database, path).problems[0].rows == 3
    assert refused(database, path) == ["The store id is a placeholder, such as NULL"] * 3
    assert stores(database) == {"a"}


@pytest.mark.parametrize("store_id", ["Nan's", "Null Island", "Nil", "n", "0", "NONE-1", "—a"])
def test_a_store_may_be_called_nearly_so(database: Database, write: WriteFile, store_id: str) -> None:
    assert refused(database, write("z.csv", *zones(store_id))) == []


def test_an_id_has_a_longest_length(database: Database, write: WriteFile) -> None:
    longest = "x" * LONGEST_ID
    path = write("z.csv", *zones(longest, longest + "x", "y" * 100_000, f"{longest}{' ' * 5_000}"))
    assert refused(database, path)[:1] == [f"The store id is longer than {LONGEST_ID} characters"]
    assert len(refused(database, path)) == 2
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
    assert "undo that import in Imports, or with storemon undo-import 1: " in note
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


@pytest.fixture
def older(database: Database) -> Database:
    """Return a database as versions left it that kept ids as they were written."""
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
    """Draw an id and a way to write it."""
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
        database = Database.open(folder / f"{number}.db")
        for place, (kind, written) in enumerate(order):
            path = folder / f"{number}-{place}.csv"
            path.write_text("\n".join(ROWS[kind]([text for _, text in written])) + "\n", encoding="utf-8")
            assert counts(database, path, RIGHT).refused == 0
        assert stores(database) == named
        database.close()


def test_damage_is_reported_in_every_order_of_the_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {"p.csv": polls("42", "7"), "z.csv": zones("0042", "0007"), "h.csv": [HOURS, "0042,0,9:00,17:00"]}
    for order in itertools.permutations(files):
        folder = tmp_path_factory.mktemp("orders")
        database = Database.open(folder / "storemon.db")
        asked, named = [], []
        for name in order:
            (folder / name).write_text("\n".join(files[name]) + "\n")
            try:
                found = counts(database, folder / name)
            except NeedsAnswer:
                asked.append(name)
            else:
                named += [name for note in found.notes if note.startswith("p.csv (imported")]
        # The first sound file brings the store with its zeros; the other one may bring the next.
        assert asked == ([] if order[0] == "p.csv" else ["p.csv"])
        assert named == (
            [name for name in order[1:] if name != "h.csv" or order[1] == name] if not asked else []
        )
        database.close()
