"""METRICS: Method poll-count."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storemon.core.report import compute
from storemon.core.vocabulary import HOUR, Method
from tests.core.build import HoursRow, PollRow, batch, down, every_day, row, up, utc

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def counts(
    polls: Sequence[PollRow],
    hours: Sequence[HoursRow] = (),
    as_of: str = "2023-01-25 18:00",  # a Wednesday
    zone: str = "UTC",
) -> tuple[list[int], list[int]]:
    """Polls counted as up and down in the hour, day and week."""
    found = compute(batch(hours, polls, [zone]), Method.POLL_COUNT, None, utc(as_of))
    assert not found.open.any()
    assert not found.unknown.any()
    return (found.up[0] // HOUR).tolist(), (found.down[0] // HOUR).tolist()


def test_each_poll_inside_business_hours_stands_for_one_hour() -> None:
    polls = [up("2023-01-25 10:00"), up("2023-01-25 10:01"), down("2023-01-24 20:00"), up("2023-01-20 12:00")]
    assert counts(polls) == ([0, 2, 3], [0, 1, 1])


def test_polls_outside_business_hours_do_not_count() -> None:
    inside, outside = up("2023-01-24 16:00"), [up("2023-01-25 08:59"), down("2023-01-24 20:00")]
    hours = every_day("09:00", "17:00")
    assert counts([inside, *outside], hours, "2023-01-25 12:00") == ([0, 1, 1], [0, 0, 0])


@pytest.mark.parametrize("time", ["09:00", "17:00", "12:00"])
def test_both_ends_of_a_row_count_as_open(time: str) -> None:
    hours = every_day("09:00", "17:00")
    assert counts([up(f"2023-01-24 {time}")], hours, "2023-01-25 09:00") == ([0, 1, 1], [0, 0, 0])


@pytest.mark.parametrize("time", ["08:59:59.999999", "17:00:00.000001"])
def test_a_microsecond_outside_a_row_is_closed(time: str) -> None:
    hours = every_day("09:00", "17:00")
    assert counts([up(f"2023-01-24 {time}")], hours, "2023-01-25 08:30")[0] == [0, 0, 0]


def test_times_are_the_stores_local_times() -> None:
    # 15:30 UTC is 09:30 in Chicago.
    hours = every_day("09:00", "10:00")
    assert counts([up("2023-01-25 15:30")], hours, "2023-01-25 15:45", "America/Chicago")[0] == [1, 1, 1]
    assert counts([up("2023-01-25 09:30")], hours, "2023-01-25 15:45", "America/Chicago")[0] == [0, 0, 0]


def test_a_poll_before_a_clock_change_has_its_own_wall_time() -> None:
    # Chicago: 08:30 was 14:30 UTC on Saturday, and is 13:30 UTC on Monday after the change.
    hours = every_day("08:00", "09:00")
    polls = [up("2023-03-11 14:30"), up("2023-03-11 13:30"), down("2023-03-13 13:30")]
    assert counts(polls, hours, "2023-03-13 13:45", "America/Chicago") == ([0, 0, 1], [1, 1, 1])


@pytest.mark.parametrize("end", ["23:59", "24:00", "00:00"])
def test_an_end_of_23_59_or_later_means_midnight_and_includes_it(end: str) -> None:
    hours = [row(TUE, "09:00", end)]
    polls = [up("2023-01-24 23:59:59.999999"), up("2023-01-25 00:00"), up("2023-01-25 00:00:00.000001")]
    assert counts(polls, hours, "2023-01-25 12:00")[0] == [0, 2, 2]


MIDNIGHTS = ["23:59", "23:59:30", "23:59:59", "24:00", "00:00"]


@pytest.mark.parametrize("end", MIDNIGHTS)
def test_a_poll_at_exactly_midnight_counts_in_a_row_that_ends_there_in_all_windows(end: str) -> None:
    hours = [row(TUE, "09:00", end)]
    assert counts([down("2023-01-25 00:00")], hours, "2023-01-25 00:00") == ([0, 0, 0], [1, 1, 1])


@pytest.mark.parametrize("end", MIDNIGHTS)
def test_at_exactly_midnight_a_store_is_open_by_a_row_that_ends_there(end: str) -> None:
    hours, polls = [row(TUE, "09:00", end)], [up("2023-01-24 23:59:45")]
    assert counts(polls, hours, "2023-01-25 00:00")[0] == [1, 1, 1]
    # A µs later, no row of Wednesday, Tuesday or any other day is open at that time of day.
    assert counts(polls, hours, "2023-01-25 00:00:00.000001")[0] == [0, 0, 0]


def test_midnight_after_sunday_is_mondays() -> None:
    hours, polls = [row(SUN, "09:00", "23:59")], [up("2023-01-23 00:00")]
    assert counts(polls, hours, "2023-01-23 00:00")[0] == [1, 1, 1]
    assert counts(polls, hours, "2023-01-22 12:00")[0] == [0, 0, 0]


def test_midnight_is_that_of_the_stores_own_clock() -> None:
    hours, polls = [row(TUE, "09:00", "23:59")], [up("2023-01-25 06:00"), down("2023-01-25 00:00")]
    assert counts(polls, hours, "2023-01-25 06:00", "America/Chicago") == ([1, 1, 1], [0, 1, 1])


def test_the_end_of_a_row_past_midnight_is_open_in_all_windows_and_a_microsecond_later_closed() -> None:
    hours, polls = [row(TUE, "22:00", "02:00")], [up("2023-01-25 02:00")]
    assert counts(polls, hours, "2023-01-25 02:00")[0] == [1, 1, 1]
    assert counts(polls, hours, "2023-01-25 02:00:00.000001")[0] == [0, 0, 0]


def test_the_day_asks_for_the_weekday_before_and_the_week_for_any_past_midnight_too() -> None:
    # Monday's row extends into Tuesday: at 01:00 on Wednesday it is the previous weekday's row, so the day
    # window is open; on Thursday only the week window is.
    hours, polls = [row(MON, "22:00", "02:00")], [up("2023-01-24 01:30")]
    assert counts(polls, hours, "2023-01-25 01:00")[0] == [0, 1, 1]
    assert counts(polls, hours, "2023-01-26 01:00")[0] == [0, 0, 1]


def test_rows_past_midnight_reach_into_the_next_date() -> None:
    hours = [row(TUE, "22:00", "02:00")]
    inside = [up("2023-01-25 02:00"), up("2023-01-24 22:00")]
    outside = [up("2023-01-25 02:00:01"), up("2023-01-24 02:00"), up("2023-01-24 21:59")]
    assert counts(inside + outside, hours, "2023-01-25 22:00")[0] == [0, 2, 2]


def test_sunday_night_reaches_into_monday() -> None:
    hours = [row(SUN, "22:00", "02:00")]
    assert counts([up("2023-01-23 01:00")], hours, "2023-01-23 01:30")[0] == [1, 1, 1]


def test_equal_times_are_24_hours() -> None:
    hours = [row(MON, "08:00", "08:00")]
    polls = [up("2023-01-23 08:00"), up("2023-01-24 08:00"), up("2023-01-24 08:01"), up("2023-01-23 07:59")]
    assert counts(polls, hours, "2023-01-24 08:02")[0][2] == 2


def test_the_day_counts_if_the_store_is_open_at_that_time_of_day_today() -> None:
    assert counts([up("2023-01-25 12:00")], [row(WED, "09:00", "19:00")])[0] == [0, 1, 1]


def test_the_day_counts_if_the_store_was_open_at_that_time_of_day_the_day_before() -> None:
    assert counts([up("2023-01-24 18:30")], [row(TUE, "09:00", "19:00")])[0] == [0, 1, 1]


def test_the_day_before_monday_is_sunday() -> None:
    polls = [up("2023-01-22 18:30")]
    assert counts(polls, [row(SUN, "09:00", "19:00")], "2023-01-23 18:00")[0] == [0, 1, 1]


def test_the_day_is_0_if_the_store_is_open_at_that_time_of_day_on_neither() -> None:
    polls = [up("2023-01-25 12:00"), down("2023-01-25 12:30")]
    hours = [row(WED, "09:00", "17:00"), row(FRI, "09:00", "19:00")]
    assert counts(polls, hours) == ([0, 0, 1], [0, 0, 1])


@pytest.mark.parametrize("back", range(7))
def test_the_week_counts_if_the_store_is_open_at_that_time_of_day_on_any_weekday(back: int) -> None:
    time = f"2023-01-{25 - back} 12:00"
    assert counts([up(time)], [row((WED - back) % 7, "09:00", "19:00")])[0][2] == 1


def test_the_week_is_0_if_the_store_is_open_at_that_time_of_day_on_no_weekday() -> None:
    assert counts([up("2023-01-25 12:00")], every_day("09:00", "17:00")) == ([0, 0, 0], [0, 0, 0])


def test_the_hour_asks_for_todays_weekday_alone() -> None:
    # At 18:00 the row of Tuesday is open, but the poll is in the row of Wednesday.
    hours = [row(WED, "09:00", "17:30"), row(TUE, "09:00", "19:00")]
    assert counts([up("2023-01-25 17:15")], hours)[0] == [0, 1, 1]


def test_a_row_of_yesterday_past_midnight_opens_todays_weekday() -> None:
    hours = [row(TUE, "22:00", "02:00")]
    assert counts([down("2023-01-25 00:30")], hours, "2023-01-25 01:00") == ([0, 0, 0], [1, 1, 1])


def test_only_the_first_poll_of_the_hour_counts_as_60_minutes() -> None:
    polls = [down("2023-01-25 17:10"), up("2023-01-25 17:20"), up("2023-01-25 17:50")]
    assert counts(polls) == ([0, 2, 2], [1, 1, 1])


def test_the_first_poll_of_the_hour_is_the_first_inside_business_hours() -> None:
    polls = [down("2023-01-25 17:10"), up("2023-01-25 17:20")]
    assert counts(polls, [row(WED, "17:15", "19:00")])[0] == [1, 1, 1]


def test_both_ends_of_a_window_count() -> None:
    polls = [
        up("2023-01-18 18:00"),
        up("2023-01-18 17:59:59.999999"),
        up("2023-01-24 18:00"),
        down("2023-01-25 17:00"),
        up("2023-01-25 18:00"),
        up("2023-01-25 18:00:00.000001"),
    ]
    assert counts(polls) == ([0, 2, 3], [1, 1, 1])


def test_a_store_open_24_by_7_is_open_at_every_time() -> None:
    polls = [up("2023-01-23 00:00"), up("2023-01-22 23:59:59.999999"), down("2023-01-23 00:00:00.000001")]
    assert counts(polls, as_of="2023-01-23 00:00:00.000001") == ([1, 2, 2], [0, 1, 1])


def test_stores_of_one_batch_do_not_mix() -> None:
    polls = [up("2023-01-25 17:30", 0), down("2023-01-25 17:40", 0), down("2023-01-25 17:50", 2)]
    given = batch([row(WED, "09:00", "19:00", store=2)], polls, ["UTC"] * 3)
    found = compute(given, Method.POLL_COUNT, None, utc("2023-01-25 18:00"))
    assert (found.up // HOUR).tolist() == [[1, 1, 1], [0, 0, 0], [0, 0, 0]]
    assert (found.down // HOUR).tolist() == [[0, 1, 1], [0, 0, 0], [1, 1, 1]]
