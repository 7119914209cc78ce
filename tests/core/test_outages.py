"""Outages, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storemon.core.model import DAY, HOUR, MINUTE, WEEK
from storemon.core.outages import Outages, outages, statistics
from storemon.core.uptime import picture
from tests.core.build import HoursRow, PollRow, batch, down, every_day, row, up, utc

T = utc("2023-01-25 18:00")  # a Wednesday
DAYTIME = every_day("09:00", "17:00")


def found(
    polls: Sequence[PollRow], hours: Sequence[HoursRow] = DAYTIME, length: int = WEEK, stores: int = 1
) -> Outages:
    given = batch(hours, polls, ["UTC"] * stores)
    return outages(picture(given, 2 * HOUR, T - length, T, T))


def spans(seen: Outages) -> list[tuple[int, int, float]]:
    """Start and end, and the open hours lost."""
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


def test_an_outage_whose_beginning_nobody_saw_has_no_gap() -> None:
    assert found([down("2023-01-25 10:00")]).gap.tolist() == [0]


def test_an_outage_without_an_active_poll_after_it_is_still_open_even_if_the_rest_is_unknown() -> None:
    assert found([up("2023-01-25 09:30"), down("2023-01-25 10:00")]).still_open.tolist() == [True]


def test_outages_of_one_store_are_found_by_its_position() -> None:
    polls = [down("2023-01-25 10:00", 0), down("2023-01-25 10:00", 2), up("2023-01-25 11:00", 2)]
    seen = found(polls, [], stores=3)
    assert [seen.of(store).tolist() for store in range(3)] == [[0], [], [1]]


def test_statistics_of_outages() -> None:
    lost = np.array([4, 1, 2, 10]) * MINUTE
    seen = statistics(lost, np.array([False, False, False, True]), DAY)
    assert (seen.count, seen.still_open, seen.lost, seen.longest) == (4, 1, 17 * MINUTE, 10 * MINUTE)
    assert seen.median == 3 * MINUTE
    # The one that is still open has no recovery yet.
    assert seen.to_recovery == 7 * MINUTE // 3
    assert seen.between == 6 * HOUR


def test_no_outages_have_no_statistics_but_their_count() -> None:
    nothing = np.zeros(0, np.int64)
    seen = statistics(nothing, nothing == 1, DAY)
    assert (seen.count, seen.lost) == (0, 0)
    assert [seen.longest, seen.median, seen.to_recovery, seen.between] == [None] * 4


def test_an_outage_that_is_still_open_alone_has_no_time_to_recovery() -> None:
    assert statistics(np.array([MINUTE]), np.array([True]), DAY).to_recovery is None
