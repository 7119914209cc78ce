"""The exact rows that the hours check counts."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from storemon.core.checked_hours import CheckedHours, GivenRow
from storemon.core.row_checks import long_rows, overlapping_rows
from storemon.core.vocabulary import HOUR
from tests.core.build import HoursRow, batch, every_day, row
from tests.core.strategies import QUICK

_HOURS = st.integers(0, 24).map(lambda hour: hour * HOUR)
_ROWS = st.lists(st.tuples(st.just(0), st.integers(0, 6), st.integers(0, 23).map(lambda h: h * HOUR), _HOURS))


def checked(rows: Sequence[HoursRow]) -> CheckedHours:
    return CheckedHours.of(batch(rows).hours)


def given_row(day: int, start: int, end: int) -> GivenRow:
    return GivenRow(day, start * HOUR, end * HOUR)


def test_both_rows_of_an_overlap_are_named() -> None:
    found = checked([row(0, "14:00", "22:00"), row(0, "10:00", "15:00"), row(1, "10:00", "15:00")])
    assert found.overlaps == [(given_row(0, 10, 15), given_row(0, 14, 22))]


def test_a_sunday_that_runs_into_monday_overlaps() -> None:
    found = checked([row(6, "20:00", "04:00"), row(0, "03:00", "05:00")])
    assert found.overlaps == [(given_row(6, 20, 4), given_row(0, 3, 5))]


def test_an_end_before_the_start_is_named_where_it_makes_a_long_row() -> None:
    found = checked([row(2, "17:00", "16:00"), row(3, "17:00", "02:00"), row(4, "09:00", "09:00")])
    assert found.long == [given_row(2, 17, 16)]


def test_rows_under_an_hour_are_named_and_all_rows_of_a_store_that_is_hardly_open() -> None:
    week = [row(day, "10:00", "10:10") for day in (0, 1)]
    assert checked(week).short == [GivenRow(day, 10 * HOUR, 10 * HOUR + HOUR // 6) for day in (0, 1)]
    assert checked([row(0, "10:00", "12:00")]).short == [given_row(0, 10, 12)]
    assert checked([*every_day("09:00", "17:00"), row(2, "18:00", "18:30")]).short == [
        GivenRow(2, 18 * HOUR, 18 * HOUR + HOUR // 2)
    ]


def test_sound_hours_and_none_have_nothing_to_name() -> None:
    for rows in ([], every_day("09:00", "17:00")):
        found = checked(rows)
        assert not found.overlaps
        assert not found.long
        assert not found.short
    assert checked([]).week.always


@QUICK
@given(_ROWS)
def test_there_are_as_many_as_the_check_counts(rows: list[HoursRow]) -> None:
    hours = batch(rows).hours
    found = CheckedHours.of(hours)
    assert len(found.overlaps) == overlapping_rows(hours).size
    assert len(found.long) == long_rows(hours).size
