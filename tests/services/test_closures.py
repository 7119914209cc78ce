"""Adding, changing and deleting closures and special hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storemon.core.vocabulary import HOUR
from storemon.errors import BadInput
from storemon.services.closures import Closure
from storemon.services.entered import ENTERED
from tests.services.dated_data import DATED, HOURS, Data

TUESDAY = dt.date(2023, 1, 24)
CLOSED = Closure(TUESDAY, TUESDAY, name="Inventory")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Data]:
    made = Data(tmp_path)
    made.bring("store_id,timezone_str", "a,UTC", "b,UTC")
    made.bring(HOURS, *(f"{store},{day},09:00,17:00" for store in "ab" for day in range(7)))
    yield made
    made.workspace.close()


def test_a_closure_for_all_stores_counts_and_is_listed(data: Data) -> None:
    data.workspace.closures.add(CLOSED)
    assert data.open_hours() == [48, 48]
    (found,) = data.workspace.closures.all()
    assert replace(found, import_id=0) == CLOSED


@pytest.mark.parametrize(
    ("closure", "hours"),
    [
        (replace(CLOSED, store_ids=("b",)), [56, 48]),
        (replace(CLOSED, group="North"), [48, 56]),
        (replace(CLOSED, last=TUESDAY + dt.timedelta(days=1)), [40, 40]),
        (replace(CLOSED, start=9 * HOUR, end=10 * HOUR), [49, 49]),
    ],
)
def test_what_a_closure_is_for(data: Data, closure: Closure, hours: list[float]) -> None:
    data.bring("store_id,group", "a,North")
    assert data.workspace.closures.groups() == ["North"]
    data.workspace.closures.add(closure)
    assert data.open_hours() == hours


def test_one_that_is_deleted_counts_no_longer(data: Data) -> None:
    data.workspace.closures.add(CLOSED)
    data.workspace.closures.delete(data.workspace.closures.all()[0])
    assert data.open_hours() == [56, 56]
    assert data.workspace.closures.all() == []


def test_one_that_is_changed_counts_as_it_is_then(data: Data) -> None:
    data.workspace.closures.add(CLOSED)
    (found,) = data.workspace.closures.all()
    data.workspace.closures.change(found, replace(CLOSED, store_ids=("a",)))
    assert data.open_hours() == [48, 56]


def test_one_that_is_entered_can_be_undone_as_an_import(data: Data) -> None:
    data.workspace.closures.add(CLOSED)
    newest = data.workspace.imports.recent()[0]
    assert newest.name == ENTERED
    data.workspace.imports.undo(newest.import_id)
    assert data.open_hours() == [56, 56]


def test_what_a_file_brought_cannot_be_deleted_but_overruled(data: Data) -> None:
    data.bring(DATED, "*,,2023-01-24,,closed,closed,Storm")
    (found,) = data.workspace.closures.all()
    assert not found.own
    with pytest.raises(BadInput, match="from the file"):
        data.workspace.closures.delete(found)
    data.workspace.closures.add(replace(CLOSED, start=9 * HOUR, end=17 * HOUR))
    assert data.open_hours() == [56, 56]
    (found,) = data.workspace.closures.all()
    assert found.own


def test_one_that_is_gone_cannot_be_deleted_again(data: Data) -> None:
    data.workspace.closures.add(CLOSED)
    (found,) = data.workspace.closures.all()
    data.workspace.closures.delete(found)
    with pytest.raises(BadInput, match="deleted already"):
        data.workspace.closures.delete(found)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(CLOSED, last=TUESDAY - dt.timedelta(days=1)),
        replace(CLOSED, first=dt.date(1999, 12, 31)),
        replace(CLOSED, name="x" * 201),
        replace(CLOSED, start=24 * HOUR, end=HOUR),
    ],
)
def test_one_that_means_nothing_is_refused_and_changes_nothing(data: Data, wrong: Closure) -> None:
    with pytest.raises(BadInput):
        data.workspace.closures.add(wrong)
    data.workspace.closures.add(CLOSED)
    (found,) = data.workspace.closures.all()
    with pytest.raises(BadInput):
        data.workspace.closures.change(found, wrong)
    assert data.workspace.closures.all() == [found]


def test_one_for_several_stores_is_one_entry(data: Data) -> None:
    data.workspace.closures.add(replace(CLOSED, store_ids=("a", "b")))
    assert data.open_hours() == [48, 48]
    (found,) = data.workspace.closures.all()
    assert found.store_ids == ("a", "b")
    data.workspace.closures.delete(found)
    assert data.open_hours() == [56, 56]


def test_what_a_later_closure_replaces_for_one_store_still_counts_for_the_others(data: Data) -> None:
    data.workspace.closures.add(replace(CLOSED, store_ids=("a", "b")))
    data.workspace.closures.add(replace(CLOSED, store_ids=("a",), start=9 * HOUR, end=17 * HOUR))
    assert data.open_hours() == [56, 48]
    assert sorted(one.store_ids for one in data.workspace.closures.all()) == [("a",), ("b",)]


def test_every_change_can_be_undone_and_done_again(data: Data) -> None:
    closures = data.workspace.closures
    added = closures.add(CLOSED)
    taken = closures.reverse(added)()
    assert data.open_hours() == [56, 56]
    taken()
    assert data.open_hours() == [48, 48]
    (found,) = closures.all()
    changed = closures.change(found, replace(CLOSED, store_ids=("a",)))
    assert data.open_hours() == [48, 56]
    closures.reverse(changed)()
    assert data.open_hours() == [48, 48]
    (found,) = closures.all()
    closures.reverse(closures.delete(found))()
    assert data.open_hours() == [48, 48]


def test_a_change_that_was_taken_back_elsewhere_cannot_be_undone(data: Data) -> None:
    added = data.workspace.closures.add(CLOSED)
    data.workspace.imports.undo(data.workspace.imports.recent()[0].import_id)
    with pytest.raises(BadInput, match="deleted already"):
        data.workspace.closures.reverse(added)()


@pytest.mark.parametrize(
    ("there", "free"),
    [
        ("*,,2023-01-24,,closed,closed,", False),
        ("a,,2023-01-23,2023-01-25,10:00,11:00,", False),
        (",North,2023-01-24,,closed,closed,", False),
        ("b,,2023-01-24,,closed,closed,", True),
        (",South,2023-01-24,,closed,closed,", True),
        ("*,,2023-01-25,,closed,closed,", True),
    ],
)
def test_a_proposal_is_refused_where_its_stores_have_closures_meanwhile(
    data: Data, there: str, free: bool
) -> None:
    data.bring("store_id,group", "a,North", "b,South")
    data.bring(DATED, there)
    proposed = replace(CLOSED, store_ids=("a",))
    if free:
        data.workspace.closures.add(proposed, first=True)
    else:
        with pytest.raises(BadInput, match="on these dates already"):
            data.workspace.closures.add(proposed, first=True)
