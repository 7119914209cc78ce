"""Undo and redo of changes: each can be repeated, and later changes are never overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.labels import Labels
from storemon.core.notes import NoteContent, NoteScope
from storemon.core.vocabulary import HOUR
from storemon.errors import BadInput, ChangedMeanwhile
from storemon.services.closures import Closure
from storemon.services.reverse import Reverse
from storemon.services.workspace import Workspace
from tests.services.dated_data import HOURS, Data

TUESDAY = dt.date(2023, 1, 24)
CLOSED = Closure(TUESDAY, TUESDAY, name="Inventory")
NOTE = NoteContent(NoteScope("a"), 0, HOUR, "Power", "", excused=True)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Data]:
    made = Data(tmp_path)
    made.bring("store_id,timezone_str", "a,UTC", "b,UTC")
    made.bring(HOURS, *(f"{store},{day},09:00,17:00" for store in "ab" for day in range(7)))
    yield made
    made.workspace.close()


@pytest.fixture
def shop(data: Data) -> Workspace:
    return data.workspace


def label(workspace: Workspace) -> Labels:
    return workspace.stores.labels(["a"])


def certain(back: Reverse | None) -> Reverse:
    assert back is not None
    return back


def test_a_name_goes_back_to_the_one_before_and_forth_again(shop: Workspace) -> None:
    shop.stores.rename("a", "North")
    back = certain(shop.stores.rename("a", "South"))
    forth = back()
    assert label(shop).names == ["North"]
    forth()
    assert label(shop).names == ["South"]


def test_the_first_name_of_a_store_goes_back_to_none(shop: Workspace) -> None:
    certain(shop.stores.rename("a", "North"))()
    assert label(shop).names == [""]


def test_a_name_that_a_store_has_already_is_no_change(shop: Workspace) -> None:
    shop.stores.rename("a", "North")
    assert shop.stores.rename("a", "  North ") is None
    assert shop.stores.set_sales("a", None) is None


def test_a_name_that_was_changed_meanwhile_stays(shop: Workspace) -> None:
    back = certain(shop.stores.rename("a", "North"))
    shop.stores.rename("a", "South")
    with pytest.raises(ChangedMeanwhile, match="renamed again"):
        back()
    assert label(shop).names == ["South"]


def test_a_new_name_does_not_hinder_sales_from_going_back(shop: Workspace) -> None:
    back = certain(shop.stores.set_sales("a", 80.0))
    shop.stores.rename("a", "South")
    back()
    assert label(shop).names == ["South"]
    assert label(shop).sales.tolist() != [80.0]


def test_sales_that_were_changed_meanwhile_stay(shop: Workspace) -> None:
    back = certain(shop.stores.set_sales("a", 80.0))
    shop.stores.set_sales("a", 90.0)
    with pytest.raises(ChangedMeanwhile, match="sales were changed again"):
        back()
    assert label(shop).sales.tolist() == [90.0]


def test_a_closure_goes_and_comes_back(data: Data) -> None:
    service = data.workspace.closures
    forth = service.reverse(service.add(CLOSED))()
    assert data.open_hours() == [56, 56]
    forth()
    assert data.open_hours() == [48, 48]
    (found,) = data.workspace.closures.all()
    assert replace(found, import_id=0) == CLOSED


def test_a_closure_that_was_deleted_meanwhile_is_not_undone(shop: Workspace) -> None:
    back = shop.closures.reverse(shop.closures.add(CLOSED))
    shop.closures.delete(shop.closures.all()[0])
    with pytest.raises(BadInput, match="deleted already"):
        back()


def test_a_deletion_is_not_taken_back_twice(shop: Workspace) -> None:
    shop.closures.add(CLOSED)
    back = shop.closures.reverse(shop.closures.delete(shop.closures.all()[0]))
    back()
    with pytest.raises(ChangedMeanwhile, match="changed again"):
        back()
    assert len(shop.closures.all()) == 1


def test_what_comes_back_has_the_rank_that_it_had(data: Data) -> None:
    service = data.workspace.closures
    service.add(CLOSED)
    back = service.reverse(service.delete(service.all()[0]))
    service.add(replace(CLOSED, start=9 * HOUR, end=10 * HOUR, name="Short day"))
    back()
    assert data.open_hours() == [49, 49], "the newer hours of that date still count before it"


def test_a_changed_closure_is_what_it_was_and_then_what_it_became(data: Data) -> None:
    service = data.workspace.closures
    service.add(CLOSED)
    longer = replace(CLOSED, last=TUESDAY + dt.timedelta(days=1))
    back = service.reverse(service.change(service.all()[0], longer))
    forth = back()
    assert data.open_hours() == [48, 48]
    forth()
    assert data.open_hours() == [40, 40]


def test_what_comes_back_is_whole_where_newer_hours_hide_a_part_of_it(data: Data) -> None:
    service = data.workspace.closures
    service.add(replace(CLOSED, store_ids=("a", "b")))
    service.add(replace(CLOSED, store_ids=("b",), start=9 * HOUR, end=10 * HOUR, name="Short day"))
    (listed,) = (one for one in service.all() if one.name == "Inventory")
    assert listed.store_ids == ("a",)
    service.reverse(service.delete(listed))()
    service.delete(next(one for one in service.all() if one.name == "Short day"))
    assert data.open_hours() == [48, 48]


def test_a_note_that_was_changed_meanwhile_is_not_taken_back(shop: Workspace) -> None:
    back = shop.notes.reverse(shop.notes.add([NOTE]))
    shop.notes.replace([NOTE], [replace(NOTE, reason="Internet")])
    with pytest.raises(ChangedMeanwhile, match="notes were changed again"):
        back()
    assert [note.content.reason for note in shop.notes.all()] == ["Internet"]


def test_a_deleted_note_that_was_written_again_is_not_doubled(shop: Workspace) -> None:
    shop.notes.add([NOTE])
    back = shop.notes.reverse(shop.notes.remove([NOTE]))
    shop.notes.add([NOTE])
    with pytest.raises(ChangedMeanwhile):
        back()
    assert len(shop.notes.all()) == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("name"), st.sampled_from(["", "North", "South"])),
            st.tuples(st.just("sales"), st.sampled_from([None, 1.0, 2.0])),
            st.tuples(st.just("note"), st.sampled_from(["Power", "Internet"])),
            st.tuples(st.just("closure"), st.integers(0, 3)),
            st.tuples(st.just("undo"), st.none()),
            st.tuples(st.just("redo"), st.none()),
        ),
        max_size=14,
    )
)
def test_any_way_back_and_forth_leads_to_what_was_there(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object]]
) -> None:
    """A simple model: a list of states, and an index into it."""
    shop = Workspace.open(tmp_path_factory.mktemp("steps") / "storemon.db")
    folder = tmp_path_factory.mktemp("files")
    (folder / "zones.csv").write_text("store_id,timezone_str\na,UTC\n")
    shop.imports.import_file(folder / "zones.csv")
    states, place = [state(shop)], 0
    undo: list[Reverse] = []
    redo: list[Reverse] = []
    for kind, value in steps:
        if kind in {"undo", "redo"}:
            source, target = (undo, redo) if kind == "undo" else (redo, undo)
            if source:
                target.append(source.pop()())
                place += -1 if kind == "undo" else 1
        else:
            back = change(shop, kind, value)
            if back is not None:
                undo.append(back)
                redo.clear()
                del states[place + 1 :]
                states.append(state(shop))
                place += 1
        assert state(shop) == states[place]
    shop.close()


def change(shop: Workspace, kind: str, value: object) -> Reverse | None:
    if kind == "name":
        return shop.stores.rename("a", str(value))
    if kind == "sales":
        return shop.stores.set_sales("a", value if isinstance(value, float) else None)
    if kind == "note":
        made = shop.notes.add([replace(NOTE, reason=str(value))])
        return shop.notes.reverse(made) if made.added else None
    longer = replace(CLOSED, last=TUESDAY + dt.timedelta(days=int(str(value))))
    return shop.closures.reverse(shop.closures.add(longer))


def state(shop: Workspace) -> object:
    labels = label(shop)
    return (
        labels.names,
        [f"{one}" for one in labels.sales],
        [note.content for note in shop.notes.all()],
        shop.closures.all(),
    )
