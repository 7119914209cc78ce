"""What a file leaves open, and what a person answered.

A question has one shape whatever it is about, so that the review can show any of them and the command line
can answer each with an option of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from typing_extensions import override

from storemon.errors import FileRefused
from storemon.message import Message


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
    """One of the answers to a question: its value for the program, its text for a person."""

    value: str
    text: Message


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a file leaves open.

    `text` is a sentence. `word` is the word of the file that it is about, where a topic has a question for
    each of several. `proposed` is the value of a likely option, never used unless the person confirms it,
    and `answer` the value that was chosen before. Unless a `required` question is answered, the file cannot
    be imported; without an answer to another, some of its rows are refused. With `any_date`, a date that is
    none of the options is an answer too, as ISO 8601 has it.
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
        """Whether the file waits for the answer."""
        return self.required and not self.answer


@dataclass(frozen=True, slots=True)
class Choices:
    """The answers given about one file, by topic and word."""

    answers: Mapping[tuple[Topic, str], str] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, topic: Topic, word: str = "") -> str:
        """Return the value chosen, an empty string where nothing was."""
        return self.answers.get((topic, word), "")

    def answered(self, topic: Topic, value: str, word: str = "") -> Choices:
        """Return these choices with one more answer, which replaces an earlier one."""
        return Choices(MappingProxyType({**self.answers, (topic, word): value}))


FROM_BEGINNING: Final = "beginning"
"""The answer that hours count from the beginning; any other is a date as ISO 8601 has it."""
MERGED: Final = "merged"
"""The answer that all platforms of a file count together; any other is `ONLY` and the name of one."""
ONLY: Final = "only "
NO_CHOICES: Final = Choices()
"""Nothing was asked or answered yet."""


class NeedsAnswer(FileRefused):
    """A file that cannot be imported until its `question` is answered."""

    def __init__(self, what: Message, why: Message, remedy: Message, question: Question) -> None:
        super().__init__(what, why, remedy)
        self.question = question

    @override
    def __reduce__(self) -> tuple[type[NeedsAnswer], tuple[Message, Message, Message, Question]]:  # type: ignore[override]  # one argument more
        return type(self), (self.what, self.why, self.remedy, self.question)
