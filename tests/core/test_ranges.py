"""Arbitrary ranges in addition to the hour, day and week."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.timeline import timeline
from storemon.core.uptime import evidence_end
from storemon.core.vocabulary import DAY, HOUR, State
from tests.core import reference
from tests.core.build import batch, down, every_day, range_figures, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK

T = utc("2023-01-25 18:00")
NOON = utc("2023-01-25 12:00")


def test_a_range_in_the_past_is_judged_by_the_polls_after_it_too() -> None:
    stores = batch([], [up("2023-01-25 11:00"), down("2023-01-25 12:30")])
    found = range_figures(stores, 2 * HOUR, NOON - HOUR, NOON, T)
    # The switch is at 11:45, even if the range ends before the poll that causes it.
    assert (found.up[0, 0], found.down[0, 0]) == (HOUR * 3 // 4, HOUR // 4)


def test_polls_after_the_as_of_time_say_nothing_of_a_range() -> None:
    stores = batch([], [up("2023-01-25 11:00"), down("2023-01-25 12:30")])
    assert range_figures(stores, 2 * HOUR, NOON - HOUR, NOON, NOON).down[0, 0] == 0


def test_a_poll_at_the_end_of_a_range_in_the_past_is_inside_no_interval_that_ends_there() -> None:
    stores = batch(every_day("09:00", "12:00"), [up("2023-01-25 12:00")])
    assert range_figures(stores, 2 * HOUR, NOON - HOUR, NOON, T).up[0, 0] == 0
    assert range_figures(stores, 2 * HOUR, NOON - HOUR, NOON, NOON).up[0, 0] == HOUR


def test_the_polls_after_a_range_end_with_the_reach_or_after_24_hours_or_at_the_as_of_time() -> None:
    assert evidence_end(NOON, 2 * HOUR, T) == NOON + 2 * HOUR
    assert evidence_end(NOON, None, T + 3 * DAY) == NOON + DAY
    assert evidence_end(NOON, None, T) == T


def test_a_range_without_length_is_all_zeros() -> None:
    found = range_figures(batch([], [up("2023-01-25 11:00")]), 2 * HOUR, NOON, NOON, T)
    assert (found.open[0, 0], found.up[0, 0]) == (0, 0)


def test_a_timeline_of_the_past_shows_no_poll_after_its_end() -> None:
    stores = batch([], [up("2023-01-25 11:00"), down("2023-01-25 12:00"), down("2023-01-25 12:30")])
    found = timeline(stores, 2 * HOUR, T, NOON - 2 * HOUR, NOON)
    assert found.poll_time.tolist() == [utc("2023-01-25 11:00"), NOON]
    assert (found.start, found.end) == (NOON - 2 * HOUR, NOON)


@settings(QUICK, max_examples=100)
@given(ranges())
def test_any_range_equals_the_reference_exactly(ranged: Ranged) -> None:
    figures = range_figures(ranged.case.batch, ranged.case.reach, ranged.start, ranged.end, ranged.case.as_of)
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        sums = {"up": 0, "down": 0, "unknown": 0}
        for left, right, state in reference.segments(
            store, ranged.case.reach, ranged.case.as_of, ranged.start, ranged.end
        ):
            sums[state] += right - left
        assert (figures.up[place, 0], figures.down[place, 0], figures.unknown[place, 0]) == tuple(
            sums.values()
        )
        assert figures.open[place, 0] == sum(sums.values())


@settings(QUICK, max_examples=60)
@given(ranges(max_stores=1))
def test_a_timeline_of_any_range_sums_to_its_figures(ranged: Ranged) -> None:
    case = ranged.case
    figures = range_figures(case.batch, case.reach, ranged.start, ranged.end, case.as_of)
    line = timeline(case.batch, case.reach, case.as_of, ranged.start, ranged.end)
    length = line.seg_end - line.seg_start
    assert length[line.seg_state == State.UP].sum() == figures.up[0, 0]
    assert length[line.seg_state == State.DOWN].sum() == figures.down[0, 0]
    assert length[line.seg_state == State.UNKNOWN].sum() == figures.unknown[0, 0]


@settings(QUICK, max_examples=60)
@given(ranges(), st.integers(0, 12 * DAY))
def test_ranges_that_follow_each_other_add_up(ranged: Ranged, back: int) -> None:
    case, middle = ranged.case, max(ranged.start, ranged.end - back)
    reach = 3 * HOUR if case.reach is None else case.reach
    whole, before, after = (
        range_figures(case.batch, reach, start, end, case.as_of)
        for start, end in ((ranged.start, ranged.end), (ranged.start, middle), (middle, ranged.end))
    )
    for field in ("open", "up", "down", "unknown"):
        parts = getattr(before, field) + getattr(after, field)
        np.testing.assert_array_equal(parts, getattr(whole, field))
