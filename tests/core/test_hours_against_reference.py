"""The hours check against the slow reference."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.hours_checks import CLOSER, closer_look
from storemon.core.moved_hours import uneven
from storemon.core.row_checks import openings_of_week
from storemon.core.vocabulary import DAY, MINUTE
from tests.core import reference, reference_hours
from tests.core.build import batch
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK, Case, cases

_MINUTES = st.sampled_from([0, 1, 59, 60, 61, 9 * 60, 17 * 60, 23 * 60 + 30, 23 * 60 + 58])
_ROWS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 6), _MINUTES, _MINUTES).map(
        lambda row: (row[0], row[1], row[2] * MINUTE, row[3] * MINUTE)
    ),
    max_size=12,
)


@settings(QUICK, max_examples=100)
@given(cases())
def test_four_weeks_count_as_the_reference_does(case: Case) -> None:
    found = closer_look(case.batch, case.as_of, case.as_of).weekdays
    for place, store in enumerate(reference.stores_of(case.batch)):
        expected = reference_hours.weekday_counts(store, case.as_of, case.as_of - CLOSER, case.as_of)
        assert {field.name: getattr(found, field.name)[place].tolist() for field in fields(found)} == expected


@settings(QUICK, max_examples=100)
@given(ranges())
def test_the_dates_of_a_range_count_as_in_the_reference(ranged: Ranged) -> None:
    found = ranged.answers().hours.weekdays
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        expected = reference_hours.weekday_counts(store, ranged.case.as_of, ranged.start, ranged.end)
        assert {field.name: getattr(found, field.name)[place].tolist() for field in fields(found)} == expected


@settings(QUICK, max_examples=100)
@given(cases())
def test_moved_hours_fit_as_in_the_reference(case: Case) -> None:
    found = closer_look(case.batch, case.as_of, case.as_of).moved
    for place, store in enumerate(reference.stores_of(case.batch)):
        ways = reference_hours.moved(store, case.as_of, case.as_of - 28 * DAY)
        told, fit, _ = ways[int(found.days[place]) or -1]
        mine = (found.told[place], found.fit[place], found.dates[place])
        assert mine == (ways[int(found.days[place])] if found.days[place] else (0, 0, 0))
        # No other option has a larger share.
        assert all(other_fit * told <= fit * other_told for other_told, other_fit, _ in ways.values())


@settings(QUICK, max_examples=100)
@given(_ROWS)
def test_weeks_of_rows_are_as_in_the_reference(rows: list[tuple[int, int, int, int]]) -> None:
    given_batch = batch(rows, zones=["UTC", "UTC"])
    open_week, short = openings_of_week(given_batch.hours, 2)
    stores = reference.stores_of(given_batch)
    assert list(zip(open_week.tolist(), short.tolist(), strict=True)) == [
        reference_hours.week(store) for store in stores
    ]
    np.testing.assert_array_equal(
        uneven(given_batch.hours, 2), [reference_hours.uneven(store) for store in stores]
    )
