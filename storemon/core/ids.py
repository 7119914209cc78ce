"""The canonical form of a store id, however a file writes it (METRICS: Input)."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST_ID: Final = 200
"""The most characters in an id. The longest real ones are UUIDs and web addresses."""

_NAMED: Final = 5


def first_ids(store_ids: Iterable[str]) -> str:
    """Return the first five ids as text for a sentence: `a, b, c, d, e, …`."""
    ordered = sorted(store_ids)
    return ", ".join(ordered[:_NAMED]) + (", …" if len(ordered) > _NAMED else "")


def canonical_id(text: str) -> str:
    """Return the canonical form of an id, which does not depend on invisible differences.

    Unicode NFC, no format characters (zero-width spaces, byte order and direction marks, soft hyphens), no
    white space at either end, and a single blank for any run of it inside.
    """
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    # Removing format characters may leave characters that compose, so NFC comes after it.
    seen = _format_pattern().sub("", text)
    return " ".join(unicodedata.normalize("NFC", seen).split())


@functools.cache
def format_characters() -> str:
    """Return the characters that `canonical_id` removes; none is special in a regex character class."""
    # They are in the first two planes and in the plane of tags; scanning all planes would take 80 ms.
    planes = (range(0x20000), range(0xE0000, 0xF0000))
    return "".join(chr(n) for plane in planes for n in plane if unicodedata.category(chr(n)) == "Cf")


@functools.cache
def _format_pattern() -> re.Pattern[str]:
    return re.compile(f"[{format_characters()}]+")
