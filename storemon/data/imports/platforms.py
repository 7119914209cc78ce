"""Polls of several delivery platforms in one file: what is to become of them is asked, never guessed.

Until each platform has figures of its own (METRICS: Platforms), their polls either count together or those of
one alone do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa

from storemon.core.choices import MERGED, ONLY, Choices, NeedsAnswer, Option, Question, Topic
from storemon.core.visible import visible
from storemon.data.files.csv_rows import taken
from storemon.data.files.fields import Reason, Reasons
from storemon.data.files.status_words import shown
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message, joined

MOST_PLATFORMS: Final = 20
_LISTED: Final = 5
_NOT_APART: Final = Message(
    "Platforms are not kept apart yet: counted together, a store is inactive where two of them disagree at "
    "one instant."
)
_TOGETHER: Final = Option(MERGED, Message("Count all polls together"))


def not_chosen(column: pa.DictionaryArray, choices: Choices) -> Reasons:
    """Return the reasons of the polls that are not of the chosen platform."""
    chosen = choices.get(Topic.PLATFORM)
    texts = column.dictionary.to_pylist()
    if not chosen.startswith(ONLY):
        return np.zeros(len(column), dtype=np.int8)
    wanted = chosen.removeprefix(ONLY).casefold()
    codes = [Reason.NONE if visible(text).casefold() == wanted else Reason.PLATFORM for text in texts]
    reasons: Reasons = taken(column, np.array(codes, dtype=np.int8))
    return reasons


def question(names: Sequence[str], choices: Choices, *, nameless: bool = False) -> Question | None:
    """Return what a file with these platforms asks; None where there is nothing to choose from.

    `nameless`: some of its polls name no platform.
    """
    if not names or of_one(names, choices, nameless=nameless):
        return None
    only = (
        Option(f"{ONLY}{name}", Message("Only the polls of {platform}", platform=shown(name)))
        for name in names[:MOST_PLATFORMS]
    )
    return Question(
        Topic.PLATFORM,
        joined(_platforms_message(names), _NOT_APART, Message("Which polls count?")),
        (_TOGETHER, *only),
        answer=_answer(names, choices),
    )


def of_one(names: Sequence[str], choices: Choices, *, nameless: bool) -> Message:
    """Return a note on a file whose polls are all of one platform; empty where it asks or was answered."""
    if len(names) != 1 or nameless or choices.get(Topic.PLATFORM):
        return NOTHING
    return Message(
        "Its polls are all of the platform {platform}. Platforms are not kept apart yet: with polls of "
        "another one, a store is inactive where two of them disagree at one instant",
        platform=shown(names[0]),
    )


def check(name: str, names: Sequence[str], choices: Choices, *, nameless: bool) -> None:
    """Raise `NeedsAnswer` unless it is said what becomes of the platforms, `FileRefused` for a wrong one."""
    asked = question(names, choices, nameless=nameless)
    if asked is None or not asked.blocks:
        return
    chosen = choices.get(Topic.PLATFORM)
    if chosen and len(names) <= MOST_PLATFORMS:
        raise FileRefused(
            Message(
                "{name} has no polls of the platform {platform}.",
                name=name,
                platform=shown(chosen.removeprefix(ONLY)),
            ),
            Message("Its platforms are {names}.", names=_listed(names)),
            Message("Choose one of these, or count all platforms together."),
        )
    if not chosen:
        raise NeedsAnswer(
            Message("{name} has a column of platforms.", name=name),
            joined(_platforms_message(names), _NOT_APART),
            Message("Choose in the review which polls count.").at_terminal(
                'Choose which polls count: --platform {merged}, or --platform "{platform}" for one alone.',
                merged=MERGED,
                platform=shown(names[0]),
            ),
            asked,
        )


def _answer(names: Sequence[str], choices: Choices) -> str:
    """Return the option that was chosen, spelled as the file spells it."""
    chosen = choices.get(Topic.PLATFORM)
    if chosen == MERGED:
        return chosen
    wanted = chosen.removeprefix(ONLY).casefold()
    return next((f"{ONLY}{name}" for name in names if name.casefold() == wanted), "")


def _platforms_message(names: Sequence[str]) -> Message:
    return Message("Its polls are of these platforms: {names}.", names=_listed(names))


def _listed(names: Sequence[str]) -> str:
    some = ", ".join(map(shown, names[:_LISTED]))
    return some if len(names) <= _LISTED else Message("{names} and others", names=some)
