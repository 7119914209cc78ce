"""Certainty, outages, heat and the hours check against the slow reference; and invariants."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.fleet import now
from storemon.core.heat import heat
from storemon.core.insights import Insights, answers
from storemon.core.poll_count import counting
from storemon.core.report import compute
from storemon.core.shared import shared_outages
from storemon.core.uptime import window_starts
from storemon.core.vocabulary import HOUR, Method
from tests.core import reference, reference_answers
from tests.core.build import range_figures
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK, Case, cases


@settings(QUICK, max_examples=100)
@given(ranges())
def test_certainty_equals_the_reference_exactly(ranged: Ranged) -> None:
    found = ranged.answers().certainty
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        expected = reference_answers.certain(store, *ranged.asked)
        assert {"up": found.up[place, 0], "down": found.down[place, 0]} == expected


@settings(QUICK, max_examples=100)
@given(cases())
def test_a_figure_is_always_between_its_bounds(case: Case) -> None:
    found = answers(case.batch, case.reach, window_starts(case.as_of), case.as_of, case.as_of)
    figures, sure = found.figures, found.certainty
    assert (sure.up >= 0).all()
    assert (sure.up <= figures.up).all()
    assert (figures.up <= sure.highest).all()
    assert (sure.down >= 0).all()
    assert (sure.down <= figures.down).all()
    assert (sure.doubt >= figures.unknown).all()
    np.testing.assert_array_equal(sure.up + sure.down + sure.doubt, figures.open)
    for values in (sure.up, sure.down, sure.doubt):
        assert (np.diff(values, axis=1) >= 0).all()


@settings(QUICK, max_examples=100)
@given(ranges())
def test_outages_equal_the_reference_exactly(ranged: Ranged) -> None:
    found = ranged.answers().outages
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        expected = reference_answers.outages(store, *ranged.asked)
        mine = found.of(place)
        assert found.start[mine].tolist() == [outage.start for outage in expected]
        assert found.end[mine].tolist() == [outage.end for outage in expected]
        assert found.lost[mine].tolist() == [outage.lost for outage in expected]
        assert found.polls[mine].tolist() == [len(outage.polls) for outage in expected]
        assert found.still_open[mine].tolist() == [outage.still_open for outage in expected]
        assert found.first[mine].tolist() == [outage.first for outage in expected]
        assert found.gap[mine].tolist() == [outage.gap for outage in expected]
        assert found.earlier[mine].tolist() == [outage.earlier for outage in expected]
        assert found.later[mine].tolist() == [outage.later for outage in expected]


@settings(QUICK, max_examples=60)
@given(ranges())
def test_stretches_of_outages_are_apart_and_sum_to_the_downtime(ranged: Ranged) -> None:
    found = ranged.answers()
    parts = found.outages.stretches
    assert (parts.start < parts.end).all()
    follows = parts.store[1:] == parts.store[:-1]
    assert (parts.end[:-1][follows] <= parts.start[1:][follows]).all()
    down = np.zeros(len(ranged.case.batch.zones), np.int64)
    np.add.at(down, parts.store, parts.end - parts.start)
    np.testing.assert_array_equal(down, found.figures.down[:, 0])
    np.testing.assert_array_equal(found.outages.store[parts.outage], parts.store)


@settings(QUICK, max_examples=100)
@given(ranges())
def test_heat_equals_the_reference_exactly(ranged: Ranged) -> None:
    zones = ranged.case.batch.zones
    found = heat(ranged.evaluate(), zones, ranged.answers().outages.stretches)
    expected = {"open": [0] * 168, "down": [0] * 168, "unknown": [0] * 168}
    for store in reference.stores_of(ranged.case.batch):
        parts = reference.segments(store, ranged.case.reach, ranged.case.as_of, ranged.start, ranged.end)
        for name, state in (("open", None), ("down", "down"), ("unknown", "unknown")):
            cells = reference_answers.heat(store, parts, state)
            expected[name] = [a + b for a, b in zip(expected[name], cells, strict=True)]
    assert found.open.tolist() == expected["open"]
    assert found.down.tolist() == expected["down"]
    assert (found.open - found.known).tolist() == expected["unknown"]


@settings(QUICK, max_examples=100)
@given(ranges())
def test_the_doctor_counts_as_the_reference_does(ranged: Ranged) -> None:
    found = ranged.answers().hours
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        closed = reference_answers.closed_activity(store, *ranged.asked)
        assert (found.closed_active[place], found.closed_polled[place]) == closed
        late = reference_answers.late_openings(store, *ranged.asked)
        assert (found.late_openings[place], found.openings[place]) == late


@settings(QUICK, max_examples=60)
@given(ranges())
def test_the_state_now_is_that_of_the_last_microsecond(ranged: Ranged) -> None:
    found = now(ranged.evaluate())
    last = range_figures(ranged.case.batch, ranged.case.reach, ranged.end - 1, ranged.end, ranged.case.as_of)
    np.testing.assert_array_equal(found.open, last.open[:, 0])
    if ranged.case.reach is not None:
        np.testing.assert_array_equal(found.up, last.up[:, 0])
        np.testing.assert_array_equal(found.down, last.down[:, 0])


def plain(value: object) -> object:
    """Convert arrays and dataclasses to lists and dictionaries, which can be compared."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


@settings(QUICK, max_examples=60)
@given(ranges(), st.data())
def test_batches_put_together_answer_as_one(ranged: Ranged, data: st.DataObject) -> None:
    count = len(ranged.case.batch.zones)
    cut = data.draw(st.integers(0, count))
    whole = ranged.answers()
    merged = Insights.merged([ranged.answers((0, cut)), ranged.answers((cut, count))])
    assert plain(merged) == plain(whole)
    shared = shared_outages(merged.changes, merged.outages, count)
    assert (shared.lost <= whole.figures.down[:, 0]).all()


@settings(QUICK, max_examples=60)
@given(cases())
def test_the_answers_hold_the_figures_of_the_report(case: Case) -> None:
    found = answers(case.batch, case.reach, window_starts(case.as_of), case.as_of, case.as_of)
    report = compute(case.batch, Method.INTERPOLATED, case.reach, case.as_of)
    for field in ("open", "up", "down", "unknown"):
        np.testing.assert_array_equal(getattr(found.figures, field), getattr(report, field))


@settings(QUICK, max_examples=60)
@given(cases())
def test_the_polls_that_count_make_up_the_poll_count(case: Case) -> None:
    polls, counts = case.batch.polls, counting(case.batch, case.as_of).counted
    report = compute(case.batch, Method.POLL_COUNT, case.reach, case.as_of)
    for store in range(len(case.batch.zones)):
        own = polls.store == store
        for values, active in ((report.up, True), (report.down, False)):
            hours = counts[own & (polls.active == active)].sum(axis=0)
            assert (hours * HOUR).tolist() == values[store].tolist()
