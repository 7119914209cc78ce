"""The period before a report's windows, against the slow reference and rule by rule."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.certainty import Certainty
from storemon.core.dates import Dates
from storemon.core.difference import Differences
from storemon.core.insights import answers
from storemon.core.model import Figures, Int64
from storemon.core.period_before import PeriodBefore, dates_before, period_before
from storemon.core.ranges import hull, local_date, own_bounds
from storemon.core.uptime import totals, window_starts
from storemon.core.vocabulary import DAY, DEFAULT_REACH, HOUR, WEEK, WINDOWS, Method
from tests.core import reference, reference_answers
from tests.core.build import batch, down, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK, Case, cases

T = utc("2023-01-25 18:00")


def before_windows(case: Case, method: Method = Method.INTERPOLATED) -> PeriodBefore:
    spans = [(case.as_of - 2 * length, case.as_of - length) for length in WINDOWS]
    reach = DEFAULT_REACH if method is Method.POLL_COUNT else case.reach
    return period_before(case.batch, method, reach, spans, case.as_of)


def sums(store: reference.Store, reach: int | None, as_of: int, start: int, end: int) -> dict[str, int]:
    found = {"open": 0, "up": 0, "down": 0, "unknown": 0}
    for left, right, state in reference.segments(store, reach, as_of, start, end):
        found["open"] += right - left
        found[state] += right - left
    return found


def row(figures: Figures | Certainty, store: int, window: int, *names: str) -> dict[str, int]:
    return {name: int(getattr(figures, name)[store, window]) for name in names}


@settings(QUICK, max_examples=50)
@given(cases())
def test_the_windows_before_equal_the_reference_exactly(case: Case) -> None:
    found = before_windows(case)
    for place, store in enumerate(reference.stores_of(case.batch)):
        for window, length in enumerate(WINDOWS):
            start, end = case.as_of - 2 * length, case.as_of - length
            expected = sums(store, case.reach, case.as_of, start, end)
            assert row(found.figures, place, window, *expected) == expected
            assert row(found.own, place, window, *expected) == expected
            certain = reference_answers.certain(store, case.reach, case.as_of, start, end)
            assert row(found.certainty, place, window, "up", "down") == certain


@settings(QUICK, max_examples=50)
@given(cases())
def test_a_poll_count_before_is_one_as_of_the_start_of_each_window(case: Case) -> None:
    found = before_windows(case, Method.POLL_COUNT)
    for place, store in enumerate(reference.stores_of(case.batch)):
        for window, length in enumerate(WINDOWS):
            expected = reference.poll_count(store, case.as_of - length)[window]
            assert row(found.own, place, window, *expected) == expected
            interpolated = sums(
                store, DEFAULT_REACH, case.as_of, case.as_of - 2 * length, case.as_of - length
            )
            assert row(found.figures, place, window, *interpolated) == interpolated


@settings(QUICK, max_examples=40)
@given(ranges())
def test_a_range_and_the_one_before_add_up_to_the_whole(ranged: Ranged) -> None:
    case, length = ranged.case, ranged.end - ranged.start
    whole = Ranged(case, ranged.start - length, ranged.end)
    if case.reach is None:  # the evidence then begins a day before each range, so the ranges need not add up
        return
    span = (ranged.start - length, ranged.start)
    before = period_before(case.batch, Method.INTERPOLATED, case.reach, [span], case.as_of).figures
    now = totals(ranged.evaluate(), [ranged.start])
    both = totals(whole.evaluate(), [whole.start])
    for name in ("open", "up", "down", "unknown"):
        np.testing.assert_array_equal(
            getattr(now, name) + getattr(before, name), getattr(both, name), err_msg=name
        )


@settings(QUICK, max_examples=40)
@given(cases(), st.integers(1, 5), st.integers(0, 6))
def test_dates_are_compared_with_as_many_of_each_stores_own_dates(case: Case, days: int, back: int) -> None:
    last = local_date("UTC", case.as_of) - dt.timedelta(back)
    dates = Dates(last - dt.timedelta(days - 1), last)
    earlier = dates_before(dates)
    span = own_bounds(case.batch.zones, earlier, case.as_of)
    frame = hull(case.batch.zones, earlier, case.as_of)
    found = period_before(case.batch, Method.INTERPOLATED, case.reach, [span], case.as_of, frame).figures
    for place, store in enumerate(reference.stores_of(case.batch)):
        start, end = reference.own_range(
            store, dates.first - dt.timedelta(days), dates.first - dt.timedelta(1), case.as_of
        )
        expected = sums(store, case.reach, case.as_of, start, end)
        assert row(found, place, 0, *expected) == expected


def test_the_dates_before_are_as_many_and_end_where_the_others_begin() -> None:
    january = Dates(dt.date(2023, 1, 1), dt.date(2023, 1, 31))
    assert dates_before(january) == Dates(dt.date(2022, 12, 1), dt.date(2022, 12, 31))
    assert dates_before(Dates(dt.date(2023, 1, 1), dt.date(2023, 1, 1))).last == dt.date(2022, 12, 31)


@settings(QUICK, max_examples=50)
@given(cases())
def test_a_change_is_sure_exactly_where_the_hard_ranges_do_not_meet(case: Case) -> None:
    now = answers(case.batch, case.reach, window_starts(case.as_of), case.as_of, case.as_of)
    before = before_windows(case)
    for window in range(3):
        found = Differences.of(now.figures, before.figures, window, (now.certainty, before.certainty))
        for store in range(len(case.batch.zones)):
            present = hard_range(now.certainty, store, window)
            past = hard_range(before.certainty, store, window)
            if present is None or past is None:
                assert not found.sure[store]
                continue
            assert found.better[store] == (present[0] > past[1])
            assert found.worse[store] == (present[1] < past[0])
            # If it is certainly better, its own figure is better too.
            assert not found.better[store] or found.points[store] > 0
            assert not found.worse[store] or found.points[store] < 0


def hard_range(sure: Certainty, store: int, window: int) -> tuple[Fraction, Fraction] | None:
    opened, least, lost = (int(part[store, window]) for part in (sure.open, sure.up, sure.down))
    if not opened:
        return None
    return Fraction(least, opened), 1 - Fraction(lost, opened)


def test_a_poll_count_is_never_surely_better() -> None:
    figures = Figures(*(np.full((1, 3), value) for value in (0, 2 * HOUR, HOUR, 0)))
    worse = Figures(*(np.full((1, 3), value) for value in (0, HOUR, 2 * HOUR, 0)))
    found = Differences.of(figures, worse, 2)
    assert not found.sure.any()
    assert round(float(found.points[0]), 2) == 33.33


def test_a_period_of_which_nothing_is_known_has_no_change() -> None:
    now = batch([], [up(f"2023-01-25 {hour:02}:00") for hour in range(18)])
    found = period_before(now, Method.INTERPOLATED, HOUR, [(T - 2 * WEEK, T - WEEK)], T)
    week = answers(now, HOUR, [T - WEEK], T, T)
    change = Differences.of(week.figures, found.figures, 0, (week.certainty, found.certainty))
    assert np.isnan(change.points).all()
    assert not change.sure.any()


def test_a_day_down_after_a_day_up_is_surely_worse() -> None:
    polls = [up(f"2023-01-24 {hour:02}:00") for hour in range(24)]
    polls += [down(f"2023-01-25 {hour:02}:00") for hour in range(24)]
    found, as_of = batch([], polls), utc("2023-01-26 00:00")
    before = period_before(found, Method.INTERPOLATED, 2 * HOUR, [(as_of - 2 * DAY, as_of - DAY)], as_of)
    now = answers(found, 2 * HOUR, [as_of - DAY], as_of, as_of)
    change = Differences.of(now.figures, before.figures, 0, (now.certainty, before.certainty))
    assert change.worse.tolist() == [True]
    assert change.points[0] < -90


def test_batches_are_put_together_in_the_reports_order() -> None:
    parts = [before_windows(Case(batch([], [up("2023-01-24 17:30")]), HOUR, T))]
    parts.append(before_windows(Case(batch([], [down("2023-01-24 17:30")]), HOUR, T)))
    found = PeriodBefore.merged(parts, np.array([1, 0]))
    assert hours_of(found.figures.down[:, 1]) == [1.5, 0]
    assert hours_of(found.certainty.up[:, 1]) == [0, 1.5]


def hours_of(values: Int64) -> list[float]:
    return [value / HOUR for value in values.tolist()]
