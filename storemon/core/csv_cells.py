"""Text from files as it may stand in a file that a spreadsheet opens, or on the clipboard."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

# What a spreadsheet may take away in front of a formula, or is invisible: blanks, quotation marks, control
# characters, marks of direction, fillers.
_SKIPPED: Final = (
    "[^\\S\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]"
    '|["\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f'
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Each also as a small or wide form, and minus as the sign of arithmetic.
_SIGNS: Final = r"=+\-@﹦﹢﹣﹫＝＋－＠−"
# With a semicolon or tab between fields, a field of a line is split in spite of its quotation marks: in
# `id,"a;b"` they do not begin a field. What is behind a line break begins a row then.
_BREAKS: Final = ";\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029"
_FIRST_FORMULA: Final = re.compile(rf"(?:{_SKIPPED})*[{_SIGNS}]|[\t\r\n]")
_LATER_FORMULA: Final = re.compile(rf"([{_BREAKS}](?:{_SKIPPED})*)(?=[{_SIGNS}])")
_NEEDS_QUOTES: Final = re.compile(rf'[,"{_BREAKS}]')
_BREAKS_A_ROW: Final = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")
_MOST_KEPT: Final = 1024
"""Texts looked at whose result is kept: zones and groups are the same again and again."""
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def escape_formula(text: str) -> str:
    """Return the text of a cell such that no spreadsheet runs it, or a part of it.

    An apostrophe goes before what begins with `= + - @`, also behind blanks or in their wide forms, before a
    tab or line end, and before such a sign that begins a cell once the text is split at a semicolon, tab or
    line end. A number is no formula and stays as it is, and so does all other text. A workbook's cell of the
    type text needs none of this.
    """
    return text if _NUMBER.fullmatch(text) else escape_text(text)


def escape_text(text: str) -> str:
    """Return the same for a column that holds no figures: `+49` is a text there, and has to stay one."""
    if text.isascii() and text.isalnum():  # as nearly every id is
        return text
    return _escaped(text)


@functools.lru_cache(maxsize=_MOST_KEPT)
def _escaped(text: str) -> str:
    first = "'" if _FIRST_FORMULA.match(text) else ""
    # A replacement is taken apart for each text, so only where there is anything to replace.
    return first + (_LATER_FORMULA.sub(r"\1'", text) if _LATER_FORMULA.search(text) else text)


def all_plain(texts: Sequence[str]) -> bool:
    """Tell whether nothing has to be done to any of the texts, as with nearly all columns of ids."""
    joined = "".join(texts)
    return joined.isascii() and joined.isalnum()


def one_line(text: str) -> str:
    """Return the text without the characters that would break a row of a table made of tabs and lines."""
    return _BREAKS_A_ROW.sub(" ", text)


def quoted(text: str) -> str:
    """Return the text as a CSV field, in quotation marks where a reader with any separator could split it."""
    if not (text.isascii() and text.isalnum()) and _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
