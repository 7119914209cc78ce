"""Text reduced to what is visible: no invisible characters, and only single plain blanks."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """Return the text without format characters (Unicode Cf) and with single plain blanks inside.

    Spreadsheets write narrow and no-break blanks before AM, and some programs put direction marks in dates.
    """
    if not text.isascii():
        text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return a word in comparable form: without case, outer blanks and invisible characters, in NFC."""
    return unicodedata.normalize("NFC", visible(text).casefold())
