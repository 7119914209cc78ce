"""Files without any usable row, and what to do about them."""

from __future__ import annotations

from collections.abc import Sequence

from storemon.core.choices import Question, Topic
from storemon.core.input_file import InputFile
from storemon.core.refused_rows import Refused
from storemon.data.files import status_words
from storemon.data.files.fields import OPEN_ORDERS, WORDS, Reason
from storemon.data.files.file_rules import FileRules
from storemon.errors import FileRefused
from storemon.message import Message


def no_rows(input_file: InputFile) -> FileRefused:
    """Return the error for a file that only has a header line."""
    return FileRefused(
        Message("{name} holds no rows.", name=input_file.name),
        Message("Only the header line is there."),
        Message("Export it again and import it again."),
    )


def open_statuses(
    input_file: InputFile, rules: FileRules, refused: Refused, *, all_refused: bool
) -> FileRefused | None:
    """Return the error for a file with words for a status that need an answer, or None."""
    no_status = sum(count for reason, count in refused.counts.items() if is_of_status(reason))
    if not no_status:
        return None
    none_used = all_refused and 2 * no_status > len(refused)
    return status_words.unusable(
        input_file.name, rules.survey().status_words, rules.choices, none_used=none_used
    )


def is_of_status(reason: str) -> bool:
    """Return whether this reason for refusing a row is about its status."""
    return reason.startswith(status_words.BEGINNING)


def unusable_so_far(input_file: InputFile, rules: FileRules, refused: Refused) -> FileRefused:
    """Return the error for a file of which millions of rows were read and none can be used."""
    if error := open_statuses(input_file, rules, refused, all_refused=True):
        return error
    reason, _ = refused.counts.most_common(1)[0]
    return FileRefused(
        Message("{name} holds no rows that can be used.", name=input_file.name),
        Message("None of its first {rows} rows can be. {reason}.", rows=len(refused), reason=reason),
        Message("Check that it is the right file, or export it again."),
    )


def may_be_saved(reason: str, questions: Sequence[Question]) -> bool:
    """Return whether the answer to one of these questions may make rows refused for this reason usable."""
    saves = {
        Topic.DATES: reason in OPEN_ORDERS,
        Topic.STATUS: is_of_status(reason),
        Topic.WEEKDAYS: reason == WORDS[Reason.DAY],
    }
    return any(saves.get(question.topic, False) for question in questions if not question.answer)
