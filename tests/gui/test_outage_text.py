"""The description of an outage claims no start or end that was not observed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from storemon.core.outage_starts import Before, dated
from storemon.core.outages import NEVER, NOT_KNOWN, Outages, outages
from storemon.core.uptime import evaluate
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK
from storemon.gui.figures.outage_text import (
    accuracy_text,
    end_samples,
    end_text,
    last_seen_text,
    slack_text,
    start_samples,
    start_text,
)
from tests.core.build import PollRow, batch, down, up, utc

T = utc("2023-01-25 12:00")
LONG = [down("2023-01-18 11:00"), down("2023-01-18 13:00")]


def of(polls: list[PollRow], last: int | None = None, first: int = 0) -> Outages:
    """The single outage of a week, with what is known from before it."""
    found = outages(evaluate(batch([], polls), 2 * HOUR, T - WEEK, T, T))
    if last is None:
        return found
    return dated(found, Before(np.array([0]), np.array([last]), np.array([first])), T - WEEK)


def words(found: Outages) -> tuple[str, str, str]:
    return start_text(found, 0, "UTC"), accuracy_text(found, 0, "UTC"), last_seen_text(found, 0, "UTC")


def test_an_outage_that_began_before_the_week_says_when_the_store_was_last_seen_online() -> None:
    found = of(LONG, utc("2023-01-15 11:00"), utc("2023-01-15 12:00"))
    seen = "15 Jan 2023, 11:00"
    assert words(found) == ("before 18 Jan 2023", f"last seen online {seen}", seen)


def test_on_the_day_that_the_week_begins_the_time_of_day_is_needed_to_be_true() -> None:
    found = of(LONG, utc("2023-01-18 05:00"), utc("2023-01-18 06:00"))
    assert start_text(found, 0, "UTC") == "before 18 Jan 2023, 12:00"
    # In Los Angeles the store was found offline the evening before.
    assert start_text(found, 0, "America/Los_Angeles") == "before 18 Jan 2023"


def test_columns_have_room_for_all_that_is_said_of_a_start_or_an_end() -> None:
    found, place = of(LONG, utc("2023-01-18 05:00"), utc("2023-01-18 06:00")), np.array([0])
    open_end = replace(found, still_open=np.array([True]))
    starts = start_samples(found, place)
    ends = end_samples(open_end, place, current=False)
    assert max(map(len, starts)) >= len(start_text(found, 0, "UTC"))
    assert max(map(len, ends)) >= len(end_text(open_end, 0, "UTC", current=False))
    plain = replace(found, earlier=np.array([False]), later=np.array([False]))
    assert not [text for text in start_samples(plain, place) if text.startswith("before")]
    current = end_samples(replace(open_end, later=np.array([False])), place, current=True)
    assert not [text for text in current if text.endswith("or later")]


def test_a_store_that_was_never_seen_online_says_so() -> None:
    found = of(LONG, NEVER, utc("2023-01-05 12:00"))
    assert words(found) == ("before 18 Jan 2023", "never seen online", "never")


def test_an_outage_whose_two_checks_lie_on_both_sides_of_the_edge_is_dated_by_them() -> None:
    found = of([up("2023-01-18 10:40"), down("2023-01-18 12:20"), up("2023-01-18 13:00")])
    assert found.earlier.tolist() == [True]
    assert words(found)[:2] == ("18 Jan 2023, 11:30", "±1 h 40 min")


def test_an_outage_within_the_week_has_a_start_that_is_accurate_to_its_checks() -> None:
    found = of(
        [up("2023-01-20 10:00"), (0, utc("2023-01-20 10:51") + 36_000_000, False), up("2023-01-20 12:00")]
    )
    assert words(found)[1:] == ("±52 min", "20 Jan 2023, 10:00")


def test_a_report_of_an_earlier_version_claims_no_more_than_it_knows() -> None:
    found = replace(of(LONG), earlier=np.array([True]), last_active=np.array([NOT_KNOWN]))
    assert words(found) == ("before 18 Jan 2023, 12:00", "—", "—")


def test_an_outage_is_ongoing_only_at_the_newest_poll() -> None:
    found = of([up("2023-01-25 09:00"), down("2023-01-25 10:00")])
    assert end_text(found, 0, "UTC", current=True) == "ongoing"
    assert end_text(found, 0, "UTC", current=False) == "25 Jan 2023, 12:00 or later"


def test_an_outage_that_went_on_after_the_week_does_not_end_at_its_edge() -> None:
    polls = [up("2023-01-20 10:00"), down("2023-01-20 12:00"), up("2023-01-20 13:30")]
    found = outages(evaluate(batch([], polls), 2 * HOUR, utc("2023-01-20 00:00"), utc("2023-01-20 12:30"), T))
    assert end_text(found, 0, "UTC", current=False) == "20 Jan 2023, 12:30 or later"


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (1, "1 min"),
        (51 * MINUTE + 36_000_000, "52 min"),
        (59 * MINUTE + 1, "1 h"),
        (3 * HOUR + 1, "3 h 1 min"),
        (2 * DAY + 1, "2 d 1 h"),
    ],
)
def test_how_exact_a_start_is_is_rounded_up(span: int, text: str) -> None:
    assert slack_text(span) == text
