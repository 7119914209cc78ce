"""Sentences of the layers below in the language of the window.

Those layers know no Qt: they make English sentences, which the terminal, the log and the database keep. Here
a sentence is known again by its template, such as `{name} is empty.`, and said in the other language with
its values in it. In English it is said as it is, but that a poll is called a check on every screen.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.language import LANGUAGE
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.resources import resource_folder

_FIELD: Final = re.compile(r"\\?\{(\w+)\\?\}")
_NUMBER: Final = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")
_POLL: Final = re.compile(r"(?<!\{)\b[Pp]oll(s?)\b(?!\})")
_DOT: Final = " · "
_FEW: Final = 2
_ENDS: Final = re.compile(r"(?<=[.!?”…]) ")


def told(text: str) -> str:
    """Return what a layer below says, in the language of the window; what is not known stays as it is."""
    numbers = REGION.numbers
    usual = LANGUAGE.name == "en" and (numbers.groupSeparator(), numbers.decimalPoint()) == (",", ".")
    if usual and not _POLL.search(text):
        return text
    return _told(text, f"{LANGUAGE.name} {numbers.name()}")


def templates() -> list[str]:
    """Return all templates, as `python3 tasks.py translate` found them in the source."""
    found: list[str] = json.loads(
        (resource_folder() / "translations" / "messages.json").read_text(encoding="utf-8")
    )
    return found


@lru_cache(maxsize=512)
def _told(text: str, language: str) -> str:
    if _DOT in text:
        return _DOT.join(_told(part, language) for part in text.split(_DOT))
    return _best(tuple(_ENDS.split(text)), language)[1]


@lru_cache(maxsize=512)
def _best(parts: tuple[str, ...], language: str) -> tuple[int, str]:
    """Return what sentences say that were joined to one text, as reasons are, and how much was known of it.

    A sentence may have several parts, and a value may end one: of all ways to read it that counts which
    knows most of the words.
    """
    if not parts:
        return 0, ""
    ways = []
    for end in range(1, len(parts) + 1):
        begun = " ".join(parts[:end])
        found = _said(begun) or ((0, begun) if end == 1 else None)
        if found is not None:
            known, rest = _best(parts[end:], language)
            ways.append((found[0] + known, f"{found[1]} {rest}" if rest else found[1]))
    return max(ways, key=lambda way: way[0])


def _said(text: str) -> tuple[int, str] | None:
    """Return how many letters of a text belong to its template, and what it says; None if it has none."""
    for template, words, pattern in _patterns():
        match = pattern.fullmatch(text) if words in text else None
        if match:
            values = {name: _value(value) for name, value in match.groupdict().items()}
            known = QCoreApplication.translate("messages", template)
            said = _filled(_on_screen(known) if LANGUAGE.name == "en" else known, values)
            return len(text) - sum(map(len, match.groups())), said
    return None


def _on_screen(template: str) -> str:
    return _POLL.sub(lambda found: ("C" if found[0][0] == "P" else "c") + f"heck{found[1]}", template)


def _filled(template: str, values: dict[str, str]) -> str:
    return _FIELD.sub(lambda field: values.get(field[1], field[0]), template)


def _value(value: str) -> str:
    number = _NUMBER.fullmatch(value)
    if number and ("," in value or number[2]):
        digits = len(number[2] or "")
        return REGION.numbers.toString(float(value.replace(",", "")), "f", digits)
    found = _said(value)
    return found[1] if found else value


@cache
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """Return templates with their longest piece of text and their pattern, those with most text first."""
    found = []
    for template in templates():
        pieces = _FIELD.split(template)[::2]
        # One with hardly any words, such as `{done} of {whole} {sign}`, would find itself in many a sentence.
        value = r"(?P<\1>\\S*?)" if sum(map(len, pieces)) < _FEW * len(pieces) else r"(?P<\1>.*?)"
        pattern = _FIELD.sub(value, re.escape(template))
        found.append((template, max(pieces, key=len), re.compile(pattern, re.DOTALL)))
    return sorted(found, key=lambda entry: -len(_FIELD.sub("", entry[0])))
