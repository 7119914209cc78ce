"""The engine against the slow reference, and invariants of any result."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.model import Batch, Figures, Hours, Int64, Polls
from storemon.core.report import compute, evidence_start
from storemon.core.timeline import timeline
from storemon.core.vocabulary import WEEK, Method, State
from tests.core import reference
from tests.core.strategies import QUICK, Case, cases

FIELDS = ("open", "up", "down", "unknown")


def as_lists(figures: Figures) -> list[list[dict[str, int]]]:
    return [
        [{field: int(getattr(figures, field)[store, window]) for field in FIELDS} for window in range(3)]
        for store in range(figures.up.shape[0])
    ]


def only(batch: Batch, first: int, last: int) -> Batch:
    """Keep only the stores first..last-1 of the batch."""

    def inside(store: Int64) -> list[int]:
        return [place for place, value in enumerate(store.tolist()) if first <= value < last]

    rows, seen = inside(batch.hours.store), inside(batch.polls.store)
    hours, polls = batch.hours, batch.polls
    return Batch(
        batch.zones[first:last],
        Hours(hours.store[rows] - first, hours.day[rows], hours.start[rows], hours.end[rows]),
        Polls(polls.store[seen] - first, polls.time[seen], polls.active[seen]),
    )


@settings(QUICK, max_examples=200)
@given(cases())
def test_interpolated_equals_the_reference_exactly(case: Case) -> None:
    figures = compute(case.batch, Method.INTERPOLATED, case.reach, case.as_of)
    stores = reference.stores_of(case.batch)
    assert as_lists(figures) == [reference.interpolated(store, case.reach, case.as_of) for store in stores]


@settings(QUICK, max_examples=200)
@given(cases())
def test_poll_count_equals_the_reference_exactly(case: Case) -> None:
    figures = compute(case.batch, Method.POLL_COUNT, case.reach, case.as_of)
    stores = reference.stores_of(case.batch)
    assert as_lists(figures) == [reference.poll_count(store, case.as_of) for store in stores]


@settings(QUICK, max_examples=150)
@given(cases(max_stores=1), st.sampled_from([WEEK, WEEK - 1, 26 * 3_600_000_000, 1, 0]))
def test_a_timeline_equals_the_reference_exactly(case: Case, length: int) -> None:
    start = case.as_of - length
    line = timeline(case.batch, case.reach, case.as_of, start)
    found = [
        (left, right, State(state).name.lower())
        for left, right, state in zip(
            line.seg_start.tolist(), line.seg_end.tolist(), line.seg_state.tolist(), strict=True
        )
    ]
    (store,) = reference.stores_of(case.batch)
    assert found == reference.timeline(store, case.reach, case.as_of, start)


@settings(QUICK, max_examples=100)
@given(cases(max_stores=1))
def test_a_timeline_sums_to_the_week_of_the_report(case: Case) -> None:
    line = timeline(case.batch, case.reach, case.as_of, case.as_of - WEEK)
    figures = compute(case.batch, Method.INTERPOLATED, case.reach, case.as_of)
    length = line.seg_end - line.seg_start
    assert length[line.seg_state == State.UP].sum() == figures.up[0, 2]
    assert length[line.seg_state == State.DOWN].sum() == figures.down[0, 2]
    assert length[line.seg_state == State.UNKNOWN].sum() == figures.unknown[0, 2]
    assert (line.open_end - line.open_start).sum() == figures.open[0, 2]


@settings(QUICK, max_examples=100)
@given(cases())
def test_up_down_and_unknown_make_up_the_open_time_and_windows_only_grow(case: Case) -> None:
    figures = compute(case.batch, Method.INTERPOLATED, case.reach, case.as_of)
    np.testing.assert_array_equal(figures.up + figures.down + figures.unknown, figures.open)
    for field in FIELDS:
        values = getattr(figures, field)
        assert (values >= 0).all()
        assert (np.diff(values, axis=1) >= 0).all()


@settings(QUICK, max_examples=100)
@given(cases(), st.sampled_from(Method), st.data())
def test_splitting_a_batch_changes_nothing(case: Case, method: Method, data: st.DataObject) -> None:
    count = len(case.batch.zones)
    cut = data.draw(st.integers(0, count))
    whole = as_lists(compute(case.batch, method, case.reach, case.as_of))
    halves = [only(case.batch, 0, cut), only(case.batch, cut, count)]
    parts = [as_lists(compute(half, method, case.reach, case.as_of)) for half in halves]
    assert parts[0] + parts[1] == whole


@settings(QUICK, max_examples=100)
@given(cases(), st.sampled_from(Method))
def test_polls_before_the_evidence_starts_and_after_the_as_of_time_change_nothing(
    case: Case, method: Method
) -> None:
    polls = case.batch.polls
    first = evidence_start(method, case.reach, case.as_of)
    timely = (polls.time >= first) & (polls.time <= case.as_of)
    fewer = Polls(polls.store[timely], polls.time[timely], polls.active[timely])
    trimmed = Batch(case.batch.zones, case.batch.hours, fewer)
    assert as_lists(compute(trimmed, method, case.reach, case.as_of)) == as_lists(
        compute(case.batch, method, case.reach, case.as_of)
    )


@settings(QUICK, max_examples=50)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_of_hours_changes_nothing(case: Case, random: object) -> None:
    hours = case.batch.hours
    order = np.arange(hours.store.size)
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis passes a random.Random
    mixed = Hours(hours.store[order], hours.day[order], hours.start[order], hours.end[order])
    again = Batch(case.batch.zones, mixed, case.batch.polls)
    for method in Method:
        assert as_lists(compute(again, method, case.reach, case.as_of)) == as_lists(
            compute(case.batch, method, case.reach, case.as_of)
        )
