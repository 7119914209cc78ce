"""The hours of each local date against the slow reference."""

from __future__ import annotations

import datetime as dt

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from storemon.core.date_hours import date_hours
from storemon.core.vocabulary import DAY, HOUR
from tests.core import reference
from tests.core.build import batch, every_day, row
from tests.core.strategies import QUICK, Case, cases

EPOCH = dt.date(1970, 1, 1)
MONDAY = (dt.date(2023, 1, 23) - EPOCH).days


@settings(QUICK, max_examples=150)
@given(cases(1, dates=True), st.integers(1, 16))
def test_the_hours_of_each_date_equal_the_reference_exactly(case: Case, count: int) -> None:
    special = case.batch.dated
    starts = [case.batch.hours.start, *([] if special is None else [special.start])]
    assume(all((start < DAY).all() for start in starts))  # no file contains a start of 24:00
    today = case.as_of // DAY
    days = range(today - count, today + 3)
    (store,) = reference.stores_of(case.batch)
    for found in date_hours(case.batch, days):
        date = EPOCH + dt.timedelta(days=found.day)
        dated = store.dated_on(date)
        assert found.dated == (dated is not None)
        rows = store.rows_on(date)
        if dated is None and not store.rows:
            rows = [reference.Row(0, dt.timedelta(0), dt.timedelta(days=1))]
        assert minutes(found.spans) == minutes([_micros(one) for one in rows])


def _micros(one: reference.Row) -> tuple[int, int]:
    return one.start // reference.MICROSECOND, one.end // reference.MICROSECOND


def minutes(spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> list[int]:
    """The edges of the union of the spans."""
    edges: dict[int, int] = {}
    for start, end in spans:
        edges[start] = edges.get(start, 0) + 1
        edges[end] = edges.get(end, 0) - 1
    depth, found = 0, []
    for edge in sorted(edges):
        before, depth = depth, depth + edges[edge]
        if (before == 0) != (depth == 0):
            found.append(edge)
    return found


def test_rows_that_touch_are_one_span_and_a_late_one_goes_on_into_the_next_date() -> None:
    made = batch([row(0, "09:00", "12:00"), row(0, "12:00", "14:00"), row(0, "22:00", "02:00")])
    (found,) = date_hours(made, range(MONDAY, MONDAY + 1))
    assert found.spans == ((9 * HOUR, 14 * HOUR), (22 * HOUR, 26 * HOUR))


def test_a_store_without_hours_is_open_all_day() -> None:
    assert [one.spans for one in date_hours(batch(), range(MONDAY, MONDAY + 2))] == [((0, DAY),)] * 2


def test_a_weekday_without_a_row_is_closed() -> None:
    made = batch(every_day("09:00", "17:00")[1:])
    assert [one.spans for one in date_hours(made, range(MONDAY, MONDAY + 2))] == [
        (),
        ((9 * HOUR, 17 * HOUR),),
    ]
