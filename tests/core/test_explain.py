"""The items that explain a figure add up to exactly that figure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.explain import NO_POLL, Breakdown, FigureRequest, explain
from storemon.core.model import Batch, Figures, Polls
from storemon.core.report import compute
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK, Method, State
from tests.core.build import batch, down, every_day, range_figures, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK, Case, cases
from tests.core.test_against_reference import only

T = utc("2023-01-25 18:00")


def asked_of(case: Case, method: Method, window: int) -> FigureRequest:
    return FigureRequest(
        method, case.reach, case.as_of - WEEK, case.as_of, case.as_of, window, is_range=False
    )


def figures_of(batch: Batch, breakdown: Breakdown, request: FigureRequest) -> Figures:
    if request.is_range:
        return range_figures(batch, breakdown.reach, request.start, request.end, request.as_of)
    return compute(batch, breakdown.method, breakdown.reach, request.as_of)


def check(batch: Batch, request: FigureRequest) -> None:
    for breakdown in explain(batch, request):
        figures = figures_of(batch, breakdown, request)
        for state, field in ((State.UP, figures.up), (State.DOWN, figures.down)):
            assert breakdown.total(state) == field[0, request.window]
        assert breakdown.total(State.UNKNOWN) == figures.unknown[0, request.window]
        check_parts(breakdown)


def check_parts(breakdown: Breakdown) -> None:
    known = breakdown.part_state != State.UNKNOWN
    assert (breakdown.part_poll[~known] == NO_POLL).all()
    polls = dict(zip(breakdown.poll_time.tolist(), breakdown.poll_active.tolist(), strict=True))
    said = [polls[time] for time in breakdown.part_poll[known].tolist()]
    assert said == (breakdown.part_state[known] == State.UP).tolist()
    used = np.unique(breakdown.part_poll[known])
    np.testing.assert_array_equal(used, breakdown.poll_time[breakdown.poll_used])
    if breakdown.method is Method.INTERPOLATED:
        assert breakdown.open == breakdown.part_length.sum()
        assert (breakdown.part_start < breakdown.part_end).all()
        assert (breakdown.part_start[1:] >= breakdown.part_end[:-1]).all()


@settings(QUICK, max_examples=150)
@given(cases(), st.sampled_from(Method), st.integers(0, 2))
def test_the_parts_add_up_to_the_reports_figure(case: Case, method: Method, window: int) -> None:
    for store in range(len(case.batch.zones)):
        check(only(case.batch, store, store + 1), asked_of(case, method, window))


@settings(QUICK, max_examples=100)
@given(ranges())
def test_the_parts_add_up_in_a_range(ranged: Ranged) -> None:
    case = ranged.case
    request = FigureRequest(
        Method.INTERPOLATED, case.reach, ranged.start, ranged.end, case.as_of, window=0, is_range=True
    )
    for store in range(len(case.batch.zones)):
        check(only(case.batch, store, store + 1), request)


@settings(QUICK, max_examples=60)
@given(cases(max_stores=1), st.sampled_from(Method), st.integers(0, 2))
def test_polls_outside_the_time_that_is_asked_for_change_nothing(
    case: Case, method: Method, window: int
) -> None:
    request = asked_of(case, method, window)
    first, last = request.polls()
    polls = case.batch.polls
    kept = (polls.time >= first) & (polls.time <= last)
    fewer = Polls(polls.store[kept], polls.time[kept], polls.active[kept])
    trimmed = Batch(case.batch.zones, case.batch.hours, fewer)
    for one, other in zip(explain(case.batch, request), explain(trimmed, request), strict=True):
        np.testing.assert_array_equal(one.part_length, other.part_length)
        np.testing.assert_array_equal(one.part_poll, other.part_poll)


def test_the_reports_own_terms_come_first_and_none_twice() -> None:
    def variants(method: Method, reach: int | None, *, is_range: bool = False) -> list[tuple[str, object]]:
        return [(*found,) for found in FigureRequest(method, reach, T - DAY, T, T, 0, is_range).variants()]

    interpolated, counted = Method.INTERPOLATED, Method.POLL_COUNT
    assert variants(interpolated, HOUR) == [(interpolated, HOUR), (interpolated, None), (counted, None)]
    assert variants(interpolated, None) == [
        (interpolated, None),
        (interpolated, 2 * HOUR),
        (counted, None),
    ]
    assert variants(counted, 2 * HOUR) == [
        (counted, None),
        (interpolated, 2 * HOUR),
        (interpolated, None),
    ]
    assert variants(interpolated, HOUR, is_range=True) == [(interpolated, HOUR), (interpolated, None)]


def test_each_part_names_the_poll_it_stands_on() -> None:
    polls = [down("2023-01-25 10:00"), up("2023-01-25 11:00"), up("2023-01-25 20:00")]
    (own, *_) = explain(
        batch(every_day("09:00", "14:00"), polls),
        FigureRequest(Method.INTERPOLATED, 2 * HOUR, T - WEEK, T, T, 1, is_range=False),
    )
    nine = utc("2023-01-25 09:00")
    assert own.part_start.tolist()[-3:] == [nine, nine + 90 * MINUTE, nine + 4 * HOUR]
    assert own.part_poll.tolist()[-3:] == [polls[0][1], polls[1][1], NO_POLL]
    assert own.poll_used.tolist() == [True, True]


def test_a_poll_count_of_nothing_says_that_the_store_is_not_open_at_that_time_of_day() -> None:
    closed = explain(
        batch(every_day("09:00", "14:00"), [up("2023-01-25 10:00")]),
        FigureRequest(Method.POLL_COUNT, None, T - WEEK, T, T, 1, is_range=False),
    )[0]
    assert not closed.opens
    assert closed.poll_inside.tolist() == [True]
    assert closed.poll_used.tolist() == [False]


def test_two_stores_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="one store"):
        explain(batch(zones=("UTC", "UTC")), asked_of(Case(batch(), None, T), Method.INTERPOLATED, 0))
