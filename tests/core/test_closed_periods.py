"""Scheduled reports over a year, against a simple list of those that should have been sent."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.closed_periods import LATEST_SENT, Period, Plan, due_periods, last_closed, period_of
from storemon.core.dates import Dates
from storemon.core.vocabulary import DAY, HOUR, MINUTE

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
ZONES = ("America/New_York", "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Honolulu")


def micros(time: dt.datetime) -> int:
    return (time - EPOCH) // dt.timedelta(microseconds=1)


def local(zone: str, day: dt.date, minute: int) -> int:
    wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minute)
    return micros(wall.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC))


def expected(plan: Plan, zones: list[str], first: dt.date, days: int) -> list[tuple[Dates, int]]:
    """What is due on each day of a year, computed slowly: a period is due on the day after its last."""
    found = []
    for number in range(days):
        day = first + dt.timedelta(days=number)
        before = day - dt.timedelta(days=1)
        dates = period_of(plan.period, before, plan.first_day)
        if dates.last == before:
            ends = [local(zone, day, 0) for zone in {plan.zone, *zones}]
            found.append((dates, max(*ends, local(plan.zone, day, plan.minute))))
    return found


plans = st.builds(
    Plan,
    st.sampled_from(Period),
    st.integers(0, 1439),
    st.sampled_from(ZONES),
    st.integers(0, 6),
)


@given(
    plans,
    st.lists(st.sampled_from(ZONES), max_size=3),
    st.integers(2015, 2030),
    st.lists(st.integers(9 * 60, 20 * 24 * 60), min_size=20, max_size=60),
    st.lists(st.integers(-3 * 24 * 60, 3 * 24 * 60), max_size=5),
)
@settings(max_examples=15, deadline=None)
def test_over_a_year_each_period_is_sent_once_whenever_the_computer_wakes(
    plan: Plan, zones: list[str], year: int, sleeps: list[int], jumps: list[int]
) -> None:
    first = dt.date(year, 1, 1)
    made = local(plan.zone, first, 0)
    now, end = made, made + 365 * DAY
    sent: list[tuple[Dates, int]] = []
    step = 0
    while now < end:
        now = min(end, now + sleeps[step % len(sleeps)] * MINUTE)
        # The clock is changed and corrected again: sent reports stay sent.
        for jump in [*jumps[step % 5 : step % 5 + 1], 0]:
            for one in due_periods(plan, zones, made, now + min(jump, 0) * MINUTE):
                if (one.dates, one.due) not in sent:
                    sent.append((one.dates, one.due))
        step += 1
    wanted = [one for one in expected(plan, zones, first, 367) if made < one[1] <= end]
    assert sent == wanted


@given(plans, st.lists(st.sampled_from(ZONES), max_size=3), st.integers(0, 25 * 365))
@settings(max_examples=60, deadline=None)
def test_what_is_due_has_ended_everywhere(plan: Plan, zones: list[str], days: int) -> None:
    now = micros(dt.datetime(2005, 1, 1, tzinfo=dt.UTC)) + days * DAY
    for one in due_periods(plan, zones, 0, now):
        assert now - LATEST_SENT < one.due <= now
        assert all(local(zone, one.dates.last + dt.timedelta(days=1), 0) <= one.due for zone in zones)


def test_a_computer_that_was_off_for_a_year_sends_the_last_weeks_only() -> None:
    plan = Plan(Period.WEEK, 390, "America/New_York")
    now = local("America/New_York", dt.date(2026, 11, 28), 600)
    found = due_periods(plan, [], 0, now)
    assert [one.dates.last for one in found] == [
        dt.date(2026, 10, 25) + dt.timedelta(weeks=week) for week in range(5)
    ]


def test_on_the_day_that_the_clock_skips_the_hour_the_report_is_due_by_the_clock_before() -> None:
    plan = Plan(Period.DAY, 150, "America/New_York")  # 02:30 does not exist on 10 March 2024
    now = local("America/New_York", dt.date(2024, 3, 10), 1000)
    last = due_periods(plan, [], now - DAY, now)[-1]
    assert last.dates.last == dt.date(2024, 3, 9)
    assert last.due == micros(dt.datetime(2024, 3, 10, 7, 30, tzinfo=dt.UTC))


@given(plans, st.integers(0, 9000 * 24))
def test_the_last_closed_period_is_over_and_the_next_is_not(plan: Plan, hours: int) -> None:
    time = micros(dt.datetime(2005, 1, 1, tzinfo=dt.UTC)) + hours * HOUR
    last = last_closed(plan, time)
    following = period_of(plan.period, last.dates.last + dt.timedelta(days=1), plan.first_day)
    assert local(plan.zone, last.dates.last + dt.timedelta(days=1), 0) == last.end <= time
    assert local(plan.zone, following.last + dt.timedelta(days=1), 0) > time


def test_a_report_waits_a_day_for_data_that_reach_its_end() -> None:
    plan = Plan(Period.DAY, 390, "America/New_York")
    now = local("America/New_York", dt.date(2024, 5, 3), 400)
    one = due_periods(plan, [], now - DAY, now)[-1]
    assert not one.is_ready(one.end - 1, now)
    assert one.is_ready(one.end, now)
    assert one.is_ready(one.end - 5 * HOUR, one.due + DAY)


@pytest.mark.parametrize(
    ("period", "first_day", "wanted"),
    [
        (Period.DAY, 0, Dates(dt.date(2024, 2, 29), dt.date(2024, 2, 29))),
        (Period.WEEK, 0, Dates(dt.date(2024, 2, 26), dt.date(2024, 3, 3))),
        (Period.WEEK, 6, Dates(dt.date(2024, 2, 25), dt.date(2024, 3, 2))),
        (Period.MONTH, 0, Dates(dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
    ],
)
def test_a_day_is_in_one_period(period: Period, first_day: int, wanted: Dates) -> None:
    assert period_of(period, dt.date(2024, 2, 29), first_day) == wanted
