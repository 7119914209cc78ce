"""Totals by local day against the slow reference, and the trend computed from them."""

from __future__ import annotations

import datetime as dt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.daily import EPOCH, DailySums, Period, daily_sums, history, period_start
from storemon.core.vocabulary import DAY, HOUR
from tests.core import reference
from tests.core.build import batch, down, every_day, up, utc
from tests.core.strategies import QUICK, Case, cases

T = utc("2023-01-25 18:00")


def days_of(first: str, count: int) -> range:
    start = (dt.date.fromisoformat(first) - EPOCH).days
    return range(start, start + count)


@settings(QUICK, max_examples=50)
@given(cases(), st.integers(1, 9))
def test_the_sums_of_each_local_day_equal_the_reference_exactly(case: Case, count: int) -> None:
    last = history(case.batch.zones, case.as_of, case.as_of, 1)[-1]
    days = range(last - count + 1, last + 1)
    found = daily_sums(case.batch, case.reach, days, case.as_of)
    for place, store in enumerate(reference.stores_of(case.batch)):
        dates = [EPOCH + dt.timedelta(days=day) for day in days]
        evidence = reference.evidence_of(store, case.reach, begin_of(case, days), case.as_of)
        for column, date in enumerate(dates):
            start, end = reference.own_range(store, date, date, case.as_of)
            expected = {"open": 0, "up": 0, "down": 0, "unknown": 0}
            for left, right, state in reference.segments(
                store, case.reach, case.as_of, start, end, evidence=evidence
            ):
                expected["open"] += right - left
                expected[state] += right - left
            del expected["unknown"]
            assert {name: getattr(found, name)[place, column] for name in expected} == expected


def begin_of(case: Case, days: range) -> int:
    """Where the evidence of all stores begins: at the first store's first day."""
    first = EPOCH + dt.timedelta(days=days[0])
    return min(
        reference.own_range(store, first, first, case.as_of)[0] for store in reference.stores_of(case.batch)
    )


def test_a_day_that_the_clock_makes_longer_has_25_hours() -> None:
    found = daily_sums(batch(zones=["America/Chicago"]), HOUR, days_of("2023-11-04", 3), utc("2023-12-01"))
    assert (found.open / HOUR).tolist() == [[24, 25, 24]]


def test_history_begins_with_the_first_poll_and_ends_with_the_last_date_that_has_begun() -> None:
    found = history(["America/Chicago"], utc("2023-01-20 03:00"), utc("2023-01-22 06:00"), 1)
    assert found == days_of("2023-01-19", 3)  # midnight in Chicago still belongs to the day that ends


def test_of_too_many_stores_and_days_the_newest_days_are_kept() -> None:
    found = history(["UTC"], utc("2010-01-01 03:00"), utc("2023-01-22 06:00"), 1_000_000)
    assert found == days_of("2023-01-17", 6)


def sums(up_hours: list[float], known: list[float]) -> DailySums:
    """Totals of one store that is open ten hours a day from Friday, January 27, 2023."""
    whole = np.array([known], np.float64) * HOUR
    part = np.array([up_hours], np.float64) * HOUR
    opened = np.full(whole.shape, 10 * HOUR)
    return DailySums(days_of("2023-01-27", 1)[0], opened, part.astype(int), (whole - part).astype(int))


def test_a_period_of_which_less_than_half_is_known_is_a_gap() -> None:
    found = sums([4, 5, 5], [4.9, 5, 10]).summed(np.array([0])).trend(Period.DAY)
    assert found.gap.tolist() == [True, False, False]


def test_a_period_without_open_time_is_a_gap() -> None:
    nothing = np.zeros((1, 1), np.int64)
    found = DailySums(0, nothing, nothing, nothing)
    assert found.summed(np.array([0])).trend(Period.DAY).gap.tolist() == [True]


def test_months_and_weeks_sum_up_their_days() -> None:
    whole = sums([10, 8, 6, 4, 2, 0, 1], [10] * 7)
    months = whole.summed(np.array([0])).trend(Period.MONTH)
    assert months.starts == [dt.date(2023, 1, 1), dt.date(2023, 2, 1)]
    assert (months.up / HOUR).tolist() == [30, 1]
    monday = whole.summed(np.array([0])).trend(Period.WEEK)
    assert monday.starts == [dt.date(2023, 1, 23), dt.date(2023, 1, 30)]
    assert (monday.up / HOUR).tolist() == [24, 7]
    sunday = whole.summed(np.array([0])).trend(Period.WEEK, first_day=6)
    assert sunday.starts == [dt.date(2023, 1, 22), dt.date(2023, 1, 29)]
    assert (sunday.up / HOUR).tolist() == [18, 13]


def test_a_week_begins_on_the_weekday_that_is_set() -> None:
    wednesday = dt.date(2023, 1, 25)
    assert period_start(wednesday, Period.WEEK, 2) == wednesday
    assert period_start(wednesday, Period.WEEK, 3) == dt.date(2023, 1, 19)


def test_stores_are_summed_up_each_by_its_own_days() -> None:
    polls = [up("2023-01-25 00:30", 0), down("2023-01-25 00:30", 1)]
    both = batch(every_day("00:00", "01:00", 0) + every_day("18:00", "19:00", 1), polls, ["UTC", "Etc/GMT+6"])
    found = daily_sums(both, HOUR, days_of("2023-01-24", 2), T)
    assert (found.up / HOUR).tolist() == [[0, 1], [0, 0]]
    assert (found.down / HOUR).tolist() == [[0, 0], [1, 0]]
    trend = found.summed(np.array([0, 1])).trend(Period.DAY)
    assert (trend.known / HOUR).tolist() == [1, 1]


def test_batches_are_put_together_in_the_reports_order() -> None:
    parts = [sums([value], [10]) for value in (1, 2, 3)]
    assert (DailySums.merged(parts, np.array([2, 0, 1])).up[:, 0] / HOUR).tolist() == [3, 1, 2]


def test_what_lies_after_the_as_of_time_is_left_out() -> None:
    found = daily_sums(batch(), HOUR, days_of("2023-01-25", 1), T)
    assert found.open.tolist() == [[18 * HOUR]]
    assert found.open[0, 0] < DAY
