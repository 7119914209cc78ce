"""Shared outages: planted ones are found, and independent ones are not reported as shared."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings

from storemon.core.changes import changes
from storemon.core.fleet_insights import FleetInsights, fleet_answers
from storemon.core.insights import Insights, answers
from storemon.core.model import Batch, Int64, Polls
from storemon.core.outages import outages
from storemon.core.shared import shared_outages
from storemon.core.shared_certainty import SharedCertainty, shared_certainty
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK, Gap
from tests.core import reference, reference_answers
from tests.core.build import batch, down, up, utc
from tests.core.ranged import Ranged, ranges
from tests.core.shared_fleet import T, daily, fleet, shared
from tests.core.strategies import QUICK


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


def test_two_planted_outages_are_distinguished() -> None:
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
    # One store stays down, one had an outage of its own before, one was not affected.
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
    # The slack counts the first half hour after the others' recovery as shared.
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
    seen = ranged.evaluate()
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
    seen = ranged.evaluate()
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


def test_no_polls_make_no_shared_outages() -> None:
    given = batch([], [], ["UTC"])
    seen = evaluate(given, 2 * HOUR, T - DAY, T, T)
    dated = outages(seen)
    assert shared_outages(changes(seen, dated), dated, 1).found == []


def fleet_of(polls: Batch, start: int = T - WEEK) -> FleetInsights:
    return fleet_answers([answers(polls, 2 * HOUR, [start], T, T)], np.arange(len(polls.zones)))


def test_what_is_known_of_shared_outages_depends_on_the_checks_and_the_stores() -> None:
    none: list[tuple[str, str]] = []
    assert shared_certainty(fleet_of(daily([], 40, none))) is SharedCertainty.SURE
    assert shared_certainty(fleet_of(daily([], 4, none))) is SharedCertainty.TOO_FEW_STORES
    assert shared_certainty(fleet_of(daily([], 40, none, step=5))) is SharedCertainty.UNSURE
    assert shared_certainty(fleet_of(batch([], [], ["UTC"] * 40))) is SharedCertainty.UNSURE
    # There is no data for the first of the two weeks.
    half = fleet_of(daily([], 40, none), T - 2 * WEEK)
    assert shared_certainty(half) is SharedCertainty.UNSURE
