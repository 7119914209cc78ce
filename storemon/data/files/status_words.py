"""Words for a status: others than active and inactive count as the user confirms (METRICS: Input)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from storemon.core.choices import Choices, NeedsAnswer, Option, Question, Topic
from storemon.core.csv_cells import quoted
from storemon.core.visible import folded, visible
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message

MOST_WORDS: Final = 12
"""With more words than this, ask nothing: the column is not a status, or its rows are damaged."""
BEGINNING: Final = "The status is "
"""How the reasons for refusing rows with another word begin."""
_LONGEST: Final = 40
_OPTIONS: Final = (
    Option("active", Message("The store is active")),
    Option("inactive", Message("The store is inactive")),
    Option("ignore", Message("Leave these rows out")),
)
_PAIRS: Final = (
    ("online", "offline"),
    ("up", "down"),
    ("open", "closed"),
    ("available", "unavailable"),
    ("true", "false"),
    ("1", "0"),
    ("1.0", "0.0"),
    ("yes", "no"),
    ("on", "off"),
    ("y", "n"),
    ("enabled", "disabled"),
    ("activo", "inactivo"),
    ("activa", "inactiva"),
    ("abierto", "cerrado"),
    ("abierta", "cerrada"),
    ("en línea", "fuera de línea"),
    ("en linea", "fuera de linea"),
    ("conectado", "desconectado"),
    ("conectada", "desconectada"),
    ("disponible", "no disponible"),
    ("sí", "no"),
    ("si", "no"),
    ("verdadero", "falso"),
    ("active", "paused"),
    ("active", "busy"),
    ("active", "not active"),
    ("activo", "no activo"),
    ("activo", "pausado"),
    ("activo", "ocupado"),
    ("activa", "pausada"),
    ("activa", "ocupada"),
)
_MEANINGS: Final = {up: "active" for up, _ in _PAIRS} | {down: "inactive" for _, down in _PAIRS}
_NUMBERS: Final = frozenset({"1", "0", "1.0", "0.0"})
_SAFE: Final = re.compile(r"[\w=,.-]+")
"""What no shell treats specially."""


def meaning(text: str, choices: Choices) -> str:
    """Return `active`, `inactive` or `ignore`, or an empty string if nothing decides."""
    word = folded(text)
    return word if word in {"active", "inactive"} else choices.get(Topic.STATUS, word)


def is_known(text: str) -> bool:
    """Return whether the text is a usual word for a status."""
    word = folded(text)
    return word in _MEANINGS or word == "inactive"


def shown(text: str) -> str:
    """Return a word of a file in a form that fits into a sentence."""
    word = visible(text)
    return word if len(word) <= _LONGEST else word[:_LONGEST] + "…"


def refused(text: str) -> Message:
    """Return why a row with that word cannot be used."""
    word = shown(text)
    return (
        Message("The status is “{word}”, neither active nor inactive", word=word)
        if word
        else Message("The status is missing")
    )


def questions(words: Sequence[str], choices: Choices, *, required: bool) -> list[Question]:
    """Return a question for each of a file's words, answered or not; none if there are too many words.

    `required`: every word needs an answer. Otherwise only words with a usual meaning do: without them, all
    rows that say inactive may be missing, and the store would seem up all the time.
    """
    if len(words) > MOST_WORDS:
        return []
    return [
        Question(
            Topic.STATUS,
            Message("What does the status “{word}” mean?", word=shown(word)),
            _OPTIONS,
            word=word,
            proposed=_proposed(word, words),
            answer=choices.get(Topic.STATUS, word),
            required=required or bool(_proposed(word, words)),
        )
        for word in words
        if word
    ]


def left_open(words: Sequence[str], choices: Choices) -> Message:
    """Return how to say what a file's other words mean; empty if all are answered, or there are too many."""
    asked = [question for question in questions(words, choices, required=False) if not question.answer]
    if not asked:
        return NOTHING
    example = ",".join(f"{question.word}={question.proposed or 'ignore'}" for question in asked[:2])
    return Message(
        "Rows whose status is another word are left out. "
        "Import the file again and say in the review what it means"
    ).at_terminal(
        "Rows whose status is another word are left out. "
        "Import the file again and say what it means with --status {example}",
        example=_quoted(example),
    )


def unusable(name: str, words: Sequence[str], choices: Choices, *, none_used: bool) -> FileRefused | None:
    """Return the error for a file whose words for a status need an answer, or None.

    `none_used`: no row has a known word.
    """
    if none_used and len(words) > MOST_WORDS:
        return FileRefused(
            Message("The statuses in {name} cannot be used.", name=name),
            Message(
                "The column holds more than {most} different words, and none is active or inactive.",
                most=MOST_WORDS,
            ),
            Message("Choose the column that tells whether a store was active."),
        )
    asked = [question for question in questions(words, choices, required=none_used) if question.required]
    blocking = next((question for question in asked if question.blocks), None)
    if blocking is None:
        return None
    listed = ", ".join(f"“{shown(question.word)}”" for question in asked)
    example = ",".join(f"{_word(question.word)}={question.proposed or 'ignore'}" for question in asked[:2])
    return NeedsAnswer(
        Message("The statuses in {name} are neither active nor inactive.", name=name)
        if none_used
        else Message("Some statuses in {name} are neither active nor inactive.", name=name),
        Message("They are {listed}.", listed=listed),
        Message("Say in the review what each of them means.").at_terminal(
            "Say what each of them means, for example with --status {example}.", example=_quoted(example)
        ),
        blocking,
    )


def _word(word: str) -> str:
    """Return a word as typed in a list: in quotation marks if it has a comma."""
    return quoted(word) if re.search('[,"]', word) else word


def _quoted(example: str) -> str:
    """Return an option's value, quoted so that both kinds of shell pass it on unchanged."""
    return example if _SAFE.fullmatch(example) else '"' + example.replace('"', '\\"') + '"'


def _proposed(word: str, words: Sequence[str]) -> str:
    """Return what a word usually means; a number has a meaning only if the file has no others."""
    if word in _NUMBERS and not _NUMBERS.issuperset(words):
        return ""
    letters = "".join(character for character in word if character.isalnum())
    if letters in {"active", "inactive"}:
        return letters
    return _MEANINGS.get(word, "")
