"""The bounds of uptime, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.insights import answers
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from tests.core.build import HoursRow, PollRow, batch, down, row, up, utc

T = utc("2023-01-25 18:00")  # a Wednesday
NINE_TO_FIVE = [row(2, "09:00", "17:00")]


def found(
    polls: Sequence[PollRow], hours: Sequence[HoursRow] = NINE_TO_FIVE, reach: int | None = 2 * HOUR
) -> Certainty:
    return answers(batch(hours, polls), reach, [T - DAY], T, T).certainty


def minutes(sure: Certainty) -> tuple[int, int, int]:
    """Certainly up, certainly down and doubtful minutes."""
    up_time, down_time, doubt = (
        (values[0, 0] // MINUTE).item() for values in (sure.up, sure.down, sure.doubt)
    )
    return up_time, down_time, doubt


def test_between_polls_that_agree_nothing_is_in_doubt() -> None:
    polls = [up(f"2023-01-25 {hour:02}:30") for hour in range(9, 17)]
    assert minutes(found(polls)) == (480, 0, 0)


def test_a_change_over_gap_is_in_doubt_as_a_whole() -> None:
    polls = [up("2023-01-25 10:00"), down("2023-01-25 11:00"), down("2023-01-25 12:00")]
    # After 14:00 no poll is within reach.
    assert minutes(found(polls)) == (60, 180, 60 + 180)


def test_unknown_time_is_in_doubt() -> None:
    assert minutes(found([up("2023-01-25 12:00")])) == (240, 0, 240)
    assert minutes(found([])) == (0, 0, 480)


def test_beyond_the_first_and_the_last_poll_their_word_stands() -> None:
    assert minutes(found([down("2023-01-25 10:00"), down("2023-01-25 16:00")])) == (0, 60 + 120 + 180, 120)


def test_a_change_over_gap_across_closed_hours_is_in_doubt_on_both_sides() -> None:
    hours = [row(2, "09:00", "11:00"), row(2, "12:00", "14:00")]
    assert minutes(found([up("2023-01-25 10:30"), down("2023-01-25 12:30")], hours)) == (90, 90, 60)


def test_without_a_limit_to_the_reach_a_poll_vouches_for_two_hours() -> None:
    assert minutes(found([up("2023-01-25 12:00")], reach=None)) == (240, 0, 240)


def test_a_longer_reach_of_the_users_is_taken_at_its_word() -> None:
    assert minutes(found([up("2023-01-25 12:00")], reach=6 * HOUR)) == (480, 0, 0)


def test_the_bounds_are_shares_of_the_open_time() -> None:
    sure = found([up("2023-01-25 10:00"), down("2023-01-25 12:00"), down("2023-01-25 16:00")])
    assert minutes(sure) == (60, 300, 120)
    assert (sure.low()[0, 0], sure.high()[0, 0]) == (60 / 480, 180 / 480)
    assert sure.highest[0, 0] == 180 * MINUTE


def test_a_store_that_was_not_open_has_no_bounds() -> None:
    sure = found([], [row(5, "09:00", "17:00")])
    assert np.isnan(sure.low()).all()
    assert np.isnan(sure.high()).all()
