"""The hours check, finding by finding: closed periods, openings, and missing hours."""

from __future__ import annotations

from collections.abc import Sequence

from storemon.core.hours_checks import HoursFindings, examine
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import HOUR, WEEK, Finding
from tests.core.build import HoursRow, PollRow, batch, down, every_day, row, up, utc

T = utc("2023-01-25 18:00")  # a Wednesday
DAYTIME = every_day("09:00", "17:00")
DAYS = ["2023-01-20", "2023-01-21", "2023-01-22", "2023-01-23", "2023-01-24"]


def examined(
    hours: Sequence[HoursRow] = DAYTIME,
    polls: Sequence[PollRow] = (),
    zones: Sequence[str | None] = ("UTC",),
) -> HoursFindings:
    given = batch(hours, polls, zones)
    return examine(given, evaluate(given, 2 * HOUR, T - WEEK, T, T))


def test_active_polls_count_once_for_each_closed_stretch() -> None:
    polls = [up(f"{day} {time}") for day in DAYS for time in ("20:00", "21:00")]
    found = examined(polls=polls)
    assert (found.closed_active[0], found.closed_polled[0]) == (5, 5)
    assert found.often_active_when_closed().tolist() == [True]


def test_inactive_polls_when_closed_are_as_they_should_be() -> None:
    found = examined(polls=[down(f"{day} 20:00") for day in DAYS])
    assert (found.closed_active[0], found.closed_polled[0]) == (0, 5)


def test_twice_is_not_again_and_again() -> None:
    found = examined(polls=[up(f"{day} 20:00") for day in DAYS[:2]])
    assert found.often_active_when_closed().tolist() == [False]


def test_a_store_that_is_active_in_few_of_its_closed_stretches_is_not_flagged() -> None:
    polls = [up(f"2023-01-{day} 20:00") for day in (19, 20, 21)]
    polls += [down(f"2023-01-{day} 20:00") for day in (18, 22, 23, 24)]
    assert examined(polls=polls).often_active_when_closed().tolist() == [False]


def test_one_store_among_many_that_is_active_when_closed_is_suspicious() -> None:
    polls = [(up if store == 1 else down)(f"{day} 20:00", store) for day in DAYS for store in range(3)]
    hours = [hour for store in range(3) for hour in every_day("09:00", "17:00", store)]
    assert examined(hours, polls, ["UTC"] * 3).flags().any(axis=1).tolist() == [False, True, False]


def test_a_store_that_is_inactive_at_every_opening_opens_late() -> None:
    polls = [poll for day in DAYS for poll in (down(f"{day} 09:30"), up(f"{day} 12:00"))]
    found = examined(polls=polls)
    assert (found.late_openings[0], found.openings[0]) == (5, 5)
    assert found.often_opens_late().tolist() == [True]


def test_a_store_that_is_down_all_day_does_not_open_late() -> None:
    polls = [down(f"{day} {time}") for day in DAYS for time in ("09:30", "12:00")]
    found = examined(polls=polls)
    assert (found.late_openings[0], found.openings[0]) == (0, 0)


def test_a_store_that_is_always_open_has_no_openings() -> None:
    polls = [down("2023-01-22 09:00"), up("2023-01-22 10:00")]
    assert examined([], polls).openings.tolist() == [0]


def test_missing_hours_and_zones_are_named() -> None:
    found = examined(every_day("09:00", "17:00", 0), zones=["UTC", None])
    assert found.no_hours.tolist() == [False, True]
    assert found.no_zone.tolist() == [False, True]
    assert found.flags().any(axis=1).tolist() == [False, True]


def test_a_store_without_findings_is_not_suspicious() -> None:
    found = examined(polls=[up(f"{day} 10:00") for day in DAYS])
    assert found.flags().any(axis=1).tolist() == [False]


def test_each_finding_has_its_flag() -> None:
    hours = [*every_day("09:00", "17:00"), row(0, "12:00", "18:00")]
    found = examined(hours, zones=[None, "UTC"])
    assert found.flags().tolist() == [
        [finding in {Finding.ROWS_OVERLAP, Finding.NO_ZONE} for finding in Finding],
        [finding is Finding.NO_HOURS for finding in Finding],
    ]
