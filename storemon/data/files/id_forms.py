"""What programs put around all ids of a file: `.0`, a formula, an apostrophe, quotation marks.

A single id may be meant that way. If every id of a file has the same form, a program did it, and the ids are
read without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from storemon.core.ids import canonical_id
from storemon.data.files.id_words import HEADER, is_placeholder, quoted
from storemon.message import NOTHING, Message

_QUOTES: Final = r"\"“”„‟″"
_PAIRS: Final = (
    *(f"[{_QUOTES}](.+)[{_QUOTES}]", "['‘’‚‛′](.+)['‘’‚‛′]"),
    *("«(.+)»", "»(.+)«", "‹(.+)›", "「(.+)」"),
    r"[bunN](?:'(.+)'|\"(.+)\")",  # as Python and SQL write bytes and texts
)


class IdForm(Enum):
    """How the ids of a file are written; the value is a pattern, with the id as its group."""

    PLAIN = re.compile(r"(.*)", re.DOTALL)
    FLOAT = re.compile(r"([0-9]+)[.,]00?")
    FORMULA = re.compile(rf"=\s*(?:[{_QUOTES}]{{1,2}}(.+?)[{_QUOTES}]{{1,2}}|'(.+)')")
    QUOTED = re.compile("|".join(_PAIRS))
    APOSTROPHE = re.compile(r"['‘’‛′`´](.+)")

    def inside(self, text: str) -> str | None:
        """Return the id inside a canonical text, or None if it is not of this form."""
        found = self.value.fullmatch(text)
        if found is None:
            return None
        return canonical_id(next(group for group in found.groups() if group is not None))

    def note(self, example: str) -> Message:
        """Return how a file of this form is read, with one of its ids as an example."""
        read = f"{quoted(example)} → {quoted(self.inside(example) or example)}"
        match self:
            case IdForm.FLOAT:
                return Message("All ids end in a decimal zero, which is left out: {read}", read=read)
            case IdForm.FORMULA:
                return Message("All ids are formulas of a spreadsheet, read as their text: {read}", read=read)
            case IdForm.QUOTED:
                return Message(
                    "All ids have quotation marks around them, which are left out: {read}", read=read
                )
            case IdForm.APOSTROPHE:
                return Message("All ids begin with an apostrophe, which is left out: {read}", read=read)
            case IdForm.PLAIN:
                return NOTHING


class FormEvidence:
    """Finds the form that all ids of a file share. Placeholders for a missing id are ignored."""

    def __init__(self) -> None:
        self._open = [form for form in IdForm if form is not IdForm.PLAIN]
        self._any = False

    def add(self, texts: Iterable[str]) -> None:
        """Look at ids as the file writes them; repeats do not matter."""
        for text in texts if self._open else ():
            plain = canonical_id(text)
            if plain and not is_placeholder(plain) and plain.lower() != HEADER:
                self._any = True
                self._open = [form for form in self._open if form.inside(plain)]

    @property
    def decided(self) -> bool:
        """Whether at least one id was seen."""
        return self._any

    def form(self) -> IdForm:
        """Return the form; `PLAIN` if the ids have none in common."""
        return self._open[0] if self._any and self._open else IdForm.PLAIN
