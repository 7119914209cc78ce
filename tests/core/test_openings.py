"""METRICS: Hours from a date on, and Dated hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from storemon.core.interval_set import StackedAxis
from storemon.core.model import BEGINNING, Batch, DatedHours
from storemon.core.openings import in_force
from storemon.core.report import compute
from storemon.core.schedule import business_intervals
from storemon.core.vocabulary import DAY, HOUR, Method
from tests.core.build import HoursRow, PollRow, batch, clock, every_day, row, up, utc

NINE_TO_FIVE = every_day("09:00", "17:00")
CLOSED = ("00:00", "00:00")
STORE, GROUP, ALL = 2, 1, 0
MONDAY = "2023-01-23"

DatedRow = tuple[str, str, str, str, int]


def date_of(text: str) -> int:
    return (dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days


def on(first: str, times: tuple[str, str] = CLOSED, rank: int = 0, last: str = "") -> DatedRow:
    return first, last or first, *times, rank


def made(
    hours: Sequence[HoursRow] = (),
    dated: Sequence[DatedRow] = (),
    begins: Sequence[str] = (),
    polls: Sequence[PollRow] = (),
    zone: str = "UTC",
) -> Batch:
    """A store; `begins`: the date from which each row of hours applies, empty for the beginning."""
    rows = [(0, date_of(a), date_of(b), clock(c), clock(d), rank) for a, b, c, d, rank in dated]
    given = batch(hours, polls, [zone])
    if begins:
        dates = np.array([date_of(text) if text else BEGINNING for text in begins])
        given = replace(given, hours=replace(given.hours, valid_from=dates))
    return replace(given, dated=DatedHours(*np.array(rows).T) if rows else None)


def opened(given: Batch, first: str = MONDAY, last: str = "2023-01-26") -> list[str]:
    """The openings between two UTC midnights, as `23 09:00-17:00`."""
    line = StackedAxis.through(utc(first), utc(last), 1)
    found = business_intervals(given, line)

    def text(point: int) -> str:
        return f"{np.datetime64(point + line.origin, 'us'):}"

    return [
        f"{text(start)[8:10]} {text(start)[11:16]}-{text(end)[11:16]}"
        for start, end in zip(found.start[1:].tolist(), found.end[1:].tolist(), strict=True)
    ]


def counted(given: Batch, as_of: str) -> list[int]:
    return [int(time) // HOUR for time in compute(given, Method.POLL_COUNT, None, utc(as_of)).up[0]]


def test_the_schedule_with_the_latest_date_up_to_a_local_date_is_in_force() -> None:
    later = every_day("10:00", "12:00")
    given = made(NINE_TO_FIVE + later, begins=[""] * 7 + ["2023-01-24"] * 7)
    assert opened(given) == ["23 09:00-17:00", "24 10:00-12:00", "25 10:00-12:00"]


def test_before_the_first_schedule_of_a_store_its_earliest_counts() -> None:
    given = made(NINE_TO_FIVE + every_day("10:00", "12:00"), begins=["2023-01-24"] * 7 + ["2023-01-25"] * 7)
    assert opened(given) == ["23 09:00-17:00", "24 09:00-17:00", "25 10:00-12:00"]


def test_a_weekday_that_the_schedule_in_force_leaves_out_is_closed() -> None:
    given = made([*NINE_TO_FIVE, row(2, "10:00", "12:00")], begins=[""] * 7 + ["2023-01-24"])
    assert opened(given) == ["23 09:00-17:00", "25 10:00-12:00"]


def test_a_schedule_begins_with_the_date_of_the_stores_own_clock() -> None:
    # Midnight in Chicago is 06:00 UTC; an opening that began the evening before continues.
    nights, days = every_day("22:00", "02:00"), every_day("09:00", "17:00")
    given = made(nights + days, begins=[""] * 7 + ["2023-01-24"] * 7, zone="America/Chicago")
    assert opened(given, last="2023-01-25") == ["23 04:00-08:00", "24 04:00-08:00", "24 15:00-23:00"]


def test_the_hours_in_force_are_those_of_each_stores_local_date() -> None:
    given = made(
        [*NINE_TO_FIVE, row(2, "10:00", "12:00")], begins=[""] * 7 + ["2023-01-24"], zone="America/Chicago"
    )
    assert in_force(given, utc("2023-01-24 05:59")).day.size == 7
    assert in_force(given, utc("2023-01-24 06:00")).day.tolist() == [2]


def test_closed_closes_the_store_on_that_local_date() -> None:
    assert opened(made(NINE_TO_FIVE, [on("2023-01-24")])) == ["23 09:00-17:00", "25 09:00-17:00"]


def test_a_span_of_dates_includes_both_ends() -> None:
    given = made(NINE_TO_FIVE, [on("2023-01-23", last="2023-01-24")])
    assert opened(given) == ["25 09:00-17:00"]


def test_special_hours_replace_every_weekly_opening_that_starts_on_that_date() -> None:
    split = every_day("09:00", "11:00") + every_day("13:00", "17:00")
    given = made(split, [on("2023-01-24", ("10:00", "14:00"))])
    assert opened(given) == [
        "23 09:00-11:00",
        "23 13:00-17:00",
        "24 10:00-14:00",
        "25 09:00-11:00",
        "25 13:00-17:00",
    ]


def test_several_rows_of_a_date_are_split_shifts() -> None:
    given = made(NINE_TO_FIVE, [on("2023-01-24", ("08:00", "09:00")), on("2023-01-24", ("20:00", "21:00"))])
    assert opened(given, "2023-01-24", "2023-01-25") == ["24 08:00-09:00", "24 20:00-21:00"]


def test_an_opening_of_the_day_before_that_runs_past_midnight_stays() -> None:
    given = made(every_day("22:00", "02:00"), [on("2023-01-24")])
    assert opened(given, "2023-01-23", "2023-01-25") == ["23 00:00-02:00", "23 22:00-02:00"]


def test_special_hours_may_run_past_midnight_and_end_at_midnight() -> None:
    given = made(NINE_TO_FIVE, [on("2023-01-23", ("20:00", "01:00")), on("2023-01-24", ("20:00", "23:59"))])
    assert opened(given) == ["23 20:00-01:00", "24 20:00-00:00", "25 09:00-17:00"]


@pytest.mark.parametrize(("rank", "kept"), [(STORE, "24 12:00-13:00"), (GROUP, "24 10:00-11:00")])
def test_of_the_rows_for_a_date_only_those_of_the_highest_rank_count(rank: int, kept: str) -> None:
    rows = [
        on("2023-01-24", ("10:00", "11:00"), GROUP + 0),
        on("2023-01-24", ("12:00", "13:00"), STORE if rank == STORE else ALL),
        on("2023-01-24", CLOSED, ALL),
    ]
    assert opened(made(NINE_TO_FIVE, rows), "2023-01-24", "2023-01-25") == [kept]


def test_a_store_that_is_open_24_by_7_is_closed_from_local_midnight_to_local_midnight() -> None:
    given = made(dated=[on("2023-01-24")], zone="America/Chicago")
    assert opened(given) == ["23 00:00-06:00", "25 06:00-00:00"]


def test_a_store_that_is_open_24_by_7_is_open_as_the_rows_of_a_date_say() -> None:
    given = made(dated=[on("2023-01-24", ("09:00", "12:00"))])
    assert opened(given) == ["23 00:00-00:00", "24 09:00-12:00", "25 00:00-00:00"]


@pytest.mark.parametrize(("date", "hours"), [("2023-03-12", 23), ("2023-11-05", 25)])
def test_a_closed_date_of_a_clock_change_has_23_or_25_hours(date: str, hours: int) -> None:
    day = utc(date)
    line = StackedAxis.through(day - DAY, day + 3 * DAY, 1)
    found = business_intervals(made(dated=[on(date)], zone="America/Chicago"), line)
    assert found.start[2] - found.end[1] == hours * HOUR


def test_poll_count_takes_no_poll_of_a_closed_date() -> None:
    polls = [up("2023-01-24 12:00"), up("2023-01-25 12:00")]
    given = made(NINE_TO_FIVE, [on("2023-01-24")], polls=polls)
    assert counted(given, "2023-01-25 13:30") == [0, 1, 1]


def test_poll_count_lets_a_poll_at_midnight_count_in_the_row_that_ends_there_before_a_closed_date() -> None:
    given = made(every_day("12:00", "24:00"), [on("2023-01-24")], polls=[up("2023-01-24 00:00")])
    assert counted(given, "2023-01-24 00:00") == [1, 1, 1]


def test_poll_count_closes_a_store_that_is_open_24_by_7_up_to_the_next_midnight() -> None:
    polls = [
        up("2023-01-23 23:59:59"),
        up("2023-01-24 00:00"),
        up("2023-01-24 23:59:59"),
        up("2023-01-25 00:00"),
    ]
    assert counted(made(dated=[on("2023-01-24")], polls=polls), "2023-01-25 01:00") == [1, 1, 2]


def test_the_hour_of_poll_count_asks_for_the_local_date_alone() -> None:
    polls = [up("2023-01-24 16:30")]
    given = made(NINE_TO_FIVE, [on("2023-01-24", ("09:00", "16:45"))], polls=polls)
    assert counted(given, "2023-01-24 17:00") == [0, 1, 1]


def test_the_day_of_poll_count_asks_for_the_local_date_before_too() -> None:
    polls = [up("2023-01-24 12:30")]
    closed = [on("2023-01-23"), on("2023-01-24", ("12:00", "13:00"))]
    assert counted(made(NINE_TO_FIVE, closed[1:], polls=polls), "2023-01-24 16:00") == [0, 1, 1]
    assert counted(made(NINE_TO_FIVE, closed, polls=polls), "2023-01-24 16:00") == [0, 0, 1]


def test_the_week_of_poll_count_asks_for_eight_local_dates() -> None:
    # Open at 16:00 only on the 17th, the eighth date back; the 16th would be a ninth.
    polls = [up("2023-01-24 12:30")]
    week = [on(f"2023-01-{day}", ("12:00", "13:00")) for day in range(18, 25)]
    assert counted(made(NINE_TO_FIVE, week, polls=polls), "2023-01-24 16:00") == [0, 0, 1]
    longer = [on("2023-01-17"), *week]
    assert counted(made(NINE_TO_FIVE, longer, polls=polls), "2023-01-24 16:00") == [0, 0, 0]
