"""Dated hours against the slow reference: random schedules, dates and zones around clock changes."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.batch_rows import joined_dated, joined_hours, of_stores
from storemon.core.model import DatedHours, Hours
from storemon.core.report import compute
from storemon.core.vocabulary import Method
from tests.core import reference
from tests.core.strategies import QUICK, Case, cases
from tests.core.test_against_reference import as_lists

Rows = TypeVar("Rows", Hours, DatedHours)


def picked(rows: Rows, order: list[int]) -> Rows:
    columns = {one.name: getattr(rows, one.name) for one in fields(rows)}
    return replace(rows, **{name: column[order] for name, column in columns.items() if column is not None})


@settings(QUICK, max_examples=200)
@given(cases(dates=True))
def test_interpolated_with_dates_equals_the_reference_exactly(case: Case) -> None:
    figures = compute(case.batch, Method.INTERPOLATED, case.reach, case.as_of)
    stores = reference.stores_of(case.batch)
    assert as_lists(figures) == [reference.interpolated(store, case.reach, case.as_of) for store in stores]


@settings(QUICK, max_examples=200)
@given(cases(dates=True))
def test_poll_count_with_dates_equals_the_reference_exactly(case: Case) -> None:
    figures = compute(case.batch, Method.POLL_COUNT, None, case.as_of)
    stores = reference.stores_of(case.batch)
    assert as_lists(figures) == [reference.poll_count(store, case.as_of) for store in stores]


@settings(QUICK, max_examples=50)
@given(cases(dates=True), st.sampled_from(Method), st.randoms(use_true_random=False))
def test_the_order_of_rows_with_dates_changes_nothing(case: Case, method: Method, random: object) -> None:
    def mixed(size: int) -> list[int]:
        order = list(range(size))
        random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis passes a random.Random
        return order

    batch = case.batch
    hours = picked(batch.hours, mixed(batch.hours.store.size))
    dated = None if batch.dated is None else picked(batch.dated, mixed(batch.dated.store.size))
    again = replace(batch, hours=hours, dated=dated)
    assert as_lists(compute(again, method, case.reach, case.as_of)) == as_lists(
        compute(batch, method, case.reach, case.as_of)
    )


@settings(QUICK, max_examples=50)
@given(cases(dates=True), st.sampled_from(Method), st.data())
def test_rows_that_are_taken_apart_and_put_together_change_nothing(
    case: Case, method: Method, data: st.DataObject
) -> None:
    batch = case.batch
    count = len(batch.zones)
    cut = data.draw(st.integers(0, count))
    places = [np.where(np.arange(count) < cut, np.arange(count), -1), np.arange(count) - cut]
    hours = joined_hours([of_stores(batch.hours, place) for place in places], [0, cut])
    dated = joined_dated(
        [None if batch.dated is None else of_stores(batch.dated, place) for place in places], [0, cut]
    )
    again = replace(batch, hours=hours, dated=dated)
    assert as_lists(compute(again, method, case.reach, case.as_of)) == as_lists(
        compute(batch, method, case.reach, case.as_of)
    )
