"""Shared outages: planted ones are found, and independent ones are not taken for shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings

from storemon.core.changes import Gap, changes
from storemon.core.fleet_insights import FleetInsights, fleet_answers
from storemon.core.insights import Insights, answers
from storemon.core.model import DAY, HOUR, MINUTE, WEEK, Batch, Hours, Int64, Polls
from storemon.core.outages import outages
from storemon.core.shared import OWN, UNDATED, SharedOutages, shared_outages
from storemon.core.shared_state import SharedState, shared_state
from storemon.core.uptime import picture
from tests.core import reference, reference_answers
from tests.core.build import HoursRow, batch, down, every_day, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.strategies import QUICK

T = utc("2023-01-25 18:00")
BEGIN = T - WEEK - 2 * HOUR


def fleet(
    seed: int, stores: int, rate: float = 0.005, planted: Sequence[tuple[int, int, float]] = ()
) -> Batch:
    """Stores polled about hourly, each going down by itself at `rate` an hour for 1 to 5 hours.

    `planted`: start, end (µs UTC) and the share of the stores that is down in between.
    """
    rng = np.random.default_rng(seed)
    grid = np.arange(BEGIN, T, HOUR)
    time = grid + rng.integers(0, 50 * MINUTE, (stores, grid.size))
    store = np.repeat(np.arange(stores), grid.size)
    falls = rng.random(time.shape) < rate
    length = rng.integers(1, 6, time.shape)
    inactive = np.zeros(time.shape, np.bool_)
    for back in range(5):
        inactive[:, back:] |= (falls & (length > back))[:, : grid.size - back]
    for begin, end, share in planted:
        hit = rng.random(stores) < share
        inactive |= hit[:, np.newaxis] & (time >= begin) & (time < end)
    none = np.zeros(0, np.int64)
    polls = Polls(store, time.ravel(), ~inactive.ravel())
    return Batch(["UTC"] * stores, Hours(none, none, none, none), polls)


def shared(given: Batch, start: int = T - WEEK) -> tuple[Insights, SharedOutages]:
    found = answers(given, 2 * HOUR, [start], T, T)
    return found, shared_outages(found.changes, found.outages, len(given.zones))


@pytest.mark.parametrize(("stores", "rate"), [(6, 0.02), (40, 0.02), (300, 0.005), (300, 0.05), (1500, 0.01)])
def test_independent_outages_are_not_taken_for_shared(stores: int, rate: float) -> None:
    for seed in range(4):
        assert shared(fleet(seed, stores, rate))[1].found == []


@pytest.mark.parametrize(("stores", "share"), [(20, 0.9), (100, 0.4), (1000, 0.1), (1000, 1.0)])
def test_a_planted_outage_is_found_once_with_its_time_and_stores(stores: int, share: float) -> None:
    begin, end = utc("2023-01-22 12:20"), utc("2023-01-22 15:20")
    _, seen = shared(fleet(1, stores, planted=[(begin, end, share)]))
    (event,) = seen.found
    assert abs(event.start - begin) <= 20 * MINUTE
    assert abs(event.end - end) <= 20 * MINUTE
    assert share * stores * 0.8 <= event.stores <= share * stores * 1.2 + event.expected + 2
    assert 20 * MINUTE <= event.slack <= 40 * MINUTE


def test_two_planted_outages_are_told_apart() -> None:
    first, second = utc("2023-01-20 03:00"), utc("2023-01-23 21:00")
    planted = [(first, first + 2 * HOUR, 0.5), (second, second + 4 * HOUR, 0.3)]
    _, seen = shared(fleet(2, 400, planted=planted))
    assert [round((event.start - first) / DAY) for event in seen.found] == [0, 4]


def test_a_planted_outage_is_found_in_a_day_alone() -> None:
    begin = utc("2023-01-25 06:00")
    _, seen = shared(fleet(3, 300, planted=[(begin, begin + 2 * HOUR, 0.4)]), T - DAY)
    assert len(seen.found) == 1


def test_stores_that_were_down_before_the_time_in_question_do_not_go_down_at_its_start() -> None:
    polls = [down(f"2023-01-25 {hour:02}:30", store) for store in range(50) for hour in range(10, 18)]
    given = batch([], polls, ["UTC"] * 50)
    assert shared(given, T - 4 * HOUR)[1].found == []


def test_stores_that_are_first_seen_down_in_the_morning_are_not_dated() -> None:
    polls = [
        poll
        for store in range(50)
        for poll in (up("2023-01-24 20:00", store), down("2023-01-25 09:30", store))
    ]
    given = batch([], polls, ["UTC"] * 50)
    _, seen = shared(given)
    assert seen.found == []
    assert seen.unsure


def test_a_few_stores_are_never_a_shared_outage() -> None:
    polls = [
        poll
        for store in range(4)
        for poll in (up("2023-01-25 12:00", store), down("2023-01-25 13:00", store))
    ]
    assert shared(batch([], polls, ["UTC"] * 4))[1].found == []


def test_downtime_is_split_into_shared_and_own() -> None:
    stores = 30
    polls = []
    for store in range(stores):
        polls += [up(f"2023-01-25 {hour:02}:00", store) for hour in range(12)]
        polls += [down("2023-01-25 12:00", store), up("2023-01-25 13:00", store)]
    # One store stays down, one had an outage of its own before, one was spared.
    polls = [poll for poll in polls if poll[0] or poll[1] < utc("2023-01-25 13:00")]
    polls += [down("2023-01-25 13:00", 0), down("2023-01-25 14:00", 0), down("2023-01-25 15:00", 0)]
    polls = [
        (1, time, False) if poll == up("2023-01-25 05:00", 1) else poll
        for poll in polls
        for time in [poll[1]]
    ]
    polls = [(2, poll[1], True) if poll[0] == 2 else poll for poll in polls]
    found, seen = shared(batch([], polls, ["UTC"] * stores))
    (event,) = seen.found
    assert (event.start, event.end) == (utc("2023-01-25 11:30"), utc("2023-01-25 12:30"))
    assert (event.stores, event.slack) == (stores - 1, 30 * MINUTE)
    lost = found.figures.down[:, 0]
    own = lost - seen.lost
    # The slack lets the first half-hour after the others' recovery count as shared.
    assert (seen.lost[0], own[0]) == (90 * MINUTE, lost[0] - 90 * MINUTE)
    assert (seen.lost[1], own[1]) == (HOUR, HOUR)
    assert (seen.lost[2], own[2]) == (0, 0)
    assert seen.lost[3:].tolist() == [HOUR] * (stores - 3)
    assert (own[3:] == 0).all()


def test_the_same_stores_give_the_same_answer_in_any_batches() -> None:
    begin = utc("2023-01-22 12:20")
    given = fleet(5, 120, planted=[(begin, begin + HOUR, 0.5)])
    _, whole = shared(given)
    cut = int(np.searchsorted(given.polls.store, 50))
    polls = given.polls
    halves = [
        Batch(given.zones[:50], given.hours, Polls(polls.store[:cut], polls.time[:cut], polls.active[:cut])),
        Batch(
            given.zones[50:], given.hours, Polls(polls.store[cut:] - 50, polls.time[cut:], polls.active[cut:])
        ),
    ]
    merged = Insights.merged([answers(half, 2 * HOUR, [T - WEEK], T, T) for half in halves])
    again = shared_outages(merged.changes, merged.outages, 120)
    assert again.found == whole.found
    np.testing.assert_array_equal(again.of_outage, whole.of_outage)
    np.testing.assert_array_equal(again.lost, whole.lost)


@settings(QUICK, max_examples=150)
@given(ranges())
def test_changes_are_counted_as_the_reference_counts_them(ranged: Ranged) -> None:
    seen = ranged.picture()
    found = changes(seen, outages(seen))
    risked: Counter[tuple[int, int]] = Counter()
    fell: Counter[tuple[int, int]] = Counter()
    for store in reference.stores_of(ranged.case.batch):
        for kind, bins, is_down in reference_answers.changes(store, *ranged.asked):
            risked.update((kind, place) for place in bins)
            fell.update((kind, place) for place in bins if is_down)
    assert counted(found.risked) == risked
    assert counted(found.fell) == fell


@settings(QUICK, max_examples=100)
@given(ranges())
def test_an_outage_may_have_begun_where_the_reference_says(ranged: Ranged) -> None:
    seen = ranged.picture()
    dated = outages(seen)
    found = changes(seen, dated)
    places: dict[tuple[int, int], set[int]] = {}
    for outage, first, last, kind in zip(found.outage, found.first, found.last, found.kind, strict=True):
        if kind >= Gap.WIDE:
            continue
        key = int(dated.store[outage]), int(dated.first[outage])
        places.setdefault(key, set()).update(range(first, last + 1))
    expected: dict[tuple[int, int], set[int]] = {}
    starts = set(zip(dated.store.tolist(), dated.first.tolist(), strict=True))
    for place, store in enumerate(reference.stores_of(ranged.case.batch)):
        for poll, bins in reference_answers.falls(store, *ranged.asked):
            if (place, poll) in starts:
                expected[place, poll] = bins
    assert places == expected


def counted(values: Int64) -> dict[tuple[int, int], int]:
    kinds, places = np.nonzero(values)
    return {
        (kind, place): int(values[kind, place])
        for kind, place in zip(kinds.tolist(), places.tolist(), strict=True)
    }


def daily(hours: Sequence[HoursRow], stores: int, dark: Sequence[tuple[str, str]], step: int = 1) -> Batch:
    """Stores polled every `step` hours around the clock, all of them down within `dark`."""
    spans = [(utc(begin), utc(end)) for begin, end in dark]
    times = range(utc("2023-01-18 00:00"), T, step * HOUR)
    polls = [
        (store, time, not any(begin <= time < end for begin, end in spans))
        for store in range(stores)
        for time in times
    ]
    rows = [(store, *row[1:]) for row in hours for store in range(stores)]
    return batch(rows, polls, ["UTC"] * stores)


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
    """Put the stores of two batches behind each other."""

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


def test_with_polls_hours_apart_nobody_can_tell() -> None:
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


def test_no_polls_make_no_shared_outages() -> None:
    given = batch([], [], ["UTC"])
    seen = picture(given, 2 * HOUR, T - DAY, T, T)
    dated = outages(seen)
    assert shared_outages(changes(seen, dated), dated, 1).found == []


def fleet_of(polls: Batch, start: int = T - WEEK) -> FleetInsights:
    return fleet_answers([answers(polls, 2 * HOUR, [start], T, T)], np.arange(len(polls.zones)))


def test_what_can_be_told_of_shared_outages_depends_on_the_checks_and_the_stores() -> None:
    none: list[tuple[str, str]] = []
    assert shared_state(fleet_of(daily([], 40, none))) is SharedState.SURE
    assert shared_state(fleet_of(daily([], 4, none))) is SharedState.TOO_FEW_STORES
    assert shared_state(fleet_of(daily([], 40, none, step=5))) is SharedState.UNSURE
    assert shared_state(fleet_of(batch([], [], ["UTC"] * 40))) is SharedState.UNSURE
    # Of the first of the two weeks nobody has seen anything.
    half = fleet_of(daily([], 40, none), T - 2 * WEEK)
    assert shared_state(half) is SharedState.UNSURE
