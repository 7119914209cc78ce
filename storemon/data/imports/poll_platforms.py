"""The platform of each poll in a file: given by a column, or by the user for the whole file.

Polls of a store on different platforms are separate listings (METRICS: Platforms).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
import pyarrow as pa

from storemon.core.choices import MERGED, ONLY, Choices, NeedsAnswer, Option, Question, Topic
from storemon.core.model import Int64
from storemon.core.platforms import COMMON, NAMELESS, comparable, named_in, spelled
from storemon.data.files.csv_rows import Rows, taken
from storemon.data.files.fields import LONGEST_LABEL, Reason, Reasons
from storemon.data.files.status_words import shown
from storemon.data.platform_rows import PlatformNumbers
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message, joined

MOST_PLATFORMS: Final = 20
_LISTED: Final = 5
_TOGETHER: Final = Option(MERGED, Message("Do not tell platforms apart"))
_NO_PLATFORM: Final = Option(MERGED, Message("No platform"))


def not_chosen(column: pa.DictionaryArray, choices: Choices) -> Reasons:
    """Return the reasons of polls that are not on the chosen platform, if one was chosen."""
    chosen = choices.get(Topic.PLATFORM)
    texts = column.dictionary.to_pylist()
    if not chosen.startswith(ONLY):
        return np.zeros(len(column), dtype=np.int8)
    wanted = _same(chosen.removeprefix(ONLY))
    codes = [Reason.NONE if _same(text) == wanted else Reason.PLATFORM for text in texts]
    reasons: Reasons = taken(column, np.array(codes, dtype=np.int8))
    return reasons


def numbers_of(rows: Rows, known: PlatformNumbers) -> Int64 | None:
    """Return the platform number of each row, or None if no row names a platform."""
    chosen = rows.rules.choices.get(Topic.PLATFORM)
    if chosen == MERGED:
        return None
    if "platform" in rows.columns:
        column = rows.columns["platform"]
        found = np.array([known.of(text) for text in column.dictionary.to_pylist()], np.int64)
        return None if (found == NAMELESS).all() else taken(column, found)
    if chosen:
        return np.full(rows.count, known.of(chosen.removeprefix(ONLY)))
    return None


def question_of_file(name: str, known: Collection[str], choices: Choices, *, column: bool) -> Question | None:
    """Ask which platform a file without a platform `column` is of, if its name or the data suggest one.

    `known` are the platforms that have polls.
    """
    likely, answer = named_in(name), choices.get(Topic.PLATFORM)
    if column or not (likely or known or answer):
        return None
    answered = answer.removeprefix(ONLY) if answer.startswith(ONLY) else ""
    names = {_same(one): one for one in (*known, answered, likely, *COMMON) if one}
    likely = names.get(_same(likely), "")
    return Question(
        Topic.PLATFORM,
        Message("It has no column of platforms. Which platform are its polls of?"),
        (_NO_PLATFORM, *(Option(f"{ONLY}{one}", joined(shown(one))) for one in names.values())),
        proposed=f"{ONLY}{likely}" if likely else "",
        answer=f"{ONLY}{names[_same(answered)]}" if answered else answer,
        required=False,
    )


def note(names: Sequence[str], choices: Choices) -> Message:
    """Return a note on the platforms of a file with a platform column; empty for none."""
    if not names or choices.get(Topic.PLATFORM):
        return NOTHING
    if len(names) == 1:
        return Message("Its polls are of the platform {platform}", platform=shown(spelled(names[0])))
    return Message("Its polls are of these platforms, each counted by itself: {names}", names=_listed(names))


def check(name: str, names: Sequence[str], choices: Choices) -> None:
    """Raise `NeedsAnswer` if the column holds no platforms, `FileRefused` if the chosen one is not in it."""
    chosen = choices.get(Topic.PLATFORM)
    if chosen == MERGED or not names:
        return
    if len(names) > MOST_PLATFORMS or any(len(one) > LONGEST_LABEL for one in names):
        asked = Question(
            Topic.PLATFORM,
            Message("Its column of platforms seems to hold something else. Which polls count?"),
            (_TOGETHER,),
        )
        raise NeedsAnswer(
            Message(
                "{name} names more than {most} platforms, or very long ones.", name=name, most=MOST_PLATFORMS
            ),
            Message("Its column of platforms seems to hold something else."),
            Message("Choose in the review not to tell platforms apart, or another column.").at_terminal(
                "Import it with --platform {merged}, which tells no platforms apart.", merged=MERGED
            ),
            asked,
        )
    if chosen and _same(chosen.removeprefix(ONLY)) not in map(_same, names):
        raise FileRefused(
            Message(
                "{name} has no polls of the platform {platform}.",
                name=name,
                platform=shown(chosen.removeprefix(ONLY)),
            ),
            Message("Its platforms are {names}.", names=_listed(names)),
            Message("Choose one of these, or import all of them without choosing."),
        )


def _same(name: str) -> str:
    return comparable(spelled(name))


def _listed(names: Sequence[str]) -> Message:
    some = ", ".join(shown(spelled(name)) for name in names[:_LISTED])
    return joined(some) if len(names) <= _LISTED else Message("{names} and others", names=some)
