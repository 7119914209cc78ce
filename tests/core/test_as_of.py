"""METRICS: Windows, the as-of time T."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from storemon.core.as_of import as_of, left_behind
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK
from tests.core import reference
from tests.core.build import utc
from tests.core.strategies import QUICK

NOON = utc("2023-01-25 12:00")


def found(*newest: int) -> int | None:
    return as_of(np.array(newest, np.int64))


def test_without_polls_there_is_no_as_of_time() -> None:
    assert found() is None


def test_of_one_store_it_is_the_newest_poll() -> None:
    assert found(NOON) == NOON


def test_with_20_stores_a_single_one_still_moves_it() -> None:
    assert found(*[NOON] * 19, NOON + 3 * WEEK) == NOON + 3 * WEEK


def test_with_21_stores_a_single_one_that_is_more_than_a_day_ahead_moves_no_store() -> None:
    assert found(*[NOON] * 20, NOON + 3 * WEEK) == NOON
    assert found(*[NOON] * 20, NOON + DAY + 1) == NOON


def test_a_store_that_is_up_to_24_hours_ahead_of_the_others_is_not_taken_for_a_wrong_clock() -> None:
    assert found(*[NOON] * 20, NOON + DAY) == NOON + DAY


def test_5_percent_of_the_stores_are_enough() -> None:
    assert found(*[NOON] * 38, *[NOON + WEEK] * 2) == NOON + WEEK
    assert found(*[NOON] * 39, *[NOON + WEEK] * 2) == NOON


def test_those_who_are_ahead_need_not_agree_to_the_microsecond() -> None:
    assert found(*[NOON] * 38, NOON + WEEK, NOON + WEEK - 23 * HOUR) == NOON + WEEK


def test_with_two_wrong_clocks_far_apart_neither_moves_anybody() -> None:
    assert found(*[NOON - 5 * MINUTE] * 60, NOON, NOON + 3 * WEEK, NOON + 5 * WEEK) == NOON


def test_stores_that_went_silent_long_ago_do_not_hold_it_back() -> None:
    assert found(*[NOON - 10 * WEEK] * 19, NOON) == NOON


@QUICK
@given(
    st.lists(
        st.sampled_from([0, 0, 0, -HOUR, DAY, DAY + 1, 2 * DAY, WEEK]) | st.integers(-3 * DAY, 3 * DAY),
        max_size=70,
    )
)
def test_it_equals_the_reference_whatever_the_newest_polls_are(shifts: list[int]) -> None:
    newest = [NOON + shift for shift in shifts]
    assert found(*newest) == reference.as_of(newest)


def behind(*newest: int) -> int | None:
    times = np.array(newest, np.int64)
    until = as_of(times)
    assert until is not None
    return left_behind(times, until)


def test_one_of_few_stores_that_is_more_than_six_hours_ahead_is_noticed() -> None:
    assert behind(NOON, NOON - HOUR, NOON + 3 * WEEK) == NOON
    assert behind(NOON, NOON + 6 * HOUR + 1) == NOON
    assert behind(*[NOON] * 19, NOON + 10 * HOUR) == NOON


def test_stores_that_end_within_six_hours_are_not() -> None:
    assert behind(NOON, NOON + 6 * HOUR) is None
    assert behind(*(NOON - place * 6 * HOUR for place in range(10))) is None


def test_a_tenth_of_the_stores_are_few_and_more_are_not() -> None:
    assert behind(*[NOON] * 18, *[NOON + DAY] * 2) == NOON
    assert behind(*[NOON] * 17, *[NOON + DAY] * 3) is None


def test_an_only_store_and_what_does_not_count_leave_no_store_behind() -> None:
    assert behind(NOON) is None
    assert behind(*[NOON] * 30, NOON + 3 * WEEK) is None
