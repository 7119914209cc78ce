"""Text as it looks: without invisible characters, its blanks single and plain."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """Return the text without format characters (Unicode Cf) and with single plain blanks inside.

    Spreadsheets write narrow and no-break blanks before AM, and some programs direction marks into dates.
    """
    if not text.isascii():
        text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return a word as words are compared: without case, outer blanks and invisible characters, in NFC."""
    return unicodedata.normalize("NFC", visible(text).casefold())
