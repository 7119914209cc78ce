"""The review's question from when new business hours apply."""

from __future__ import annotations

import datetime as dt

from storemon.core.choices import FROM_BEGINNING, NO_CHOICES, Topic
from storemon.data.imports.hours_from_question import hours_from_question

THURSDAY = dt.date(2026, 11, 26)


def test_the_beginning_comes_first_and_dates_follow_in_order() -> None:
    options = hours_from_question(NO_CHOICES, THURSDAY).options
    assert [option.value for option in options] == [
        FROM_BEGINNING,
        "2026-11-01",
        "2026-11-26",
        "2026-11-30",
        "2026-12-01",
    ]
    assert str(options[2].text) == "From today, 2026-11-26"
    assert str(options[3].text) == "From next Monday, 2026-11-30"


def test_a_date_is_offered_once_where_it_is_several() -> None:
    monday_and_first = hours_from_question(NO_CHOICES, dt.date(2026, 5, 25)).options
    assert [option.value for option in monday_and_first] == [
        FROM_BEGINNING,
        "2026-05-01",
        "2026-05-25",
        "2026-06-01",
    ]


def test_a_date_that_was_given_before_is_an_option_too() -> None:
    choices = NO_CHOICES.answered(Topic.HOURS_FROM, "2026-12-24")
    question = hours_from_question(choices, THURSDAY)
    assert question.answer == "2026-12-24"
    assert [str(option.text) for option in question.options if option.value == question.answer] == [
        "From 2026-12-24"
    ]


def test_the_next_monday_of_a_monday_is_a_week_later() -> None:
    options = hours_from_question(NO_CHOICES, dt.date(2026, 11, 30)).options
    assert [option.value for option in options][-1] == "2026-12-07"
