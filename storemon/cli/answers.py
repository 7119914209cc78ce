"""The options of `import` that answer questions about ambiguous files."""

from __future__ import annotations

import argparse
import csv
from typing import Final

from storemon.core.choices import Choices
from storemon.core.visible import folded
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.import_answers import choices_for

_MEANINGS: Final = ("active", "inactive", "ignore")


def choices_of(options: argparse.Namespace) -> Choices:
    """Return the answers in the options. Raises `BadInput`."""
    return choices_for(
        dates=options.dates,
        weekdays=options.weekdays,
        hours_from=options.hours_from,
        ids=options.ids,
        status=[_pair(pair) for given in options.status for pair in _pairs(given)],
        platform=options.platform,
    )


def _pairs(given: str) -> list[str]:
    """Split at commas that are not in quotation marks, as in a CSV; the marks are removed."""
    return next(csv.reader([given.replace("\n", " ")], skipinitialspace=True), []) or [""]


def _pair(pair: str) -> tuple[str, str]:
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
    return word, meaning
