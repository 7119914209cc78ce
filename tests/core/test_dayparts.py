"""METRICS: Dayparts."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.daypart_times import DAYPARTS, DEFAULT_DAYPARTS, DaypartTimes, Sales
from storemon.core.dayparts import DaypartSums
from storemon.core.insights import Insights, answers
from storemon.core.model import Int64
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK
from tests.core import reference, reference_answers
from tests.core.build import batch, down, every_day, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK, Case, cases

QUARTER = 15 * MINUTE
STARTS = st.tuples(*(st.integers(0, 95).map(lambda quarter: quarter * QUARTER) for _ in DAYPARTS))


def found_of(case: Case, times: DaypartTimes) -> tuple[Insights, DaypartSums]:
    starts = window_starts(case.as_of)
    found = answers(case.batch, case.reach, starts, case.as_of, case.as_of, dayparts=times)
    assert found.dayparts is not None
    return found, found.dayparts


def daypart_at(wall: dt.datetime, starts: tuple[int, ...]) -> int:
    """The last daypart to begin at or before a time of day; before the first, the previous day's last."""
    clock = (wall - wall.replace(hour=0, minute=0, second=0, microsecond=0)) // dt.timedelta(microseconds=1)
    begun = [(start, place) for place, start in enumerate(starts) if start <= clock]
    return max(begun or [(start, place) for place, start in enumerate(starts)])[1]


