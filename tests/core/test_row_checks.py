"""What rows of hours show by themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storemon.core.row_checks import long_rows, openings_of_week, overlapping_rows, whole_day_rows
from storemon.core.vocabulary import HOUR, MINUTE
from tests.core.build import HoursRow, batch, every_day, row


def overlapping(rows: Sequence[HoursRow]) -> int:
    return overlapping_rows(batch(rows).hours).size


def week(rows: Sequence[HoursRow]) -> tuple[int, int]:
    open_week, short = openings_of_week(batch(rows).hours, 1)
    return int(open_week[0]), int(short[0])


def test_rows_that_overlap_are_counted() -> None:
    assert overlapping([row(0, "09:00", "14:00"), row(0, "13:00", "17:00"), row(1, "09:00", "17:00")]) == 1


def test_rows_that_touch_do_not_overlap() -> None:
    assert overlapping([row(0, "09:00", "14:00"), row(0, "14:00", "17:00")]) == 0


def test_a_row_past_midnight_overlaps_the_next_dates_also_after_sunday() -> None:
    assert overlapping([row(6, "22:00", "02:00"), row(0, "01:00", "05:00")]) == 1


def test_rows_of_two_stores_never_overlap() -> None:
    assert overlapping([row(0, "09:00", "17:00", 0), row(0, "09:00", "17:00", 1)]) == 0


@pytest.mark.parametrize(
    ("start", "end", "doubted"),
    [
        ("22:00", "04:00", False),
        ("06:00", "02:00", False),
        ("10:00", "04:00", False),
        ("18:00", "06:00", False),
        ("09:00", "05:00", True),
        ("10:00", "05:00", True),
        ("11:00", "09:00", True),
        ("21:00", "17:00", True),
        ("10:00", "09:00", True),
        ("06:00", "06:00", False),
    ],
)
def test_a_row_past_midnight_is_doubted_only_where_it_is_implausible(
    start: str, end: str, *, doubted: bool
) -> None:
    assert (long_rows(batch([row(0, start, end)]).hours).size == 1) is doubted


def test_ten_minutes_a_day_are_seven_short_openings() -> None:
    assert week(every_day("10:00", "10:10")) == (70 * MINUTE, 7)


def test_an_opening_that_two_rows_make_together_is_not_short() -> None:
    assert week([row(0, "23:30", "24:00"), row(1, "00:00", "06:00")]) == (6 * HOUR + 30 * MINUTE, 0)
    assert week([row(6, "23:30", "24:00"), row(0, "00:00", "06:00")]) == (6 * HOUR + 30 * MINUTE, 0)


def test_an_hour_is_not_short_and_a_minute_less_is() -> None:
    assert week([row(0, "12:00", "13:00")])[1] == 0
    assert week([row(0, "12:00", "12:59")])[1] == 1


def test_a_store_that_is_always_open_has_no_short_opening() -> None:
    assert week(every_day("00:00", "24:00")) == (168 * HOUR, 0)


def test_equal_times_beside_other_rows_are_named_by_their_weekday() -> None:
    rows = [*(row(day, "09:00", "17:00") for day in range(6)), row(6, "00:00", "00:00")]
    assert whole_day_rows(batch(rows).hours, 1).tolist() == [[False] * 6 + [True]]


def test_a_store_of_equal_times_alone_is_open_all_week_on_purpose() -> None:
    assert not whole_day_rows(batch(every_day("06:00", "06:00")).hours, 1).any()


def test_a_last_minute_is_not_a_whole_day() -> None:
    rows = [*every_day("09:00", "17:00"), row(6, "23:59", "23:59")]
    assert not whole_day_rows(batch(rows).hours, 1).any()
