"""Weekdays as files write them: numbers, counted in one of three ways, or names (METRICS: Input)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

_DAYS: Final = 7
_NUMBER: Final = re.compile(r"0?([0-7])(?:[.,]0+)?")
_NAMES: Final = (
    ("monday", "mon", "lunes", "lun"),
    ("tuesday", "tue", "tues", "martes", "mar"),
    ("wednesday", "wed", "weds", "miercoles", "mie"),
    ("thursday", "thu", "thur", "thurs", "jueves", "jue"),
    ("friday", "fri", "viernes", "vie"),
    ("saturday", "sat", "sabado", "sab"),
    ("sunday", "sun", "domingo", "dom"),
)
_LONGEST: Final = 20
"""Maximum characters of a name, accents counted separately."""
_DAY_OF_NAME: Final = {name: day for day, names in enumerate(_NAMES) for name in names}


class Numbering(StrEnum):
    """Which number stands for which weekday."""

    MONDAY_0 = "monday-0"
    """0 = Monday to 6 = Sunday."""
    MONDAY_1 = "monday-1"
    """1 = Monday to 7 = Sunday; 0 is Sunday as well."""
    SUNDAY_1 = "sunday-1"
    """1 = Sunday to 7 = Saturday."""


def weekday_number(text: str) -> int | None:
    """Return the number from 0 to 7 in a cell, or None if there is none."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


@lru_cache(maxsize=1024)
def weekday_name(text: str) -> int | None:
    """Return the day, 0 = Monday, that a cell names in English or Spanish, in full or by three letters."""
    name = text.strip()
    if len(name) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFD", name.casefold().removesuffix("."))
    return _DAY_OF_NAME.get("".join(sign for sign in plain if not unicodedata.combining(sign)))


def read_weekday(text: str, numbering: Numbering) -> int | None:
    """Return the day that a cell stands for, 0 = Monday, or None."""
    number = weekday_number(text)
    if number is None:
        return weekday_name(text)
    if numbering is Numbering.MONDAY_0:
        return number if number < _DAYS else None
    if numbering is Numbering.MONDAY_1:
        return (number - 1) % _DAYS
    return (number - 2) % _DAYS if number else None
