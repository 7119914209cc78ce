"""Reports on local dates: each store by its own time, and with the same result alone as among others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.dates import Dates
from storemon.core.insights import Insights, answers
from storemon.core.ranges import hull, local_date, own_bounds
from storemon.core.vocabulary import HOUR, Range
from tests.core import reference
from tests.core.build import batch, every_day, up, utc
from tests.core.strategies import QUICK, Case, cases
from tests.core.test_against_reference import only


@dataclass(frozen=True)
class Dated:
    """A case with local dates, some of which may be after its as-of time."""

    case: Case
    dates: Dates

    @property
    def frame(self) -> Range:
        return hull(self.case.batch.zones, self.dates, self.case.as_of)

    def answers(self) -> Insights:
        case = self.case
        start, end = own_bounds(case.batch.zones, self.dates, case.as_of)
        return answers(case.batch, case.reach, [start], end, case.as_of, self.frame)

    def alone(self, store: int) -> Insights:
        """Return a store's answers for its own time, as a range of instants gives them."""
        case, (slow, *_) = self.case, reference.stores_of(only(self.case.batch, store, store + 1))
        start, end = reference.own_range(slow, self.dates.first, self.dates.last, case.as_of)
        one = only(case.batch, store, store + 1)
        return answers(one, case.reach, [start], end, case.as_of, self.frame)


@st.composite
def dated(draw: st.DrawFn) -> Dated:
    case = draw(cases(max_stores=4))
    today = local_date(case.batch.zones[0] or "America/Chicago", case.as_of)
    last = today + dt.timedelta(days=draw(st.integers(-8, 2)))
    return Dated(case, Dates(last - dt.timedelta(days=draw(st.sampled_from([0, 0, 1, 6, 12]))), last))


@settings(QUICK, max_examples=200)
@given(dated())
def test_figures_of_local_dates_equal_the_reference_exactly(asked: Dated) -> None:
    case, figures = asked.case, asked.answers().figures
    for place, store in enumerate(reference.stores_of(case.batch)):
        start, end = reference.own_range(store, asked.dates.first, asked.dates.last, case.as_of)
        sums = {"up": 0, "down": 0, "unknown": 0}
        for left, right, state in reference.segments(store, case.reach, case.as_of, start, end):
            sums[state] += right - left
        found = {name: int(getattr(figures, name)[place, 0]) for name in sums}
        assert found == sums
        assert figures.open[place, 0] == sum(sums.values())


@settings(QUICK, max_examples=150)
@given(dated())
def test_all_answers_are_those_of_each_store_by_itself(asked: Dated) -> None:
    count = len(asked.case.batch.zones)
    together = asked.answers()
    one_by_one = Insights.merged([asked.alone(store) for store in range(count)])
    assert_equal(together, one_by_one)


def assert_equal(left: Any, right: Any) -> None:
    for field in fields(left):
        one, other = getattr(left, field.name), getattr(right, field.name)
        if is_dataclass(one):
            assert_equal(one, other)
        else:
            np.testing.assert_array_equal(one, other, err_msg=field.name)


@settings(QUICK, max_examples=100)
@given(dated())
def test_a_store_whose_dates_have_not_begun_counts_nothing(asked: Dated) -> None:
    found = asked.answers()
    start, end = own_bounds(asked.case.batch.zones, asked.dates, asked.case.as_of)
    empty = start == end
    assert not found.figures.open[empty].any()
    assert not found.now.open[empty].any()
    assert not np.isin(found.outages.store, np.flatnonzero(empty)).any()


def test_evidence_begins_24_hours_before_each_stores_own_dates_where_the_reach_has_no_limit() -> None:
    # Tokyo's 20th begins at 15:00 UTC on the 19th, Chicago's at 06:00 on the 20th.
    polls = [up("2023-01-18 20:00", store) for store in (0, 1)]
    given = batch([], polls, ["Asia/Tokyo", "America/Chicago"])
    date = Dates(dt.date(2023, 1, 20), dt.date(2023, 1, 20))
    found = Dated(Case(given, None, utc("2023-01-25 18:00")), date).answers().figures
    assert (found.up[:, 0] // HOUR).tolist() == [24, 0]
    assert (found.unknown[:, 0] // HOUR).tolist() == [0, 24]


def test_downtime_in_the_last_evening_of_a_month_is_of_that_month() -> None:
    # Los Angeles, down from 18:00 to 20:00 on 31 January: 2:00 to 4:00 UTC on 1 February.
    polls = [(0, utc("2023-01-31 18:30") + at * HOUR, not 8 <= at < 10) for at in range(12)]
    given = batch(every_day("10:00", "22:00"), polls, ["America/Los_Angeles"])
    later = Case(given, 2 * HOUR, utc("2023-02-15 00:00"))
    january = Dates(dt.date(2023, 1, 1), dt.date(2023, 1, 31))
    february = Dates(dt.date(2023, 2, 1), dt.date(2023, 2, 28))
    assert Dated(later, january).answers().figures.down[0, 0] == 2 * HOUR
    assert Dated(later, february).answers().figures.down[0, 0] == 0
