"""What one store id is, however a file writes it (METRICS: Input)."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST_ID: Final = 200
"""Characters of an id at most. The longest real ones are UUIDs and web addresses."""

_NAMED: Final = 5


def first_ids(store_ids: Iterable[str]) -> str:
    """Return the first five of some ids as a sentence names them: `a, b, c, d, e, …`."""
    ordered = sorted(store_ids)
    return ", ".join(ordered[:_NAMED]) + (", …" if len(ordered) > _NAMED else "")


def canonical_id(text: str) -> str:
    """Return the id that `text` stands for; of the same id the same, whatever cannot be seen in it.

    Unicode NFC, no format characters (zero-width spaces, byte order and direction marks, soft hyphens), no
    white space at either end, and a single blank for any run of it inside.
    """
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    # What a format character kept apart may be one letter now, so NFC comes after it.
    seen = _format_pattern().sub("", text)
    return " ".join(unicodedata.normalize("NFC", seen).split())


@functools.cache
def format_characters() -> str:
    """Return all that `canonical_id` leaves out; none has a meaning of its own in a regex's class."""
    # They are in the first two planes and in that of tags; a look at all planes would take 80 ms.
    planes = (range(0x20000), range(0xE0000, 0xF0000))
    return "".join(chr(n) for plane in planes for n in plane if unicodedata.category(chr(n)) == "Cf")


@functools.cache
def _format_pattern() -> re.Pattern[str]:
    return re.compile(f"[{format_characters()}]+")
