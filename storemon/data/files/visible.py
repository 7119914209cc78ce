"""Text as it looks: without invisible characters, its blanks single and plain."""

from __future__ import annotations

import unicodedata


class _Signs(dict[int, int | None]):
    """What `str.translate` puts in the place of each character; it remembers those that it was asked for."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.category(chr(sign)) == "Cf" else sign
        return self[sign]


_SIGNS = _Signs()


def visible(text: str) -> str:
    """Return the text without format characters (Unicode Cf) and with single plain blanks inside.

    Spreadsheets write narrow and no-break blanks before AM, and some programs direction marks into dates.
    """
    if not text.isascii():
        text = text.translate(_SIGNS)
    return " ".join(text.split())
