"""Business hours as a week for display."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.hours_week import Span, WeekHours
from storemon.core.interval_set import StackedAxis
from storemon.core.schedule import business_intervals
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from tests.core.build import HoursRow, batch, every_day, row, utc
from tests.core.strategies import QUICK, Case, cases
from tests.core.test_against_reference import only

MONDAY = utc("2023-01-23 00:00")


def week(*rows: HoursRow) -> WeekHours:
    return WeekHours.of(batch(rows).hours)


def test_split_shifts_are_two_spans_of_a_day() -> None:
    found = week(row(2, "18:00", "22:00"), row(2, "09:00", "14:00"))
    assert found.days[2] == [Span(9 * HOUR, 14 * HOUR, False), Span(18 * HOUR, 22 * HOUR, False)]
    assert found.days[3] == []
    assert found.hours == 9


def test_a_row_past_midnight_goes_on_the_next_day_and_past_sunday_on_monday() -> None:
    found = week(row(0, "22:00", "02:00"), row(6, "23:00", "01:00"))
    assert found.days[0] == [Span(0, HOUR, True), Span(22 * HOUR, DAY, False)]
    assert found.days[1] == [Span(0, 2 * HOUR, True)]
    assert found.days[6] == [Span(23 * HOUR, DAY, False)]


def test_no_rows_and_rows_of_all_day_are_24_by_7() -> None:
    assert week().always
    assert week().rows == 0
    assert week(*every_day("00:00", "23:59")).always
    assert not week(*every_day("00:00", "23:58")).always


@settings(QUICK, max_examples=100)
@given(cases(max_stores=1), st.integers(0, 7 * 24 * 4 - 1))
def test_the_week_agrees_with_the_business_intervals(case: Case, quarter: int) -> None:
    utc_batch = only(case.batch, 0, 1)
    utc_batch = type(utc_batch)(["UTC"], utc_batch.hours, utc_batch.polls)
    found = WeekHours.of(utc_batch.hours)
    time = MONDAY + quarter * 15 * MINUTE
    line = StackedAxis.through(MONDAY, MONDAY + 7 * DAY, 1)
    open_then = business_intervals(utc_batch, line).contains(line.at(np.zeros(1, np.int64), time))[0]
    day, clock = divmod(time - MONDAY, DAY)
    assert any(span.start <= clock < span.end for span in found.days[day]) == open_then
