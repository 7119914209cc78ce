from __future__ import annotations

from collections.abc import Sequence

import pytest

from storemon.core.timeline import Timeline, timeline
from storemon.core.vocabulary import DAY, DEFAULT_ZONE, HOUR, WEEK, State
from tests.core.build import HoursRow, PollRow, batch, down, every_day, row, up, utc

T = utc("2023-01-25 18:00")
NINE = utc("2023-01-25 09:00")


def line(
    polls: Sequence[PollRow], hours: Sequence[HoursRow], reach: int | None = 2 * HOUR, length: int = DAY
) -> Timeline:
    return timeline(batch(hours, polls), reach, T, T - length)


def parts(found: Timeline) -> list[tuple[float, float, str]]:
    """Segments as hours since 09:00 and the state's name."""
    return [
        ((start - NINE) / HOUR, (end - NINE) / HOUR, State(state).name)
        for start, end, state in zip(
            found.seg_start.tolist(), found.seg_end.tolist(), found.seg_state.tolist(), strict=True
        )
    ]


def test_segments_change_half_way_between_polls_and_where_the_reach_ends() -> None:
    polls = [down("2023-01-25 10:00"), up("2023-01-25 11:00")]
    assert parts(line(polls, [row(2, "09:00", "17:00")])) == [
        (0, 1.5, "DOWN"),
        (1.5, 4, "UP"),
        (4, 8, "UNKNOWN"),
    ]


def test_polls_of_one_state_make_one_segment() -> None:
    polls = [up("2023-01-25 10:00"), up("2023-01-25 11:00"), up("2023-01-25 12:00")]
    assert parts(line(polls, [row(2, "09:00", "14:00")])) == [(0, 5, "UP")]


def test_closed_time_splits_a_segment() -> None:
    hours = [row(2, "09:00", "10:00"), row(2, "11:00", "12:00")]
    assert parts(line([up("2023-01-25 09:30")], hours, None)) == [(0, 1, "UP"), (2, 3, "UP")]


def test_open_time_without_polls_is_unknown() -> None:
    assert parts(line([], [row(2, "09:00", "10:00")])) == [(0, 1, "UNKNOWN")]


def test_a_store_that_is_closed_throughout_has_no_segments() -> None:
    found = line([up("2023-01-25 09:30")], [row(6, "09:00", "10:00")])
    assert parts(found) == []
    assert found.open_start.size == 0
    assert found.poll_inside.tolist() == [False]


def test_intervals_are_clipped_to_the_time_shown() -> None:
    found = line([], [], length=DAY)
    assert (found.open_start.tolist(), found.open_end.tolist()) == ([T - DAY], [T])
    assert (found.start, found.end) == (T - DAY, T)


def test_polls_are_shown_with_whether_they_count() -> None:
    polls = [
        up("2023-01-24 17:59"),  # before the displayed time
        up("2023-01-24 18:00"),
        down("2023-01-25 08:00"),
        up("2023-01-25 10:00"),
        down("2023-01-25 18:00"),
        up("2023-01-25 18:01"),  # after it
    ]
    found = line(polls, every_day("09:00", "18:00"))
    assert found.poll_time.tolist() == [time for _, time, _ in polls[1:5]]
    assert found.poll_active.tolist() == [True, False, True, False]
    # The store closes at 18:00; a poll at that time counts only if it is the as-of time.
    assert found.poll_inside.tolist() == [False, False, True, True]


def test_a_poll_before_the_time_shown_reaches_into_it() -> None:
    found = timeline(batch([], [up("2023-01-25 08:00")]), 2 * HOUR, T, NINE)
    assert parts(found) == [(0, 1, "UP"), (1, 9, "UNKNOWN")]
    assert found.poll_time.size == 0


def test_a_poll_at_the_as_of_time_reaches_back_over_closed_time() -> None:
    hours = [row(2, "09:00", "10:00"), row(2, "18:00", "20:00")]
    assert parts(line([up("2023-01-25 18:00")], hours, 300 * HOUR)) == [(0, 1, "UP")]


def test_the_zone_is_the_one_that_is_used() -> None:
    assert timeline(batch(zones=[None]), None, T, T - WEEK).zone == DEFAULT_ZONE
    assert timeline(batch(zones=["Asia/Kathmandu"]), None, T, T - WEEK).zone == "Asia/Kathmandu"


def test_a_timeline_is_of_one_store() -> None:
    with pytest.raises(ValueError, match="too many"):
        timeline(batch(zones=["UTC", "UTC"]), None, T, T - WEEK)
