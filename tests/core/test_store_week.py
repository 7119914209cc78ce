"""A single store in detail, and the weeks of its calendar."""

from __future__ import annotations

import datetime as dt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.store_week import by_day, store_week
from storemon.core.vocabulary import DAY, DEFAULT_ZONE, HOUR, WEEK, Range, State
from storemon.core.weeks import week_after, week_before, week_of_date
from storemon.core.zones import local_days
from tests.core.build import utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK, ZONES
from tests.core.test_against_reference import only


@settings(QUICK, max_examples=80)
@given(ranges())
def test_a_look_agrees_with_the_report_and_its_days_add_up(ranged: Ranged) -> None:
    case = ranged.case
    for store in range(len(case.batch.zones)):
        found = store_week(
            only(case.batch, store, store + 1), case.reach, case.as_of, ranged.start, ranged.end
        )
        report = ranged.answers((store, store + 1))
        assert found.outages.lost.tolist() == report.outages.lost.tolist()
        assert found.certainty.up.tolist() == report.certainty.up.tolist()
        zone = case.batch.zones[store] or DEFAULT_ZONE
        days = by_day(found.timeline, local_days(zone, ranged.start, ranged.end))
        figures = report.figures
        assert days[:, State.UP].sum() == figures.up[0, 0]
        assert days[:, State.DOWN].sum() == figures.down[0, 0]
        assert days[:, State.UNKNOWN].sum() == figures.unknown[0, 0]


@settings(QUICK, max_examples=100)
@given(st.sampled_from(ZONES), st.integers(-400, 400), st.integers(1, 6))
def test_weeks_follow_each_other_without_gap_at_the_same_local_time(zone: str, days: int, count: int) -> None:
    start = utc("2023-06-01 12:00") + days * DAY
    shown = Range(start, start + WEEK)
    for _ in range(count):
        before = week_before(zone, shown)
        assert before.end == shown.start
        assert abs(before.end - before.start - WEEK) <= 2 * HOUR
        after = week_after(zone, before)
        assert after.start == shown.start
        shown = before


def test_a_week_of_the_calendar_begins_at_midnight_of_its_first_day() -> None:
    monday = week_of_date("America/Chicago", dt.date(2023, 3, 12), 0)
    assert monday == Range(utc("2023-03-06 06:00"), utc("2023-03-13 05:00"))
    sunday = week_of_date("America/Chicago", dt.date(2023, 3, 12), 6)
    assert sunday == Range(utc("2023-03-12 06:00"), utc("2023-03-19 05:00"))
    assert np.diff([sunday.start, sunday.end]) == WEEK - HOUR
