"""The questions that a look at a file raises."""

from __future__ import annotations

from collections.abc import Collection

from storemon.data.choices import Choices, Option, Question, Topic
from storemon.data.fields import WORDS, Reason
from storemon.data.written_times import Order

_DATES = (
    Option(Order.MONTH_FIRST.value, "Month first, 1/24/2023"),
    Option(Order.DAY_FIRST.value, "Day first, 24/1/2023"),
)


def open_questions(choices: Choices, reasons: Collection[str], *, all_refused: bool) -> list[Question]:
    """Return what rows that are refused for these `reasons` ask, and what was answered before."""
    dates = choices.get(Topic.DATES)
    if not dates and WORDS[Reason.ORDER] not in reasons:
        return []
    return [
        Question(
            Topic.DATES,
            "Its dates can be read in two ways. Which one is right?",
            _DATES,
            answer=dates,
            required=all_refused,
        )
    ]
