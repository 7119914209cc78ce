"""Outages, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storemon.core.outage_starts import Before, dated
from storemon.core.outage_statistics import statistics
from storemon.core.outages import NEVER, Outages, outages
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK
from tests.core.build import HoursRow, PollRow, batch, down, every_day, row, up, utc

T = utc("2023-01-25 18:00")  # a Wednesday
DAYTIME = every_day("09:00", "17:00")


def found(
    polls: Sequence[PollRow], hours: Sequence[HoursRow] = DAYTIME, length: int = WEEK, stores: int = 1
) -> Outages:
    given = batch(hours, polls, ["UTC"] * stores)
    return outages(evaluate(given, 2 * HOUR, T - length, T, T))


def spans(seen: Outages) -> list[tuple[int, int, float]]:
    """Start and end, and the lost open hours."""
    return [
        (start, end, lost / HOUR)
        for start, end, lost in zip(seen.start.tolist(), seen.end.tolist(), seen.lost.tolist(), strict=True)
    ]


def test_an_outage_runs_from_half_way_to_half_way() -> None:
    seen = found([up("2023-01-25 10:00"), down("2023-01-25 11:00"), up("2023-01-25 12:00")])
    assert spans(seen) == [(utc("2023-01-25 10:30"), utc("2023-01-25 11:30"), 1)]
    assert (seen.first[0], seen.gap[0], seen.polls[0]) == (utc("2023-01-25 11:00"), HOUR, 1)


def test_closed_hours_do_not_end_an_outage_and_are_not_lost() -> None:
    polls = [
        up("2023-01-24 15:00"),
        down("2023-01-24 16:00"),
        down("2023-01-25 10:00"),
        up("2023-01-25 11:00"),
    ]
    seen = found(polls)
    assert spans(seen) == [(utc("2023-01-24 15:30"), utc("2023-01-25 10:30"), 3)]
    assert seen.stretches.start.tolist() == [utc("2023-01-24 15:30"), utc("2023-01-25 09:00")]
    assert seen.stretches.end.tolist() == [utc("2023-01-24 17:00"), utc("2023-01-25 10:30")]


def test_unknown_time_does_not_end_an_outage_and_is_not_lost() -> None:
    seen = found([down("2023-01-25 10:00"), down("2023-01-25 16:00")])
    assert spans(seen) == [(utc("2023-01-25 09:00"), utc("2023-01-25 17:00"), 6)]
    assert seen.polls.tolist() == [2]


def test_an_active_poll_ends_an_outage() -> None:
    seen = found([down("2023-01-25 10:00"), up("2023-01-25 11:00"), down("2023-01-25 12:00")])
    assert seen.store.size == 2
    assert seen.still_open.tolist() == [False, True]


def test_an_active_poll_in_closed_hours_ends_nothing() -> None:
    seen = found([down("2023-01-24 16:00"), up("2023-01-24 20:00"), down("2023-01-25 10:00")])
    assert seen.store.size == 1


def test_an_outage_that_begins_at_night_starts_when_the_store_opens() -> None:
    seen = found([up("2023-01-24 16:00"), down("2023-01-25 10:00"), up("2023-01-25 10:30")])
    assert spans(seen) == [(utc("2023-01-25 09:00"), utc("2023-01-25 10:15"), 1.25)]


def test_an_outage_that_ends_at_night_ends_when_the_store_closes() -> None:
    seen = found([up("2023-01-24 15:00"), down("2023-01-24 16:00"), up("2023-01-25 10:00")])
    assert spans(seen) == [(utc("2023-01-24 15:30"), utc("2023-01-24 17:00"), 1.5)]


def test_an_outage_is_clipped_to_the_time_in_question() -> None:
    seen = found([down("2023-01-25 16:00")], [], HOUR)
    assert spans(seen) == [(T - HOUR, T, 1)]


def test_a_run_of_inactive_polls_without_open_time_is_no_outage() -> None:
    hours = [row(2, "18:00", "20:00")]
    assert found([down("2023-01-25 18:00")], hours).store.size == 0


def test_an_outage_whose_beginning_no_one_saw_has_no_gap() -> None:
    assert found([down("2023-01-25 10:00")]).gap.tolist() == [0]


def test_an_outage_without_an_active_poll_after_it_is_still_open_even_if_the_rest_is_unknown() -> None:
    assert found([up("2023-01-25 09:30"), down("2023-01-25 10:00")]).still_open.tolist() == [True]


def test_outages_of_one_store_are_found_by_its_position() -> None:
    polls = [down("2023-01-25 10:00", 0), down("2023-01-25 10:00", 2), up("2023-01-25 11:00", 2)]
    seen = found(polls, [], stores=3)
    assert [seen.of(store).tolist() for store in range(3)] == [[0], [], [1]]


def test_an_outage_that_was_there_before_says_so() -> None:
    polls = [down("2023-01-18 16:30"), down("2023-01-18 18:30"), up("2023-01-18 19:30")]
    assert found(polls, []).earlier.tolist() == [True]


def test_an_outage_that_began_when_the_store_opened_was_not_there_before() -> None:
    polls = [up("2023-01-18 16:30"), down("2023-01-19 09:30"), up("2023-01-19 10:30")]
    assert found(polls).earlier.tolist() == [False]


def test_an_outage_that_went_on_after_the_time_in_question_says_so() -> None:
    polls = [up("2023-01-20 10:00"), down("2023-01-20 12:00"), up("2023-01-20 13:30")]
    seen = outages(evaluate(batch([], polls), 2 * HOUR, utc("2023-01-20 00:00"), utc("2023-01-20 12:30"), T))
    assert (seen.later.tolist(), seen.still_open.tolist()) == ([True], [False])
    assert not seen.whole.any()


def test_what_is_known_from_before_the_evidence_dates_an_outage() -> None:
    seen = found([down("2023-01-18 18:30"), up("2023-01-18 19:30")], [])
    before = Before(np.array([0]), np.array([utc("2023-01-15 11:00")]), np.array([utc("2023-01-15 12:00")]))
    known = dated(seen, before, T - WEEK)
    assert known.earlier.tolist() == [True]
    assert (known.last_active[0], known.slack[0]) == (utc("2023-01-15 11:00"), HOUR)
    assert not known.begun.any()


def test_a_store_that_no_one_has_seen_up_has_no_beginning() -> None:
    seen = found([down("2023-01-20 18:30"), up("2023-01-20 19:30")], [])
    known = dated(seen, Before(np.array([0]), np.array([NEVER]), np.array([0])), T - WEEK)
    assert known.last_active.tolist() == [NEVER]
    assert known.slack.tolist() == [0]
    assert not known.begun.any()


MIXED = [
    # Already down before: neither a recovery nor a failure of this week.
    down("2023-01-18 17:30"),
    down("2023-01-18 18:30"),
    up("2023-01-18 19:30"),
    # From 20:00 to 21:00, and from 22:00 to 0:00 the next day.
    down("2023-01-18 20:30"),
    up("2023-01-18 21:30"),
    down("2023-01-18 22:30"),
    down("2023-01-18 23:30"),
    up("2023-01-19 00:30"),
    # Still open.
    down("2023-01-19 01:30"),
]


def test_statistics_of_outages() -> None:
    seen = found(MIXED, [])
    said = statistics(seen, np.arange(4), DAY)
    assert (said.count, said.still_open, said.earlier) == (4, 1, 1)
    assert said.lost == int(seen.lost.sum())
    assert said.longest == 150 * MINUTE
    assert said.median == 90 * MINUTE
    # Only outages with both ends in the week have a time to recovery.
    assert said.to_recovery == 90 * MINUTE
    # Three of them began in this week.
    assert said.between == 8 * HOUR


def test_no_outages_have_no_statistics_but_their_count() -> None:
    seen = statistics(found([]), np.arange(0), DAY)
    assert (seen.count, seen.lost) == (0, 0)
    assert [seen.longest, seen.median, seen.to_recovery, seen.between] == [None] * 4


def test_an_outage_that_is_still_open_alone_has_no_time_to_recovery() -> None:
    seen = found([up("2023-01-25 10:00"), down("2023-01-25 11:00")])
    assert statistics(seen, np.arange(1), DAY).to_recovery is None


def test_an_outage_that_was_there_before_alone_makes_no_averages() -> None:
    said = statistics(found(MIXED[:3], []), np.arange(1), DAY)
    assert (said.count, said.to_recovery, said.between) == (1, None, None)
