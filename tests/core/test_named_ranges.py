from __future__ import annotations

import datetime as dt

import pytest

from storemon.core.model import DAY, Range
from storemon.core.ranges import Span, date_of, midnight, named, whole_days
from tests.core.build import utc


@pytest.mark.parametrize(
    ("span", "as_of", "start", "end"),
    [
        (Span.LAST_30_DAYS, "2023-03-05 10:30", "2023-02-03 10:30", "2023-03-05 10:30"),
        (Span.THIS_MONTH, "2023-03-05 10:30", "2023-03-01 00:00", "2023-03-05 10:30"),
        (Span.LAST_MONTH, "2023-03-05 10:30", "2023-02-01 00:00", "2023-03-01 00:00"),
        (Span.LAST_MONTH, "2024-01-01 00:00", "2023-12-01 00:00", "2024-01-01 00:00"),
    ],
)
def test_a_named_range_counts_back_from_the_as_of_time(span: Span, as_of: str, start: str, end: str) -> None:
    assert named(span, utc(as_of)) == Range(utc(start), utc(end))


def test_this_month_is_empty_at_its_first_midnight() -> None:
    first = utc("2023-03-01 00:00")
    assert named(Span.THIS_MONTH, first) == Range(first, first)


def test_days_are_counted_from_the_first_to_the_end_of_the_last() -> None:
    day = dt.date(2024, 2, 28)
    assert whole_days(day, day) == Range(utc("2024-02-28 00:00"), utc("2024-02-29 00:00"))
    assert whole_days(day, dt.date(2024, 3, 1)) == Range(utc("2024-02-28 00:00"), utc("2024-03-02 00:00"))


def test_a_time_belongs_to_the_day_that_began_last() -> None:
    begin = midnight(dt.date(2023, 1, 25))
    assert (date_of(begin - 1), date_of(begin), date_of(begin + DAY - 1)) == (
        dt.date(2023, 1, 24),
        dt.date(2023, 1, 25),
        dt.date(2023, 1, 25),
    )
