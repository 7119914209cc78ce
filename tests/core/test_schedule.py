"""METRICS: Business intervals."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storemon.core.interval_set import StackedAxis
from storemon.core.model import Batch
from storemon.core.schedule import business_intervals
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from tests.core.build import HoursRow, batch, every_day, row, utc

MONDAY = utc("2023-01-23")
TUESDAY = MONDAY + DAY
SUNDAY = MONDAY + 6 * DAY


def intervals(given: Batch, first: int, last: int) -> list[tuple[int, int, int]]:
    """The business intervals as (store, start, end)."""
    line = StackedAxis.through(first, last, len(given.zones))
    cover = business_intervals(given, line)
    return [
        (start // line.span, start % line.span + first, end % line.span + first)
        for start, end in zip(cover.start[1:].tolist(), cover.end[1:].tolist(), strict=True)
    ]


def week(hours: Sequence[HoursRow], zone: str | None = "UTC", monday: int = MONDAY) -> list[tuple[int, int]]:
    """The intervals of one store in the week from Monday 00:00 UTC."""
    found = intervals(batch(hours, zones=[zone]), monday, monday + 7 * DAY)
    return [(start, end) for _, start, end in found]


def test_a_row_opens_the_store_on_every_date_of_its_weekday() -> None:
    given = batch([row(2, "09:00", "17:00")])
    found = intervals(given, MONDAY, MONDAY + 21 * DAY)
    wednesdays = [MONDAY + (2 + 7 * k) * DAY for k in range(3)]
    assert found == [(0, day + 9 * HOUR, day + 17 * HOUR) for day in wednesdays]


def test_hours_are_local() -> None:
    (found,) = week([row(0, "09:00", "17:00")], "America/New_York")
    assert found == (MONDAY + 14 * HOUR, MONDAY + 22 * HOUR)


def test_a_store_without_a_zone_is_in_chicago() -> None:
    (found,) = week([row(0, "09:00", "17:00")], None)
    assert found == (MONDAY + 15 * HOUR, MONDAY + 23 * HOUR)


@pytest.mark.parametrize("end", ["23:59", "23:59:00", "23:59:30", "23:59:59", "23:59:59.999999", "24:00"])
def test_an_end_of_23_59_or_later_means_midnight(end: str) -> None:
    assert week([row(0, "09:00", end)]) == [(MONDAY + 9 * HOUR, TUESDAY)]


def test_an_end_just_before_23_59_means_itself() -> None:
    assert week([row(0, "09:00", "23:58:59")]) == [(MONDAY + 9 * HOUR, TUESDAY - 61_000_000)]


def test_an_end_of_23_59_means_midnight_before_it_can_be_at_or_before_the_start() -> None:
    assert week([row(0, "23:59:30", "23:59:10")]) == [(TUESDAY - 30_000_000, TUESDAY)]


def test_an_end_before_the_start_runs_past_midnight() -> None:
    assert week([row(0, "22:00", "02:00")]) == [(MONDAY + 22 * HOUR, TUESDAY + 2 * HOUR)]


def test_equal_times_are_24_hours() -> None:
    assert week([row(0, "08:00", "08:00")]) == [(MONDAY + 8 * HOUR, TUESDAY + 8 * HOUR)]


def test_an_end_of_midnight_written_as_zero_is_the_next_midnight() -> None:
    assert week([row(0, "09:00", "00:00")]) == [(MONDAY + 9 * HOUR, TUESDAY)]


def test_sunday_night_reaches_into_monday_and_the_date_before_the_span_counts() -> None:
    assert week([row(6, "22:00", "02:00")]) == [
        (MONDAY, MONDAY + 2 * HOUR),
        (SUNDAY + 22 * HOUR, SUNDAY + DAY),
    ]


def test_overlapping_rows_are_merged() -> None:
    hours = [row(0, "12:00", "17:00"), row(0, "09:00", "13:00"), row(0, "10:00", "11:00")]
    assert week(hours) == [(MONDAY + 9 * HOUR, MONDAY + 17 * HOUR)]


def test_touching_rows_are_merged() -> None:
    hours = [row(0, "12:00", "17:00"), row(0, "09:00", "12:00")]
    assert week(hours) == [(MONDAY + 9 * HOUR, MONDAY + 17 * HOUR)]


def test_rows_of_neighbouring_days_merge_over_midnight() -> None:
    assert week(every_day("00:00", "23:59")) == [(MONDAY, MONDAY + 7 * DAY)]


def test_a_row_given_twice_counts_once() -> None:
    assert week([row(0, "09:00", "17:00")] * 2) == [(MONDAY + 9 * HOUR, MONDAY + 17 * HOUR)]


def test_a_split_shift_stays_split() -> None:
    hours = [row(0, "09:00", "12:00"), row(0, "13:00", "17:00")]
    assert len(week(hours)) == 2


def test_a_store_with_rows_for_some_days_is_closed_on_the_others() -> None:
    assert len(week([row(0, "09:00", "17:00"), row(4, "09:00", "17:00")])) == 2


def test_a_store_without_rows_is_open_24_by_7_and_stores_never_touch() -> None:
    given = batch(zones=["UTC", None, "Asia/Kathmandu"])
    last = MONDAY + 7 * DAY
    assert intervals(given, MONDAY, last) == [(store, MONDAY, last) for store in range(3)]


CHANGE_SUNDAY = utc("2023-03-12")  # Chicago skips 02:00 to 03:00
BACK_SUNDAY = utc("2023-11-05")  # Chicago repeats 01:00 to 02:00


def sunday(start: str, end: str, midnight: int) -> list[tuple[int, int]]:
    return week([row(6, start, end)], "America/Chicago", midnight)[:1]


@pytest.mark.parametrize(("midnight", "hours"), [(CHANGE_SUNDAY, 23), (BACK_SUNDAY, 25)])
def test_a_24_hour_date_has_23_or_25_hours_when_the_clock_changes(midnight: int, hours: int) -> None:
    ((start, end),) = sunday("00:00", "24:00", midnight)
    assert end - start == hours * HOUR


def test_a_skipped_end_is_read_by_itself() -> None:
    assert sunday("01:00", "02:30", CHANGE_SUNDAY) == [
        (CHANGE_SUNDAY + 7 * HOUR, CHANGE_SUNDAY + 8 * HOUR + 30 * MINUTE)
    ]


def test_an_interval_left_without_length_by_a_gap_is_dropped() -> None:
    # 02:30 is read as 03:30 of the new time, which is after the end.
    assert sunday("02:30", "03:00", CHANGE_SUNDAY) == []


def test_a_repeated_end_is_the_first_of_the_two() -> None:
    assert sunday("00:00", "01:30", BACK_SUNDAY) == [
        (BACK_SUNDAY + 5 * HOUR, BACK_SUNDAY + 6 * HOUR + 30 * MINUTE)
    ]
