"""Ids that differ only slightly from another: they stay separate stores, with a note (METRICS: Input)."""

from __future__ import annotations

import contextlib
import html
import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from enum import Enum
from typing import Final
from urllib.parse import unquote

from storemon.data.files.id_words import quoted
from storemon.message import Message, Template

_SHOWN: Final = 3
_LOOKS_LIKE: Final = str.maketrans(
    "авекмнорстухіјѕԁһԛԝαβεηικμνορτυχıł’‘ʼ′",
    "abekmhopctyxijsdhqwabehikmnoptyxil''''",
)
"""Lower case Cyrillic and Greek letters, to English ones that look alike, at least as capitals."""
_UNSEEN: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters by category, but invisible."""
_BETWEEN: Final = re.compile(r"[\s\-_./\\:,;+|·•\u2010-\u2015\u2212]+")
_AROUND: Final = " \t\"'`´‘’‚‛“”„‟′″«»‹›「」=+#*()[]{}<>~^!?&%$@-.,;:"
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,'’٬ ])\d{3}(?:\1\d{3})*|(?:,\d{2})+,\d{3})")
_FLOAT: Final = re.compile(r"(\d+)[.,]0{1,2}")
_LITERAL: Final = re.compile(r"[bnu](['\"])(.+)\1")
"""As Python and SQL write bytes and texts."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_POWER: Final = re.compile(r"\d(?:\.\d+)?e\d{1,2}")
_SHORTEST_UUID: Final = 32
_UUID: Final = re.compile(r"(?:urn:uuid:|0x)?([0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})")
_HEX: Final = re.compile(r"0x([0-9a-f]{1,16})|((?=\d*[a-f])[0-9a-f]{13,16})")
_WRAPPED: Final = re.compile(r"[-\u2212](\d{9,19})")
"""A number so large that it overflowed to a negative one: 32 bits up to its limit, 64 bits above."""
_LONGEST_32: Final = 1 << 31
_DATE: Final = re.compile(
    r"\d{1,2}-(?P<day>[A-Za-z][a-z]{2})(?:-\d{2,4})?|(?P<year>[A-Za-z][a-z]{2})-\d{2}"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?"
)
_MONTHS: Final = frozenset(
    (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        *("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    )
)
"""In English, and in Spanish, where spreadsheets write them in lower case."""


class Likeness(Enum):
    """The only difference between two ids."""

    CASE = 1
    ZEROS = 2
    FLOAT = 3
    NUMBER = 4
    LOOKS = 5

    @classmethod
    def of(cls, one: str, other: str) -> Likeness:
        """Return how two ids with the same skeleton differ."""
        one, other = one.casefold(), other.casefold()
        if one == other:
            return cls.CASE
        if one.lstrip("0") == other.lstrip("0"):
            return cls.ZEROS
        if _FLOAT.sub(r"\1", one) == _FLOAT.sub(r"\1", other):
            return cls.FLOAT
        same = _number_of(one) in {other, _number_of(other)} or _number_of(other) == one
        return cls.NUMBER if same and _number_of(one) != _number_of(other) else cls.LOOKS

    def note(self, pairs: list[tuple[str, str]]) -> Message:
        """Return the sentence about pairs that differ in this way."""
        shown = ", ".join(f"{quoted(one)} / {quoted(other)}" for one, other in pairs[:_SHOWN])
        if len(pairs) > _SHOWN:
            shown += ", …"
        return _TEXTS[self](n=len(pairs), shown=shown)


_TEXTS: Final = {
    Likeness.CASE: Template(
        "One store id differs from another only by case, and stays apart: {shown}"
        "|{n} store ids differ from others only by case, and stay apart: {shown}"
    ),
    Likeness.ZEROS: Template(
        "One store id differs from another only by leading zeros, and stays apart: {shown}"
        "|{n} store ids differ from others only by leading zeros, and stay apart: {shown}"
    ),
    Likeness.FLOAT: Template(
        "One store id differs from another only by a decimal zero, and stays apart: {shown}"
        "|{n} store ids differ from others only by a decimal zero, and stay apart: {shown}"
    ),
    Likeness.NUMBER: Template(
        "One store id is another’s number in hex or negative, and stays apart: {shown}"
        "|{n} store ids are others’ numbers in hex or negative, and stay apart: {shown}"
    ),
    Likeness.LOOKS: Template(
        "One store id looks much like another, and stays apart: {shown}"
        "|{n} store ids look much like others, and stay apart: {shown}"
    ),
}


def skeleton(store_id: str) -> str:
    """Return an id without what tools add, drop or change, and people overlook."""
    if store_id.isascii():
        if store_id.isdecimal():
            return store_id.lstrip("0") or "0"
        if store_id.isalnum() and len(store_id) < _SHORTEST_UUID and not _POWER.fullmatch(store_id.lower()):
            return store_id.lower().lstrip("0") or store_id
        text = _CONTROL.sub("", store_id).lower()
    else:
        text = _plain_letters(store_id)
    if "&" in text or "%" in text:
        text = unquote(html.unescape(text))
    if found := _LITERAL.fullmatch(text):
        text = found[2]
    text = text.strip(_AROUND)
    if found := _FLOAT.fullmatch(text):
        text = found[1]
    elif _GROUPED.fullmatch(text):
        text = "".join(filter(str.isdecimal, text))
    elif _POWER.fullmatch(text):
        text = f"{Decimal(text):f}"
    elif found := _UUID.fullmatch(text):
        text = found[1].replace("-", "")
    else:
        text = _BETWEEN.sub("-", text)
    return text.lstrip("0") or store_id


class Twins:
    """Finds ids that differ only slightly from an earlier one."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._unread = True
        self._by_skeleton: dict[str, str] = {}
        self._pairs: dict[Likeness, list[tuple[str, str]]] = {}
        self._dates: list[str] = []

    def add(self, store_id: str) -> None:
        """Add an id that no store has."""
        if self._unread:  # deferred to here, since most files bring no new ids
            self._unread = False
            for known in self._known:
                if not _is_plain(known):  # most ids are plain, and are looked up among the known ones
                    self._first_of(known)
        other = self._first_of(store_id)
        if other != store_id:
            self._pairs.setdefault(Likeness.of(store_id, other), []).append((store_id, other))
        if not _is_plain(store_id) and _is_date(store_id):
            self._dates.append(store_id)

    def _first_of(self, store_id: str) -> str:
        """Return the first id that this one resembles, or the id itself if it is the first."""
        if _is_plain(store_id):
            return self._first(store_id, store_id)
        other = self._first(skeleton(store_id), store_id)
        if number := _number_of(store_id):
            same = self._first(number, store_id)
            return same if other == store_id else other
        return other

    def _first(self, key: str, store_id: str) -> str:
        if key in self._known and _is_plain(key):
            return key
        return self._by_skeleton.setdefault(key, store_id)

    def notes(self) -> list[Message]:
        """Return the notes, one sentence per kind of difference."""
        found = [likeness.note(self._pairs[likeness]) for likeness in Likeness if likeness in self._pairs]
        if self._dates:
            shown = ", ".join(map(quoted, self._dates[:_SHOWN]))
            found.append(
                Message(
                    "Some store ids look like dates that a spreadsheet made of them: {shown}", shown=shown
                )
            )
        return found


def _is_plain(store_id: str) -> bool:
    return store_id.isascii() and store_id.isdecimal() and store_id[0] != "0"


def _plain_letters(text: str) -> str:
    """Return a text without accents, and with letters that look alike in other alphabets replaced."""
    with contextlib.suppress(UnicodeError):  # Café, read in the wrong encoding, is CafÃ©
        text = text.encode("cp1252").decode("utf-8")
    letters = (
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in unicodedata.normalize("NFKD", text)
        if unicodedata.category(letter) not in {"Mn", "Cf", "Cc"} and letter not in _UNSEEN
    )
    return "".join(letters).casefold().translate(_LOOKS_LIKE)


def _number_of(text: str) -> str:
    """Return the digits of a number written in hexadecimal or overflowed to a negative one; otherwise ""."""
    if text.isdecimal():
        return ""
    if found := _HEX.fullmatch(text.lower()):
        return str(int(found[1] or found[2], 16))
    if found := _WRAPPED.fullmatch(text):
        number = int(found[1])
        return str((1 << 32 if number <= _LONGEST_32 else 1 << 64) - number)
    return ""


def _is_date(store_id: str) -> bool:
    if store_id.isalnum():
        return False
    found = _DATE.fullmatch(store_id)
    if not found:
        return False
    month = found["day"] or found["year"]
    return month is None or month in _MONTHS
