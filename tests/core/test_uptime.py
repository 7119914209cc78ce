"""METRICS: Windows, and Method interpolated."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storemon.core.model import Batch
from storemon.core.report import compute, evidence_start
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK, Method
from tests.core.build import HoursRow, PollRow, batch, down, every_day, row, up, utc

T = utc("2023-01-25 18:00")  # a Wednesday


def figures(
    polls: Sequence[PollRow],
    hours: Sequence[HoursRow] = (),
    reach: int | None = 2 * HOUR,
    as_of: int = T,
) -> dict[str, list[int]]:
    """The single store's figures: hour, day and week in minutes."""
    return minutes(batch(hours, polls), reach, as_of)


def minutes(given: Batch, reach: int | None, as_of: int, store: int = 0) -> dict[str, list[int]]:
    found = compute(given, Method.INTERPOLATED, reach, as_of)
    columns = {"open": found.open, "up": found.up, "down": found.down, "unknown": found.unknown}
    for values in columns.values():
        assert not (values % MINUTE).any()
    return {name: (values[store] // MINUTE).tolist() for name, values in columns.items()}


def test_the_windows_are_1_24_and_168_hours_of_elapsed_time() -> None:
    found = figures([up("2023-01-25 18:00")], reach=None)
    assert found["open"] == found["up"] == [60, 24 * 60, 168 * 60]


def test_windows_are_elapsed_time_also_when_the_clock_changes() -> None:
    given = batch(every_day("00:00", "24:00"), [up("2023-03-12 18:00")], ["America/Chicago"])
    assert minutes(given, None, utc("2023-03-12 18:00"))["open"] == [60, 24 * 60, 168 * 60]


def test_polls_outside_business_hours_say_nothing() -> None:
    found = figures([down("2023-01-25 08:59"), up("2023-01-25 17:00")], every_day("09:00", "17:00"))
    assert found["unknown"] == found["open"]


def test_a_poll_at_the_start_of_an_interval_is_inside_it() -> None:
    found = figures([up("2023-01-25 09:00")], every_day("09:00", "17:00"))
    assert found["up"] == [0, 120, 120]


def test_a_poll_at_the_end_of_an_interval_is_outside_it() -> None:
    found = figures([up("2023-01-25 17:00")], every_day("09:00", "17:00"))
    assert found["up"] == [0, 0, 0]


def test_a_poll_exactly_at_the_as_of_time_counts_as_inside_an_interval_that_runs_up_to_it() -> None:
    found = figures([up("2023-01-25 18:00")], every_day("09:00", "18:00"))
    assert found["up"] == [60, 120, 120]


def test_a_poll_exactly_at_the_as_of_time_is_inside_an_interval_that_starts_there() -> None:
    polls = [down("2023-01-25 15:00"), up("2023-01-25 18:00")]
    hours = [row(2, "09:00", "16:00"), row(2, "18:00", "20:00")]
    assert figures(polls, hours)["down"] == [0, 180, 180]
    # The poll at 18:00 takes over at 16:30, when the store is closed. If it took over at 15:30, it would
    # count for the half hour up to 16:00.
    assert figures([down("2023-01-25 13:00"), up("2023-01-25 18:00")], hours, None)["up"] == [0, 30, 30]


def test_polls_after_the_as_of_time_say_nothing() -> None:
    assert figures([up("2023-01-25 18:01")])["up"] == [0, 0, 0]


def test_an_instant_has_the_status_of_the_nearest_poll() -> None:
    found = figures([down("2023-01-25 17:00"), up("2023-01-25 17:40")], reach=HOUR)
    # Down until 17:20, then up.
    assert found["down"] == [20, 80, 80]
    assert found["up"] == [40, 40, 40]


def test_half_way_between_two_polls_rounds_down_to_the_microsecond() -> None:
    end = utc("2023-01-25 17:00")
    given = batch([], [(0, end, False), (0, end + 5, True)])
    found = compute(given, Method.INTERPOLATED, None, end + 10)
    assert found.down[0].tolist() == [HOUR - 10 + 2, DAY - 10 + 2, WEEK - 10 + 2]
    assert found.up[0].tolist() == [8, 8, 8]


def test_a_poll_speaks_across_closed_time_within_its_reach() -> None:
    hours = [row(2, "09:00", "12:00"), row(2, "13:00", "17:00")]
    assert figures([up("2023-01-25 11:30")], hours)["up"] == [0, 180, 180]


def test_a_poll_outside_business_hours_does_not_shorten_the_part_of_its_neighbours() -> None:
    hours = every_day("09:00", "17:00")
    alone = figures([up("2023-01-25 16:00")], hours)
    assert figures([up("2023-01-25 16:00"), down("2023-01-25 17:30")], hours) == alone


def test_an_instant_without_a_poll_within_reach_is_unknown() -> None:
    found = figures([up("2023-01-25 12:00")], reach=2 * HOUR)
    assert found["up"] == [0, 240, 240]
    assert found["unknown"] == [60, 24 * 60 - 240, 168 * 60 - 240]


def test_a_reach_of_zero_leaves_everything_unknown() -> None:
    found = figures([up("2023-01-25 12:00")], reach=0)
    assert found["unknown"] == found["open"]


def test_a_reach_of_one_microsecond_reaches_one_to_either_side() -> None:
    given = batch([], [(0, T - HOUR, True), (0, T, False)])
    found = compute(given, Method.INTERPOLATED, 1, T)
    assert found.up[0].tolist() == [1, 2, 2]
    assert found.down[0].tolist() == [1, 1, 1]


def test_a_poll_before_the_window_reaches_into_it() -> None:
    assert figures([up("2023-01-18 17:00")])["up"] == [0, 0, 60]


def test_a_store_without_polls_is_unknown_throughout() -> None:
    found = figures([], every_day("09:00", "17:00"))
    assert found == {
        "open": [0, 480, 7 * 480],
        "up": [0, 0, 0],
        "down": [0, 0, 0],
        "unknown": [0, 480, 7 * 480],
    }


def test_without_a_limit_nothing_is_unknown_once_there_is_a_poll() -> None:
    found = figures([down("2023-01-20 12:00")], reach=None)
    assert found["down"] == found["open"]


def test_without_a_limit_the_evidence_begins_24_hours_before_the_week() -> None:
    at_the_bound, before_it = (0, T - WEEK - DAY, True), (0, T - WEEK - DAY - 1, True)
    assert figures([at_the_bound], reach=None)["unknown"] == [0, 0, 0]
    assert figures([before_it], reach=None)["up"] == [0, 0, 0]


@pytest.mark.parametrize(
    ("method", "reach", "before"),
    [
        (Method.INTERPOLATED, 2 * HOUR, WEEK + 2 * HOUR),
        (Method.INTERPOLATED, 0, WEEK),
        (Method.INTERPOLATED, None, WEEK + DAY),
        (Method.POLL_COUNT, 2 * HOUR, WEEK),
        (Method.POLL_COUNT, None, WEEK),
    ],
)
def test_evidence_starts_with_the_earliest_poll_that_can_matter(
    method: Method, reach: int | None, before: int
) -> None:
    assert evidence_start(method, reach, T) == T - before


def test_closed_time_is_neither_up_down_nor_unknown() -> None:
    found = figures([up("2023-01-25 12:00")], [row(0, "09:00", "10:00")], reach=None)
    assert found["open"] == [0, 0, 60]


def test_stores_of_one_batch_do_not_mix() -> None:
    polls = [up("2023-01-25 17:59", 0), down("2023-01-18 18:00", 2), up("2023-01-25 18:00", 3)]
    given = batch([row(2, "10:00", "11:00", store=1)], polls, ["UTC"] * 4)
    assert [minutes(given, HOUR, T, store)["up"] for store in range(4)] == [
        [60, 61, 61],
        [0, 0, 0],
        [0, 0, 0],
        [60, 60, 60],
    ]
    assert minutes(given, HOUR, T, 2)["down"] == [0, 0, 60]


def test_a_batch_of_no_stores_has_no_figures() -> None:
    for method in Method:
        assert compute(batch(zones=[]), method, None, T).up.shape == (0, 3)


def test_a_reach_of_a_thousand_years_is_as_good_as_a_month() -> None:
    polls = [up("2023-01-02 12:00"), down("2023-01-24 12:00")]
    assert figures(polls, reach=365_000 * DAY) == figures(polls, reach=30 * DAY)
