"""The questions that a look at a file raises."""

from __future__ import annotations

from collections.abc import Collection

from storemon.core.message import Message
from storemon.data.files import status_words
from storemon.data.files.fields import OPEN_ORDERS
from storemon.data.files.status_words import BEGINNING
from storemon.data.files.written_dates import Order
from storemon.data.imports import platforms
from storemon.data.imports.choices import Choices, Option, Question, Topic
from storemon.data.imports.file_rules import Survey

_DATES = (
    Option(Order.MONTH_FIRST.value, Message("Month first, 1/24/2023")),
    Option(Order.DAY_FIRST.value, Message("Day first, 24/1/2023")),
    Option(Order.YEAR_FIRST.value, Message("Year first, 23/1/24")),
)
_OPEN = Message("Its dates can be read in more than one way. Which one is right?")
_BOTH = Message(
    "Some of its dates have the month first and some the day. Which one is right? "
    "Dates that do not exist in that order are skipped."
)


def may_ask(reasons: Collection[str]) -> bool:
    """Tell whether rows that are refused for these reasons may be of use once a question is answered."""
    return any(reason in OPEN_ORDERS or reason.startswith(BEGINNING) for reason in reasons)


def open_questions(
    survey: Survey, choices: Choices, reasons: Collection[str], *, all_refused: bool
) -> list[Question]:
    """Return what a file asks of which rows are refused for these `reasons`, and what was answered before."""
    found: list[Question] = []
    platform = platforms.question(survey.platforms, choices, nameless=survey.nameless)
    if platform is not None:
        found.append(platform)
    dates = choices.get(Topic.DATES)
    if dates or not OPEN_ORDERS.isdisjoint(reasons):
        found.append(
            Question(
                Topic.DATES,
                _BOTH if Order.UNSURE in survey.orders.values() else _OPEN,
                tuple(option for option in _DATES if Order(option.value) in survey.possible_orders),
                answer=dates,
            )
        )
    found += status_words.questions(survey.status_words, choices, required=all_refused)
    return found