def sums_of(store: reference.Store, parts: list[reference.Segment], starts: tuple[int, ...]) -> Int64:
    """Open, up and down time by daypart; all zones are offset from UTC by whole quarter hours."""
    rows = {"up": 1, "down": 2}
    sums = np.zeros((3, len(starts)), np.int64)
    for left, right, state in parts:
        time = left
        while time < right:
            following = min(right, (time // QUARTER + 1) * QUARTER)
            place = daypart_at(store.local(time), starts)
            sums[0, place] += following - time
            if state in rows:
                sums[rows[state], place] += following - time
            time = following
    return sums


@settings(QUICK, max_examples=40)
@given(cases(3), STARTS)
def test_the_sums_by_daypart_equal_the_reference_exactly(case: Case, starts: tuple[int, ...]) -> None:
    _, found = found_of(case, DaypartTimes(starts))
    for place, store in enumerate(reference.stores_of(case.batch)):
        parts = reference.segments(store, case.reach, case.as_of, case.as_of - WEEK)
        expected = sums_of(store, parts, starts)
        for row, name in zip(expected, ("open", "up", "down"), strict=True):
            np.testing.assert_array_equal(getattr(found, name)[place], row, err_msg=name)


@settings(QUICK, max_examples=30)
@given(cases(3), STARTS)
def test_the_bounds_by_daypart_equal_the_reference_exactly(case: Case, starts: tuple[int, ...]) -> None:
    _, found = found_of(case, DaypartTimes(starts))
    for place, store in enumerate(reference.stores_of(case.batch)):
        week = case.as_of - WEEK
        parts = reference_answers.certain_parts(store, case.reach, case.as_of, week, case.as_of)
        expected = sums_of(store, parts, starts)
        np.testing.assert_array_equal(found.sure_up[place], expected[1])
        np.testing.assert_array_equal(found.sure_down[place], expected[2])


@settings(QUICK, max_examples=80)
@given(cases(dates=True), st.tuples(*(st.integers(0, DAY - 1) for _ in DAYPARTS)) | STARTS)
def test_the_dayparts_add_up_to_the_whole_to_the_microsecond(case: Case, starts: tuple[int, ...]) -> None:
    whole, found = found_of(case, DaypartTimes(starts))
    for name in ("open", "up", "down", "unknown"):
        np.testing.assert_array_equal(getattr(found, name).sum(axis=1), getattr(whole.figures, name)[:, -1])
    np.testing.assert_array_equal(found.sure_up.sum(axis=1), whole.certainty.up[:, -1])
    np.testing.assert_array_equal(found.sure_down.sum(axis=1), whole.certainty.down[:, -1])
    for field in fields(found):
        assert (getattr(found, field.name) >= 0).all()
    for place in range(len(case.batch.zones)):
        last = whole.outages.of(place)[-1:]
        ongoing = int(whole.outages.lost[last].sum()) if whole.now.down[place] else 0
        assert found.outage[place].sum() == ongoing


@settings(QUICK, max_examples=40)
@given(ranges())
def test_the_dayparts_of_a_range_add_up_to_the_range(ranged: Ranged) -> None:
    case = ranged.case
    found = answers(case.batch, case.reach, [ranged.start], ranged.end, case.as_of, dayparts=DEFAULT_DAYPARTS)
    assert found.dayparts is not None
    np.testing.assert_array_equal(found.dayparts.open.sum(axis=1), found.figures.open[:, 0])
    np.testing.assert_array_equal(found.dayparts.down.sum(axis=1), found.figures.down[:, 0])


def open_hours(zone: str, as_of: str, starts: tuple[int, ...] = DEFAULT_DAYPARTS.starts) -> list[float]:
    """The open hours by daypart in the last day of a store that is always open."""
    time = utc(as_of)
    found = answers(batch(zones=[zone]), HOUR, [time - DAY], time, time, dayparts=DaypartTimes(starts))
    assert found.dayparts is not None
    return [value / HOUR for value in found.dayparts.open[0].tolist()]


def test_an_ordinary_day_has_the_hours_that_are_set() -> None:
    assert open_hours("America/Chicago", "2023-01-25 18:00") == [6, 3, 3, 4, 8]


def test_an_hour_that_the_clock_repeats_counts_twice() -> None:
    starts = (HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 5 * HOUR)
    time = utc("2023-11-06 06:00")
    found = answers(
        batch(zones=["America/Chicago"]), HOUR, [time - 25 * HOUR], time, time, dayparts=DaypartTimes(starts)
    )
    assert found.dayparts is not None
    assert (found.dayparts.open[0] / HOUR).tolist() == [2, 1, 1, 1, 20]


def test_an_hour_that_the_clock_skips_is_in_no_daypart() -> None:
    starts = (HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 5 * HOUR)
    assert open_hours("America/Chicago", "2023-03-13 05:00", starts) == [1, 0, 1, 1, 21]


def test_one_that_begins_after_midnight_is_cut_there_too() -> None:
    starts = (6 * HOUR, 11 * HOUR, 14 * HOUR, 17 * HOUR, HOUR)
    assert open_hours("UTC", "2023-01-25 00:00", starts) == [5, 3, 3, 8, 5]


def test_of_two_that_begin_together_the_later_counts() -> None:
    starts = (5 * HOUR, 11 * HOUR, 11 * HOUR, 17 * HOUR, 21 * HOUR)
    assert open_hours("UTC", "2023-01-25 00:00", starts) == [6, 0, 6, 4, 8]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (DEFAULT_DAYPARTS.starts, [11, 14, 17, 21, 5]),
        ((6 * HOUR, 11 * HOUR, 11 * HOUR, 17 * HOUR, HOUR), [11, None, 17, 1, 6]),
        ((5 * HOUR,) * 5, [None, None, None, None, 5]),
    ],
)
def test_a_daypart_ends_where_the_next_one_begins(starts: tuple[int, ...], ends: list[int | None]) -> None:
    times = DaypartTimes(starts)
    found = [times.end_of(part) for part in range(len(DAYPARTS))]
    assert [None if end is None else end // HOUR for end in found] == ends


def test_downtime_is_in_the_daypart_of_the_stores_own_clock() -> None:
    polls = [up("2023-01-25 16:00"), down("2023-01-25 17:00"), down("2023-01-25 18:00")]
    given = batch(every_day("00:00", "24:00"), polls, ["America/Chicago"])
    as_of = utc("2023-01-25 18:00")
    found = answers(given, HOUR, window_starts(as_of), as_of, as_of, dayparts=DEFAULT_DAYPARTS)
    assert found.dayparts is not None
    # From 10:30 to 12:00 in Chicago.
    assert (found.dayparts.down[0] / HOUR).tolist() == [0.5, 1, 0, 0, 0]
    assert (found.dayparts.outage[0] / HOUR).tolist() == [0.5, 1, 0, 0, 0]
    assert (found.dayparts.sure_down[0] / HOUR).tolist() == [0, 1, 0, 0, 0]


def test_sales_are_weighted_where_any_daypart_weighs_another_sum() -> None:
    assert not Sales(100.0).weighted
    assert Sales(100.0, (1.0, 2.0, 1.0, 1.0, 1.0)).weighted
