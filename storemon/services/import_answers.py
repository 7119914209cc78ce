"""Answers to questions about ambiguous files, as given by programs and the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from storemon.core.choices import FROM_BEGINNING, MERGED, ONLY, Choices, Topic
from storemon.core.visible import folded
from storemon.errors import BadInput
from storemon.message import Message

_ORDERS: Final = {
    "month-first": "month/day/year",
    "day-first": "day/month/year",
    "year-first": "year/month/day",
}
_WEEKDAYS: Final = ("monday-0", "monday-1", "sunday-1")
_IDS: Final = ("as-written",)
_MEANINGS: Final = ("active", "inactive", "ignore")


def choices_for(
    *,
    dates: str | None = None,
    weekdays: str | None = None,
    hours_from: str | None = None,
    ids: str | None = None,
    status: Iterable[tuple[str, str]] = (),
    platform: str | None = None,
) -> Choices:
    """Return the answers: the order of dates, the numbering of weekdays, the first date of hours.

    `ids`: `as-written` accepts ids that look rounded. `status`: words with their meanings. `platform`:
    `merged` or the name of a platform. Raises `BadInput`.
    """
    choices = Choices()
    if dates is not None:
        choices = choices.answered(Topic.DATES, _ORDERS[_one_of(dates, tuple(_ORDERS))])
    if weekdays is not None:
        choices = choices.answered(Topic.WEEKDAYS, _one_of(weekdays, _WEEKDAYS))
    if hours_from is not None:
        choices = choices.answered(Topic.HOURS_FROM, _first_date(hours_from))
    if ids is not None:
        choices = choices.answered(Topic.IDS, _one_of(ids, _IDS))
    for word, meaning in status:
        choices = choices.answered(
            Topic.STATUS, _one_of(meaning, _MEANINGS), _checked(word, meaning, choices)
        )
    if platform is not None:
        choices = choices.answered(Topic.PLATFORM, _platform(platform))
    return choices


def _one_of(given: str, known: tuple[str, ...]) -> str:
    if given not in known:
        raise BadInput(
            Message("{given} is no answer.", given=repr(given)),
            remedy=Message("Use one of these: {known}.", known=", ".join(known)),
        )
    return given


def _first_date(text: str) -> str:
    """Return a date in ISO 8601 format, or `FROM_BEGINNING`. Raises `BadInput`."""
    if text.lower() == FROM_BEGINNING:
        return FROM_BEGINNING
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        date = None
    if date is None or not 2000 <= date.year < 2100:
        raise BadInput(
            Message("{text} is not a date of the years 2000 to 2099.", text=repr(text)),
            remedy=Message("Write it like 2026-12-01, or say beginning."),
        )
    return date.isoformat()


def _checked(word: str, meaning: str, choices: Choices) -> str:
    """Return the word in the form used for comparison. Raises `BadInput` if it has another meaning."""
    status = folded(word)
    if status in {"active", "inactive"} and meaning != status:
        raise BadInput(
            Message("The status {folded} always means {folded}.", folded=status),
            remedy=Message("Name only the other words of the file."),
        )
    if choices.get(Topic.STATUS, status) not in {"", meaning}:
        raise BadInput(
            Message("The status {strip} is given two meanings.", strip=repr(word.strip())),
            remedy=Message("Give each word one."),
        )
    return status


def _platform(given: str) -> str:
    name = given.strip()
    if not name:
        raise BadInput(
            Message("The name of the platform is empty."),
            remedy=Message("Use {merged} or a name.", merged=MERGED),
        )
    return MERGED if name.lower() == MERGED else f"{ONLY}{name}"
