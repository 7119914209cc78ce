"""The questions that come up when a file of polls is previewed."""

from __future__ import annotations

from collections.abc import Collection

from storemon.core.choices import Option, Question, Topic
from storemon.core.file_spec import Match
from storemon.data.files import status_words
from storemon.data.files.fields import OPEN_ORDERS
from storemon.data.files.file_rules import FileRules
from storemon.data.files.status_words import BEGINNING
from storemon.data.files.written_dates import Order
from storemon.message import Message

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


def date_questions(rules: FileRules, reasons: Collection[str]) -> list[Question]:
    """Return the question about the order of a file's dates, if rows are refused without it."""
    dates = rules.choices.get(Topic.DATES)
    if not dates and OPEN_ORDERS.isdisjoint(reasons):
        return []
    survey = rules.survey()
    text = _BOTH if Order.UNSURE in survey.orders.values() else _OPEN
    options = tuple(option for option in _DATES if Order(option.value) in survey.possible_orders)
    return [Question(Topic.DATES, text, options, answer=dates)]


def poll_questions(
    match: Match,  # noqa: ARG001  # signature of `ImportKind.ask`
    rules: FileRules,
    reasons: Collection[str],
    all_refused: bool,  # noqa: FBT001  # signature of `ImportKind.ask`
) -> list[Question]:
    """Return the questions of a file, given the `reasons` for refused rows, and those already answered."""
    choices = rules.choices
    may_help = any(reason in OPEN_ORDERS or reason.startswith(BEGINNING) for reason in reasons)
    if not (may_help or choices.answers):
        return []  # without reading the whole file
    survey = rules.survey()
    found = date_questions(rules, reasons)
    found += status_words.questions(survey.status_words, choices, required=all_refused)
    return found
