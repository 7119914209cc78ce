"""A store's hours and zone over time: viewed, changed, undone (METRICS: Hours from a date on)."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.checked_hours import GivenRow
from storemon.core.vocabulary import DAY, HOUR, FileKind
from storemon.errors import BadInput, NoSuchStore
from storemon.services.entered import ENTERED
from storemon.services.store_hours import HoursEdit, Schedule, StoreHours
from tests.services.dated_data import DATED, HOURS, Data

WEEK = tuple(GivenRow(day, 9 * HOUR, 17 * HOUR) for day in range(7))
SHORT = tuple(GivenRow(day, 9 * HOUR, 12 * HOUR) for day in range(7))
NIGHT = tuple(GivenRow(day, 20 * HOUR, 2 * HOUR) for day in range(5))
ALWAYS = tuple(GivenRow(day, 0, DAY) for day in range(7))
MONDAY = dt.date(2023, 1, 23)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Data]:
    made = Data(tmp_path)
    made.bring("store_id,timezone_str", "a,UTC", "b,UTC")
    made.bring(HOURS, *(f"a,{day},09:00,17:00" for day in range(7)))
    yield made
    made.workspace.close()


def spans(found: StoreHours) -> list[tuple[dt.date | None, dt.date | None, tuple[GivenRow, ...]]]:
    return [(one.first, one.last, one.rows) for one in found.schedules]


def test_the_hours_of_a_file_count_from_the_beginning_and_say_where_they_came_from(data: Data) -> None:
    found = data.workspace.hours.look("a")
    assert spans(found) == [(None, None, WEEK)]
    source = found.schedules[0].source
    assert source is not None
    assert source.name == "2.csv"
    assert (found.zone, found.zone_source is not None) == ("UTC", True)


def test_a_store_without_hours_has_one_schedule_without_rows(data: Data) -> None:
    assert data.workspace.hours.look("b").schedules == (Schedule(None, None, (), None),)


def test_hours_are_changed_from_a_date_on_and_earlier_dates_keep_theirs(data: Data) -> None:
    hours = data.workspace.hours
    hours.change_hours(hours.look("a"), SHORT, MONDAY)
    found = hours.look("a")
    assert spans(found) == [(None, dt.date(2023, 1, 22), WEEK), (MONDAY, None, SHORT)]
    assert found.schedules[1].source is not None
    assert found.schedules[1].source.name == ENTERED
    assert data.open_hours()[0] == 2 * 8 + 5 * 3


def test_hours_from_the_beginning_replace_all(data: Data) -> None:
    hours = data.workspace.hours
    hours.change_hours(hours.look("a"), SHORT, MONDAY)
    hours.change_hours(hours.look("a"), NIGHT)
    assert spans(hours.look("a")) == [(None, None, NIGHT)]


def test_a_store_that_was_open_around_the_clock_stays_so_before_the_date(data: Data) -> None:
    hours = data.workspace.hours
    hours.change_hours(hours.look("b"), SHORT, MONDAY)
    assert spans(hours.look("b")) == [(None, dt.date(2023, 1, 22), ALWAYS), (MONDAY, None, SHORT)]


def test_a_date_before_the_first_of_all_leaves_the_time_before_it_as_it_was(data: Data) -> None:
    data.bring(HOURS + ",valid_from", *(f"b,{day},09:00,12:00,2023-01-25" for day in range(7)))
    hours = data.workspace.hours
    hours.change_hours(hours.look("b"), WEEK, MONDAY)
    assert spans(hours.look("b")) == [(None, dt.date(2023, 1, 22), SHORT), (MONDAY, None, WEEK)]


def test_another_zone_counts_and_is_undone(data: Data) -> None:
    hours = data.workspace.hours
    edit = hours.change_zone(hours.look("a"), "America/Denver")
    assert edit.kind is FileKind.ZONES
    assert hours.look("a").zone == "America/Denver"
    hours.undo(edit)
    assert hours.look("a").zone == "UTC"


def test_a_change_is_undone_once(data: Data) -> None:
    hours = data.workspace.hours
    before = hours.look("a")
    edit = hours.change_hours(before, SHORT, MONDAY)
    hours.undo(edit)
    assert hours.look("a") == before
    with pytest.raises(BadInput, match="undone already"):
        hours.undo(edit)


def test_hours_that_were_changed_elsewhere_meanwhile_are_not_changed_again(data: Data) -> None:
    hours = data.workspace.hours
    seen = hours.look("a")
    hours.change_hours(seen, SHORT, MONDAY)
    with pytest.raises(BadInput, match="changed meanwhile"):
        hours.change_hours(seen, NIGHT)
    with pytest.raises(BadInput, match="changed meanwhile"):
        hours.change_zone(seen, "America/Denver")
    assert spans(hours.look("a"))[-1] == (MONDAY, None, SHORT)


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ((), None),
        ((GivenRow(7, 0, HOUR),), None),
        ((GivenRow(0, DAY, HOUR),), None),
        ((GivenRow(0, 0, DAY + 1),), None),
        (WEEK, dt.date(1999, 12, 31)),
        (WEEK, dt.date(2100, 1, 1)),
    ],
)
def test_hours_that_mean_nothing_are_refused(
    data: Data, rows: tuple[GivenRow, ...], first: dt.date | None
) -> None:
    hours = data.workspace.hours
    with pytest.raises(BadInput):
        hours.change_hours(hours.look("a"), rows, first)
    assert spans(hours.look("a")) == [(None, None, WEEK)]


def test_an_unknown_zone_and_an_unknown_store_are_refused(data: Data) -> None:
    hours = data.workspace.hours
    with pytest.raises(BadInput, match="no time zone"):
        hours.change_zone(hours.look("a"), "Mars/Base")
    with pytest.raises(NoSuchStore):
        hours.look("nowhere")
    with pytest.raises(NoSuchStore):
        hours.change_hours(replace(hours.look("a"), store_id="nowhere"), WEEK)


def test_the_schedule_of_a_date_is_the_one_in_force(data: Data) -> None:
    hours = data.workspace.hours
    hours.change_hours(hours.look("a"), SHORT, MONDAY)
    found = hours.look("a")
    assert found.on(MONDAY - dt.timedelta(days=1)).rows == WEEK
    assert found.on(MONDAY).rows == SHORT


_DATES = st.none() | st.integers(0, 6).map(lambda day: MONDAY + dt.timedelta(days=day))
_EDITS = st.lists(
    st.tuples(_DATES, st.sampled_from([WEEK, SHORT, NIGHT]), st.sampled_from(["edit", "edit", "undo"])),
    max_size=6,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["a", "b"]), _EDITS)
def test_whatever_is_changed_and_undone_each_date_has_the_hours_of_the_last_change_for_it(
    store: str, edits: list[tuple[dt.date | None, tuple[GivenRow, ...], str]]
) -> None:
    dates = [MONDAY + dt.timedelta(days=day) for day in range(-2, 9)]
    with tempfile.TemporaryDirectory() as folder:
        made = Data(Path(folder))
        made.bring("store_id,timezone_str", "a,UTC", "b,UTC")
        made.bring(HOURS, *(f"a,{day},09:00,17:00" for day in range(7)))
        hours = made.workspace.hours
        past = [dict.fromkeys(dates, WEEK if store == "a" else ALWAYS)]
        done: list[HoursEdit] = []
        for first, rows, what in edits:
            if what == "undo" and done:
                hours.undo(done.pop())
                past.pop()
            elif what == "edit":
                done.append(hours.change_hours(hours.look(store), rows, first))
                new = {date: rows for date in dates if first is None or date >= first}
                past.append(past[-1] | new)
            found = hours.look(store)
            assert {date: found.on(date).rows or ALWAYS for date in dates} == past[-1]
        made.workspace.close()


def test_the_calendar_has_normal_hours_closures_and_special_hours_with_their_names(data: Data) -> None:
    data.bring("store_id,group", "a,North")
    data.bring(
        DATED,
        "*,,2023-01-24,2023-01-25,closed,closed,Storm",
        ",North,2023-01-25,,10:00,12:00,Inventory",
        ",South,2023-01-26,,closed,closed,Elsewhere",
        "a,,2023-01-27,,09:00,11:00,Training",
        "a,,2023-01-27,,20:00,02:00,Night",
    )
    found = data.workspace.hours.calendar("a", MONDAY, MONDAY + dt.timedelta(days=4))
    assert [(one.date.day, one.spans, one.dated, one.name) for one in found] == [
        (23, ((9 * HOUR, 17 * HOUR),), False, ""),
        (24, (), True, "Storm"),
        (25, ((10 * HOUR, 12 * HOUR),), True, "Inventory"),
        (26, ((9 * HOUR, 17 * HOUR),), False, ""),
        (27, ((9 * HOUR, 11 * HOUR), (20 * HOUR, 26 * HOUR)), True, "Training, Night"),
    ]


def test_the_calendar_of_all_stores_has_what_counts_on_each_date(data: Data) -> None:
    data.bring(DATED, "*,,2023-01-24,2023-01-26,closed,closed,Storm")
    data.bring(DATED, "*,,2023-01-25,,10:00,12:00,Inventory", "a,,2023-01-25,,closed,closed,Paint")
    found = data.workspace.closures.calendar(MONDAY, MONDAY + dt.timedelta(days=2))
    assert {date.day: [one.name for one in closures] for date, closures in found.items()} == {
        24: ["Storm"],
        25: ["Inventory", "Paint"],
    }
