"""METRICS: Windows, ranges of local dates."""

from __future__ import annotations

import datetime as dt

import pytest

from storemon.core.dates import Dates, Named, Span, read_dates
from storemon.core.ranges import commonest_zone, hull, local_date, own_range, settled
from storemon.core.vocabulary import HOUR, Range
from tests.core.build import utc

CHICAGO = "America/Chicago"


def dates(first: str, last: str) -> Dates:
    return Dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def named(span: Span, as_of: str, zone: str = "UTC", first_day: int = 0) -> Dates:
    return settled(Named(span, first_day), zone, [zone], utc(as_of))


@pytest.mark.parametrize(
    ("span", "as_of", "expected"),
    [
        (Span.TODAY, "2023-03-05 10:30", dates("2023-03-05", "2023-03-05")),
        (Span.THIS_WEEK, "2023-03-05 10:30", dates("2023-02-27", "2023-03-05")),
        (Span.THIS_WEEK, "2023-03-06 00:00:01", dates("2023-03-06", "2023-03-06")),
        (Span.THIS_MONTH, "2023-03-05 10:30", dates("2023-03-01", "2023-03-05")),
        (Span.LAST_MONTH, "2023-03-05 10:30", dates("2023-02-01", "2023-02-28")),
        (Span.LAST_MONTH, "2024-01-31 23:59", dates("2023-12-01", "2023-12-31")),
        (Span.LAST_30_DAYS, "2023-03-05 10:30", dates("2023-02-04", "2023-03-05")),
    ],
)
def test_a_named_range_is_of_the_local_dates_of_the_as_of_time(
    span: Span, as_of: str, expected: Dates
) -> None:
    assert named(span, as_of) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span.TODAY, dates("2023-04-30", "2023-04-30")),
        (Span.THIS_WEEK, dates("2023-04-24", "2023-04-30")),
        (Span.THIS_MONTH, dates("2023-04-01", "2023-04-30")),
        # These are not empty at midnight.
        (Span.LAST_MONTH, dates("2023-04-01", "2023-04-30")),
        (Span.LAST_30_DAYS, dates("2023-04-01", "2023-04-30")),
    ],
)
def test_a_range_that_would_be_empty_is_the_last_one_that_is_not(span: Span, expected: Dates) -> None:
    # A Monday that is the first of a month.
    assert named(span, "2023-05-01 00:00") == expected
    assert named(span, "2023-05-01 05:00", CHICAGO) == expected


def test_a_microsecond_after_midnight_the_new_date_has_begun() -> None:
    assert named(Span.THIS_MONTH, "2023-05-01 05:00:00.000001", CHICAGO) == dates("2023-05-01", "2023-05-01")


def test_a_week_begins_with_the_day_that_the_person_has_set() -> None:
    assert named(Span.THIS_WEEK, "2023-03-08 10:30", first_day=6) == dates("2023-03-05", "2023-03-08")
    assert named(Span.THIS_WEEK, "2023-03-05 00:00", first_day=6) == dates("2023-02-26", "2023-03-04")


def test_the_date_is_that_of_the_given_zone() -> None:
    assert named(Span.TODAY, "2023-03-01 05:59", CHICAGO) == dates("2023-02-28", "2023-02-28")
    assert local_date("Asia/Tokyo", utc("2023-03-01 15:00")) == dt.date(2023, 3, 2)


def test_a_month_goes_on_for_stores_whose_next_date_has_begun() -> None:
    # 23:00 on the 5th in Chicago is 14:00 on the 6th in Tokyo.
    as_of = utc("2023-03-06 05:00")
    found = settled(Named(Span.THIS_MONTH), CHICAGO, [None, "Asia/Tokyo"], as_of)
    assert found == dates("2023-03-01", "2023-03-06")
    assert own_range("Asia/Tokyo", found, as_of) == Range(utc("2023-02-28 15:00"), as_of)
    # Today is a single date for them too.
    today = settled(Named(Span.TODAY), CHICAGO, [None, "Asia/Tokyo"], as_of)
    assert own_range("Asia/Tokyo", today, as_of) == Range(utc("2023-03-04 15:00"), utc("2023-03-05 15:00"))


def test_dates_that_have_not_begun_anywhere_are_left_out() -> None:
    asked = dates("2023-01-01", "2099-12-31")
    assert settled(asked, CHICAGO, [CHICAGO], utc("2023-01-25 18:00")) == dates("2023-01-01", "2023-01-25")


def test_dates_run_from_each_stores_own_midnight_to_its_own_midnight() -> None:
    january, later = dates("2023-01-01", "2023-01-31"), utc("2023-03-01 00:00")
    assert own_range(CHICAGO, january, later) == Range(utc("2023-01-01 06:00"), utc("2023-02-01 06:00"))
    assert own_range("Asia/Tokyo", january, later) == Range(utc("2022-12-31 15:00"), utc("2023-01-31 15:00"))
    assert hull([None, "Asia/Tokyo"], january, later) == Range(
        utc("2022-12-31 15:00"), utc("2023-02-01 06:00")
    )


def test_dates_are_clipped_at_the_as_of_time_and_empty_where_they_have_not_begun() -> None:
    as_of = utc("2023-01-25 03:00")
    today = dates("2023-01-25", "2023-01-25")
    assert own_range("Asia/Tokyo", today, as_of) == Range(utc("2023-01-24 15:00"), as_of)
    assert own_range(CHICAGO, today, as_of) == Range(as_of, as_of)


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        (CHICAGO, "2023-03-12", 23),
        (CHICAGO, "2023-11-05", 25),
        ("America/Sao_Paulo", "2018-11-04", 23),
        ("America/Havana", "2023-11-05", 25),
        ("Pacific/Apia", "2011-12-30", 0),
    ],
)
def test_a_date_has_the_hours_of_its_own_clock(zone: str, date: str, hours: int) -> None:
    found = own_range(zone, dates(date, date), utc("2024-01-01 00:00"))
    assert found.end - found.start == hours * HOUR


def test_the_commonest_zone_is_the_first_by_name_of_those_that_most_stores_have() -> None:
    assert commonest_zone({"Europe/Berlin": 2, "Asia/Tokyo": 2, CHICAGO: 1}) == "Asia/Tokyo"
    assert commonest_zone({"Europe/Berlin": 2, None: 1, CHICAGO: 2}) == CHICAGO
    assert commonest_zone({}) == CHICAGO


@pytest.mark.parametrize("asked", [dates("2023-01-01", "2023-01-31"), Named(Span.THIS_WEEK, 6)])
def test_what_was_asked_for_is_read_as_it_was_written(asked: Dates | Named) -> None:
    assert read_dates(asked.written()) == asked


@pytest.mark.parametrize("text", ["", "tomorrow/0", "2023-01-01"])
def test_what_no_one_wrote_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_dates(text)
