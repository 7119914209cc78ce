"""Questions that a file leaves open, and the answers to them.

All questions have the same shape, so the review can show any of them and the command line has an option
for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from storemon.errors import FileRefused
from storemon.message import Message
from storemon.override import override


class Topic(StrEnum):
    """What a question is about."""

    DATES = "dates"
    WEEKDAYS = "weekdays"
    HOURS_FROM = "hours-from"
    IDS = "ids"
    STATUS = "status"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer: its value for the program, and its text for people."""

    value: str
    text: Message


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a file leaves open.

    `text` is a sentence. `word` is the word in the file that it is about, for topics with a question for
    each word. `proposed` is the value of a likely option, which is never used unless the user confirms it;
    `answer` is the value chosen earlier. A file with an unanswered `required` question cannot be imported;
    if another question is unanswered, some rows are refused. With `any_date`, any ISO 8601 date is an
    answer too.
    """

    topic: Topic
    text: Message
    options: tuple[Option, ...]
    word: str = ""
    proposed: str = ""
    answer: str = ""
    required: bool = True
    any_date: bool = False

    @property
    def blocks(self) -> bool:
        """Whether the file cannot be imported without the answer."""
        return self.required and not self.answer


@dataclass(frozen=True, slots=True)
class Choices:
    """The answers given about one file, by topic and word."""

    answers: Mapping[tuple[Topic, str], str] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, topic: Topic, word: str = "") -> str:
        """Return the chosen value, or an empty string."""
        return self.answers.get((topic, word), "")

    def answered(self, topic: Topic, value: str, word: str = "") -> Choices:
        """Return these choices with one more answer, replacing an earlier one."""
        return Choices(MappingProxyType({**self.answers, (topic, word): value}))


FROM_BEGINNING: Final = "beginning"
"""The answer that hours count from the beginning; any other answer is an ISO 8601 date."""
MERGED: Final = "merged"
"""The answer that all platforms in a file count together; any other is `ONLY` and a platform's name."""
ONLY: Final = "only "
NO_CHOICES: Final = Choices()
"""No answers yet."""


class NeedsAnswer(FileRefused):
    """A file that cannot be imported until its `question` is answered."""

    def __init__(self, what: Message, why: Message, remedy: Message, question: Question) -> None:
        super().__init__(what, why, remedy)
        self.question = question

    @override
    def __reduce__(self) -> tuple[type[NeedsAnswer], tuple[Message, Message, Message, Question]]:  # type: ignore[override]  # one argument more
        return type(self), (self.what, self.why, self.remedy, self.question)
