"""How the weekdays of a file are numbered: what its numbers show, and when the user must answer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from storemon.core.choices import Choices, NeedsAnswer, Option, Question, Topic
from storemon.data.files.file_rules import FileRules
from storemon.data.files.weekday_words import Numbering
from storemon.message import Message

_SEVEN: Final = 7
_OPTIONS: Final = (
    Option(Numbering.MONDAY_0.value, Message("Monday is 0, Sunday is 6")),
    Option(Numbering.MONDAY_1.value, Message("Monday is 1, Sunday is 7 or 0")),
    Option(Numbering.SUNDAY_1.value, Message("Sunday is 1, Saturday is 7")),
)
_READ_FROM_0: Final = Message(
    "None of its weekdays is 0, so they were read as 0 = Monday to 6 = Sunday. "
    "If 1 is Monday or Sunday there, import it again and say so in the review"
).at_terminal(
    "None of its weekdays is 0, so they were read as 0 = Monday to 6 = Sunday. "
    "If 1 is Monday or Sunday there, import it again with --weekdays"
)


def is_unclear(numbers: Collection[int]) -> bool:
    """Return whether weekdays with these numbers may start with a day other than 0 = Monday."""
    return bool(numbers) and (0 not in numbers or _SEVEN in numbers)


def weekday_question(choices: Choices, proposed: Numbering | None = None) -> Question:
    """Return the question; `proposed` agrees with the polls in the database."""
    text = (
        Message("How are its weekdays numbered?")
        if proposed is None
        else Message(
            "How are its weekdays numbered? The checks you already have fit the proposed answer best."
        )
    )
    value = "" if proposed is None else proposed.value
    return Question(Topic.WEEKDAYS, text, _OPTIONS, proposed=value, answer=choices.get(Topic.WEEKDAYS))


def unasked_notes(rules: FileRules) -> list[Message]:
    """Return notes for a file that was read without an answer although its numbering is unclear."""
    if rules.choices.get(Topic.WEEKDAYS) or not is_unclear(rules.survey().weekdays):
        return []
    return [_READ_FROM_0]


def numbering(rules: FileRules, name: str) -> Numbering:
    """Return how the weekdays of the file called `name` are numbered.

    Raises `NeedsAnswer` for numbers up to 7 unless it was chosen which day is 1.
    """
    chosen = rules.choices.get(Topic.WEEKDAYS)
    if chosen:
        return Numbering(chosen)
    if _SEVEN not in rules.survey().weekdays:
        return Numbering.MONDAY_0
    raise NeedsAnswer(
        Message("The weekdays in {name} are numbered up to 7.", name=name),
        Message("There, 1 may stand for Monday or for Sunday, and a wrong guess moves all hours by a day."),
        Message("Choose in the review how they are numbered.").at_terminal(
            "Say how they are numbered with --weekdays."
        ),
        weekday_question(rules.choices),
    )
