"""Makes text from files safe for the clipboard and for files that are opened in a spreadsheet."""

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
# Each one also in its small and wide forms, and minus also as the mathematical sign.
_SIGNS: Final = r"=+\-@﹦﹢﹣﹫＝＋－＠−"
# If a spreadsheet uses a semicolon or tab as separator, it splits a field despite its quotation marks: in
# `id,"a;b"` they do not begin a field. Text after a line break then begins a row.
_BREAKS: Final = ";\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029"
_FIRST_FORMULA: Final = re.compile(rf"(?:{_SKIPPED})*[{_SIGNS}]|[\t\r\n]")
_LATER_FORMULA: Final = re.compile(rf"([{_BREAKS}](?:{_SKIPPED})*)(?=[{_SIGNS}])")
_NEEDS_QUOTES: Final = re.compile(rf'[,"{_BREAKS}]')
_BREAKS_A_ROW: Final = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")
_MOST_KEPT: Final = 1024
"""Number of cached results, as zones and groups are often repeated."""
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def escape_formula(text: str) -> str:
    """Return the text of a cell, escaped so that no spreadsheet runs it or part of it as a formula.

    An apostrophe is put before text that begins with `= + - @`, also after blanks or in their wide forms,
    before text that begins with a tab or line end, and before such a sign that would begin a cell if the text
    were split at a semicolon, tab or line end. Numbers and all other texts are unchanged. Text cells of a
    workbook do not need this.
    """
    return text if _NUMBER.fullmatch(text) else escape_text(text)


def escape_text(text: str) -> str:
    """Escape a text in a column without figures, where `+49` is a text and has to stay one."""
    if text.isascii() and text.isalnum():  # as nearly every id is
        return text
    return _escaped(text)


@functools.lru_cache(maxsize=_MOST_KEPT)
def _escaped(text: str) -> str:
    first = "'" if _FIRST_FORMULA.match(text) else ""
    # `sub` parses its replacement for each text, so call it only if there is something to replace.
    return first + (_LATER_FORMULA.sub(r"\1'", text) if _LATER_FORMULA.search(text) else text)


def all_plain(texts: Sequence[str]) -> bool:
    """Return whether none of the texts needs escaping, as in nearly all columns of ids."""
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
