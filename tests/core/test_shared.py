"""Shared outages: planted ones are found, and independent ones are not taken for shared."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings

from storemon.core.answers import Answers, answers
from storemon.core.model import DAY, HOUR, MINUTE, WEEK, Batch, Hours, Int64, Polls
from storemon.core.outages import outages
from storemon.core.shared import BIN, WIDEST_GAP, SharedOutages, changes, shared_outages
from storemon.core.uptime import picture
from tests.core import reference
from tests.core.build import batch, down, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.reference import evidence_of
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


def shared(given: Batch, start: int = T - WEEK) -> tuple[Answers, SharedOutages]:
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
    assert shared(given)[1].found == []


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
    merged = Answers.merged([answers(half, 2 * HOUR, [T - WEEK], T, T) for half in halves])
    again = shared_outages(merged.changes, merged.outages, 120)
    assert again.found == whole.found
    np.testing.assert_array_equal(again.of_outage, whole.of_outage)
    np.testing.assert_array_equal(again.lost, whole.lost)


@settings(QUICK, max_examples=60)
@given(ranges())
def test_changes_are_counted_as_the_reference_counts_them(ranged: Ranged) -> None:
    found = changes(ranged.picture())
    risked: dict[int, int] = {}
    fell: dict[int, int] = {}
    for store in reference.stores_of(ranged.case.batch):
        evidence = evidence_of(store, ranged.case.reach, ranged.start, ranged.case.as_of, ranged.end)
        for (time, active), (following, then) in itertools.pairwise(evidence):
            if not active or following - time > WIDEST_GAP:
                continue
            if following < ranged.start or time >= ranged.end:
                continue
            for place in range(found.risked.size):
                left = found.origin + place * BIN
                if time < left + BIN and following >= left:
                    risked[place] = risked.get(place, 0) + 1
                    fell[place] = fell.get(place, 0) + (not then)
    assert counted(found.risked) == risked
    assert counted(found.fell) == {place: number for place, number in fell.items() if number}


def counted(values: Int64) -> dict[int, int]:
    return {place: value for place, value in enumerate(values.tolist()) if value}


def test_no_polls_make_no_shared_outages() -> None:
    given = batch([], [], ["UTC"])
    seen = picture(given, 2 * HOUR, T - DAY, T, T)
    assert shared_outages(changes(seen), outages(seen), 1).found == []
