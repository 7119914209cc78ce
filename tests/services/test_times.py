"""Parsing and formatting of times."""

from __future__ import annotations

import datetime as dt

import pytest

from storemon.core.dates import Dates
from storemon.core.vocabulary import HOUR, SECOND, Range
from storemon.data.files.fields import LATEST
from storemon.errors import BadInput
from storemon.services.time_text import format_time
from storemon.services.times import parse_range, parse_time

NOON = 1_674_648_000 * SECOND  # 2023-01-25 12:00:00 UTC


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2023-01-25 12:00:00 UTC", NOON),
        ("2023-01-25 12:00:00.25 UTC", NOON + SECOND // 4),
        ("2023-01-25 12:00:00", NOON),
        ("2023-01-25T12:00:00Z", NOON),
        ("2023-01-25T12:00:00+02:00", NOON - 2 * HOUR),
        (" 2023-01-25 12:00 ", NOON),
    ],
)
def test_every_form_of_a_poll_time_is_read(text: str, time: int) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize("text", ["", "yesterday", "12:00", "2023-02-30 12:00:00", "1/2/2023 12:00"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match=r"is not a time\. Write it like 2023-01-25 18:13:22 UTC\."):
        parse_time(text)


@pytest.mark.parametrize("text", ["1999-12-31 23:59:59 UTC", "2100-01-01 00:00:00 UTC"])
def test_a_time_of_another_century_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="years 2000 to 2099"):
        parse_time(text)


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (NOON, "2023-01-25 12:00:00 UTC"),
        (NOON + 500_000, "2023-01-25 12:00:00.5 UTC"),
        (NOON + 1, "2023-01-25 12:00:00.000001 UTC"),
    ],
)
def test_a_shown_time_reads_back_as_the_same(time: int, text: str) -> None:
    assert format_time(time) == text
    assert parse_time(text) == time


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, None),
        ("2023-01-25", "2023-01-26", Dates(dt.date(2023, 1, 25), dt.date(2023, 1, 26))),
        (" 2023-01-25 ", "2023-01-25", Dates(dt.date(2023, 1, 25), dt.date(2023, 1, 25))),
        ("2023-01-25 12:00:00", "2023-01-25 13:00:00 UTC", Range(NOON, NOON + HOUR)),
        ("2023-01-25", None, Dates(dt.date(2023, 1, 25), dt.date(2099, 12, 31))),
        ("2023-01-25 12:00:00", None, Range(NOON, LATEST)),
    ],
)
def test_two_dates_are_local_ones_and_two_times_a_range_of_instants(
    start: str | None, end: str | None, expected: Range | Dates | None
) -> None:
    assert parse_range(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end"),
    [("2023-01-25", "2023-01-24"), ("2023-01-25 12:00:00 UTC", "2023-01-25 12:00:00 UTC")],
)
def test_a_range_that_ends_before_it_begins_is_refused(start: str, end: str) -> None:
    with pytest.raises(BadInput, match="ends before it begins"):
        parse_range(start, end)


@pytest.mark.parametrize(
    ("start", "end"), [("2023-01-25", "2023-01-26 12:00:00 UTC"), ("2023-01-25 12:00:00 UTC", "2023-01-26")]
)
def test_a_date_and_a_time_make_no_range(start: str, end: str) -> None:
    with pytest.raises(BadInput, match="two dates, or two times"):
        parse_range(start, end)


@pytest.mark.parametrize(("start", "end"), [("1999-12-31", None), ("2023-01-25", "2100-01-01")])
def test_a_date_of_another_century_is_refused(start: str, end: str | None) -> None:
    with pytest.raises(BadInput, match=r"is not in the years 2000 to 2099\. Choose another date\."):
        parse_range(start, end)


@pytest.mark.parametrize(("start", "end"), [("3/12/2023", "3/12/2023"), ("2023-03-12", "noon")])
def test_an_end_that_is_neither_a_date_nor_a_time_is_refused_with_both_forms(start: str, end: str) -> None:
    told = r"is neither a date nor a time\. Write it like 2023-01-25 or 2023-01-25 18:13:22 UTC\."
    with pytest.raises(BadInput, match=told):
        parse_range(start, end)


def test_a_range_without_a_start_is_none() -> None:
    with pytest.raises(BadInput, match="needs a start"):
        parse_range(None, "2023-01-25")
