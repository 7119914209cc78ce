"""Dates on which most stores had no active poll, against the slow reference."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.model import Batch, DatedHours
from storemon.core.quiet_dates import CheckedDates, QuietDates, checked_dates, quiet_dates
from storemon.core.vocabulary import DAY
from tests.core import reference
from tests.core.build import HoursRow, PollRow, batch, every_day, row, utc
from tests.core.strategies import QUICK, Case, cases

EPOCH = dt.date(1970, 1, 1)
FIRST = (dt.date(2023, 1, 16) - EPOCH).days  # a Monday
DAYS = range(FIRST, FIRST + 14)
LATER = utc("2023-03-01")


def pairs(found: QuietDates) -> list[tuple[int, int]]:
    """Which store was quiet on which date."""
    return list(zip(found.date[found.place].tolist(), found.store.tolist(), strict=True))


def quiet(made: Batch, as_of: int = LATER) -> QuietDates:
    return quiet_dates(checked_dates(made, DAYS, as_of), DAYS)


def checks(day: int, *, active: bool, store: int = 0, number: int = 3) -> list[PollRow]:
    """Polls at noon, 1 pm, 2 pm …, on the day that is the given number of days after the first."""
    noon = (FIRST + day) * DAY + DAY // 2
    return [(store, noon + place * DAY // 24, active) for place in range(number)]


def weeks(quiet: set[int], store: int = 0) -> list[PollRow]:
    return [poll for day in range(14) for poll in checks(day, active=day not in quiet, store=store)]


def of(polls: list[PollRow], hours: list[HoursRow] | None = None) -> list[int]:
    """The quiet dates of a store, in days after the first."""
    rows = every_day("09:00", "17:00") if hours is None else hours
    return [date - FIRST for date, _ in pairs(quiet(batch(rows, polls)))]


@settings(QUICK, max_examples=150)
@given(cases(dates=True), st.integers(1, 16))
def test_quiet_dates_equal_the_reference_exactly(case: Case, count: int) -> None:
    today = case.as_of // DAY
    days = range(today - count, today + 2)
    found = quiet_dates(checked_dates(case.batch, days, case.as_of), days)
    told, quiet = slow(case, days)
    assert found.told.tolist() == told
    assert pairs(found) == quiet


def slow(case: Case, days: range) -> tuple[list[int], list[tuple[int, int]]]:
    """The number of eligible stores per date, and the quiet ones, one opening and poll at a time."""
    stores = [seen_on(store, case.as_of, days) for store in reference.stores_of(case.batch)]
    told = [sum(day in seen for seen in stores) for day in days]
    quiet = []
    for place, seen in enumerate(stores):
        for day, active in seen.items():
            same = [up for other, up in seen.items() if (other - day) % 7 == 0]
            if not active and any(seen.values()) and (len(same) == 1 or any(same)):
                quiet.append((day, place))
    return told, sorted(quiet)


def seen_on(store: reference.Store, as_of: int, days: range) -> dict[int, bool]:
    """The dates on which a store is eligible, and whether it was active."""
    seen = {}
    for day in days:
        date = EPOCH + dt.timedelta(days=day)
        spans = usual_openings(store, date)
        within = [active for time, active in store.polls if any(start <= time < end for start, end in spans)]
        if store.dated_on(date) is None and all(end < as_of for _, end in spans) and len(within) >= 3:
            seen[day] = any(within)
    return seen


def usual_openings(store: reference.Store, date: dt.date) -> list[tuple[int, int]]:
    """The weekly openings that start on a date; a row that starts at 24:00 or later is the next date's."""
    usual, spans = replace(store, dated=[]), []
    for begins in (date - dt.timedelta(days=1), date):
        whole_day = [reference.Row(0, dt.timedelta(0), dt.timedelta(days=1))]
        for one in usual.rows_on(begins) if usual.rows else whole_day:
            start, end = one.on(begins)
            if start.date() == date and usual.utc(start) < usual.utc(end):
                spans.append((usual.utc(start), usual.utc(end)))
    return spans


def test_a_date_without_any_active_check_is_quiet() -> None:
    assert of(weeks({3})) == [3]


def test_two_checks_are_too_few_to_tell() -> None:
    polls = [poll for poll in weeks({3}) if poll[1] // DAY != FIRST + 3] + checks(3, active=False, number=2)
    assert of(polls) == []


def test_a_store_that_is_never_active_on_that_weekday_is_not_quiet_on_it() -> None:
    assert of(weeks({3, 10})) == []


def test_a_store_that_is_never_active_at_all_is_not_quiet() -> None:
    assert of(checks(3, active=False)) == []


def test_checks_outside_business_hours_say_nothing() -> None:
    assert of(weeks({3}), every_day("09:00", "11:30")) == []


def test_checks_past_midnight_belong_to_the_date_that_the_opening_starts_on() -> None:
    hours = every_day("20:00", "03:00")
    night = [(0, (FIRST + 4) * DAY + place * DAY // 24, False) for place in range(3)]
    others = [
        (0, (FIRST + day) * DAY + place * DAY // 24, True) for day in (2, 3, 6, 9, 11) for place in range(3)
    ]
    assert of([*others, *night], hours) == [3]


def test_rows_that_overlap_count_no_check_twice() -> None:
    polls = [poll for poll in weeks({3}) if poll[1] // DAY != FIRST + 3] + checks(3, active=False, number=2)
    assert of(polls, [*every_day("09:00", "17:00"), *every_day("10:00", "18:00")]) == []


def test_a_date_that_has_a_closure_already_is_not_quiet() -> None:
    shut = DatedHours(*(np.array([value], np.int64) for value in (0, FIRST + 3, FIRST + 3, 0, 0, 1)))
    made = replace(batch(every_day("09:00", "17:00"), weeks({3, 5})), dated=shut)
    assert [date - FIRST for date, _ in pairs(quiet(made))] == [5]


def test_a_date_whose_openings_are_not_over_cannot_tell() -> None:
    made = batch(every_day("09:00", "17:00"), weeks({13}))
    end = (FIRST + 13) * DAY + 17 * DAY // 24
    assert pairs(quiet(made, end)) == []
    assert pairs(quiet(made, end + 1)) == [(FIRST + 13, 0)]


def test_a_store_without_hours_is_looked_at_from_midnight_to_midnight() -> None:
    assert of(weeks({3}), []) == [3]


def test_a_weekday_without_hours_cannot_tell() -> None:
    assert of(weeks({3}), [row(day, "09:00", "17:00") for day in range(7) if day != 3]) == []


@pytest.mark.parametrize(
    ("quiet", "told", "likely"), [(4, 5, True), (4, 4, False), (3, 5, False), (38, 40, True)]
)
def test_four_stores_in_five_have_to_be_quiet_and_five_to_tell(quiet: int, told: int, likely: bool) -> None:
    found = QuietDates(
        np.array([FIRST, FIRST + 1]), np.array([told, 50]), np.arange(quiet), np.zeros(quiet, np.int64)
    ).likely_closed()
    assert found.date.tolist() == ([FIRST] if likely else [])
    assert (found.stores_of(0).size == quiet) is likely


def test_batches_and_dates_are_put_together() -> None:
    one = CheckedDates(np.array([[True, True]]), np.array([[False, True]]))
    other = CheckedDates(np.array([[False, True]]), np.array([[False, False]]))
    both = CheckedDates.joined([one, other], 0).at(np.array([1, 0]))
    assert both.told.tolist() == [[False, True], [True, True]]
    longer = CheckedDates.joined([both, both.at(slice(None), slice(1, None))], 1)
    assert longer.up.tolist() == [[False, False, False], [False, True, True]]
