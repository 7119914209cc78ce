"""The options of `import` that answer what a file leaves open."""

from __future__ import annotations

import argparse
import csv
from typing import Final

from storemon.core.choices import MERGED, ONLY, Choices, Topic
from storemon.core.visible import folded
from storemon.errors import BadInput
from storemon.message import Message

_ORDERS: Final = {
    "month-first": "month/day/year",
    "day-first": "day/month/year",
    "year-first": "year/month/day",
}
_MEANINGS: Final = ("active", "inactive", "ignore")


def choices_of(options: argparse.Namespace) -> Choices:
    """Return the answers that the options give. Raises `BadInput`."""
    choices = Choices()
    if options.dates is not None:
        choices = choices.answered(Topic.DATES, _ORDERS[options.dates])
    if options.weekdays is not None:
        choices = choices.answered(Topic.WEEKDAYS, options.weekdays)
    if options.hours_from is not None:
        choices = choices.answered(Topic.HOURS_FROM, options.hours_from)
    if options.ids is not None:
        choices = choices.answered(Topic.IDS, options.ids)
    for pair in (pair for given in options.status for pair in _pairs(given)):
        word, equals, value = pair.rpartition("=")
        meaning = value.strip().lower()
        if not equals or not folded(word) or meaning not in _MEANINGS:
            raise BadInput(
                Message("{pair} does not say what a status means.", pair=repr(pair)),
                remedy=Message(
                    "Use --status online=active,offline=inactive; ignore leaves rows out. "
                    "A word that holds a comma goes into quotation marks: --status '\"up, busy\"=active'."
                ),
            )
        choices = choices.answered(Topic.STATUS, meaning, _checked(word, meaning, choices))
    if options.platform is not None:
        name = options.platform.strip()
        if not name:
            raise BadInput(
                Message("The name of the platform is empty."),
                remedy=Message("Use {merged} or a name.", merged=MERGED),
            )
        merged = name.lower() == MERGED
        choices = choices.answered(Topic.PLATFORM, MERGED if merged else f"{ONLY}{name}")
    return choices


def _pairs(given: str) -> list[str]:
    """Split at the commas that are not inside quotation marks, as a CSV does; those marks go."""
    return next(csv.reader([given.replace("\n", " ")], skipinitialspace=True), []) or [""]


def _checked(word: str, meaning: str, choices: Choices) -> str:
    """Return the word as it is compared. Raises `BadInput` where it means something else already."""
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
