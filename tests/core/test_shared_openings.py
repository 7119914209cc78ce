"""Shared outages at openings, and with little data."""

from __future__ import annotations

import numpy as np
import pytest

from storemon.core.model import Batch, Hours, Int64, Polls
from storemon.core.shared import OWN, UNDATED
from storemon.core.vocabulary import DAY, HOUR
from tests.core.build import batch, every_day, utc
from tests.core.shared_fleet import T, daily, fleet, shared

DAY_TIME = every_day("09:00", "21:00")


def test_stores_that_are_found_down_at_the_opening_went_down_together() -> None:
    found, seen = shared(daily(DAY_TIME, 40, [("2023-01-24 06:00", "2023-01-24 11:00")]))
    (event,) = seen.found
    assert (event.start, event.stores) == (utc("2023-01-24 09:00"), 40)
    np.testing.assert_array_equal(seen.lost, found.figures.down[:, 0])
    assert not seen.undated.any()


def test_stores_that_stay_closed_on_a_holiday_went_down_together() -> None:
    found, seen = shared(daily(DAY_TIME, 40, [("2023-01-22 00:00", "2023-01-23 00:00")]))
    (event,) = seen.found
    assert (event.start, event.end) == (utc("2023-01-22 09:00"), utc("2023-01-22 21:00"))
    np.testing.assert_array_equal(seen.lost, found.figures.down[:, 0])


def test_shared_openings_are_found_on_three_days_of_a_week() -> None:
    dark = [(f"2023-01-{day} 06:00", f"2023-01-{day} 11:00") for day in (20, 22, 24)]
    assert len(shared(daily(DAY_TIME, 40, dark))[1].found) == 3


def test_a_range_of_one_opening_shows_that_all_stores_missed_it() -> None:
    given = daily(DAY_TIME, 40, [("2023-01-25 06:00", "2023-01-25 11:00")])
    assert len(shared(given, utc("2023-01-24 19:00"))[1].found) == 1


def test_stores_in_other_zones_that_open_into_an_outage_share_it() -> None:
    hours = [(row[0], row[1], row[2] + HOUR, row[3]) for row in DAY_TIME]
    dark = [("2023-01-24 06:00", "2023-01-24 12:00")]
    both = beside(daily(DAY_TIME, 20, dark), daily(hours, 20, dark))
    found, seen = shared(both)
    np.testing.assert_array_equal(seen.lost, found.figures.down[:, 0])


def beside(first: Batch, second: Batch) -> Batch:
    """Concatenate the stores of two batches."""

    def joined(one: Int64, two: Int64, shift: int = 0) -> Int64:
        return np.concatenate([one, two + shift])

    stores = len(first.zones)
    ours, theirs = first.hours, second.hours
    hours = Hours(
        joined(ours.store, theirs.store, stores),
        joined(ours.day, theirs.day),
        joined(ours.start, theirs.start),
        joined(ours.end, theirs.end),
    )
    polls = Polls(
        joined(first.polls.store, second.polls.store, stores),
        joined(first.polls.time, second.polls.time),
        np.concatenate([first.polls.active, second.polls.active]),
    )
    return Batch([*first.zones, *second.zones], hours, polls)


@pytest.mark.parametrize("share", [0.05, 0.2])
def test_stores_that_open_late_by_themselves_are_not_a_shared_outage(share: float) -> None:
    rng = np.random.default_rng(7)
    polls = [
        (store, time, not (time % DAY == 9 * HOUR and rng.random() < share))
        for store in range(300)
        for time in range(utc("2023-01-18 00:00"), T, HOUR)
    ]
    rows = [(store, *row[1:]) for row in DAY_TIME for store in range(300)]
    assert shared(batch(rows, polls, ["UTC"] * 300))[1].found == []


def test_with_polls_hours_apart_no_one_can_tell() -> None:
    _, seen = shared(daily([], 40, [("2023-01-24 06:00", "2023-01-24 11:00")], step=5))
    assert seen.found == []
    assert seen.unsure
    assert set(seen.of_outage.tolist()) == {UNDATED}
    assert (seen.undated > 0).all()


def test_stores_with_few_polls_are_no_doubt_about_a_shared_outage_that_the_others_show() -> None:
    dark = [("2023-01-24 06:00", "2023-01-24 11:00")]
    _, seen = shared(beside(daily([], 60, dark), daily([], 20, dark, step=4)))
    assert len(seen.found) == 1
    assert not seen.unsure
    assert UNDATED in seen.of_outage


def test_a_day_without_any_check_may_hold_a_shared_outage() -> None:
    given = daily(DAY_TIME, 40, [])
    off = (given.polls.time >= utc("2023-01-22 00:00")) & (given.polls.time < utc("2023-01-23 00:00"))
    polls = Polls(given.polls.store[~off], given.polls.time[~off], given.polls.active[~off])
    _, seen = shared(Batch(given.zones, given.hours, polls))
    assert seen.found == []
    assert seen.unsure


def test_an_opening_whose_evening_before_is_not_evidence_is_not_called_anyones_own() -> None:
    given = daily(DAY_TIME, 40, [("2023-01-25 06:00", "2023-01-25 11:00")])
    _, seen = shared(given, utc("2023-01-25 00:00"))
    assert seen.unsure
    assert set(seen.of_outage.tolist()) == {UNDATED}


def test_independent_outages_leave_no_doubt_that_there_are_no_shared_ones() -> None:
    _, seen = shared(fleet(1, 300))
    assert not seen.unsure
    assert OWN in seen.of_outage


def test_shared_outages_come_in_the_order_of_time_whatever_the_openings() -> None:
    opening = daily(DAY_TIME, 30, [("2023-01-24 06:00", "2023-01-24 11:00")])
    both = beside(opening, daily([], 60, [("2023-01-24 02:00", "2023-01-24 05:00")]))
    _, seen = shared(both)
    assert [event.stores for event in seen.found] == [60, 30]
    assert sorted(event.start for event in seen.found) == [event.start for event in seen.found]
    assert set(seen.of_outage[:30].tolist()) == {1}
