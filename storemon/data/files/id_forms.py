"""What programs put around the ids of a whole file: `.0`, a formula, an apostrophe, quotation marks.

One id so written may be meant so. Where every id of a file is, a program did it, and they are read without.
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
    """How the ids of a file are written; the value matches one, its id in a group."""

    PLAIN = re.compile(r"(.*)", re.DOTALL)
    FLOAT = re.compile(r"([0-9]+)[.,]00?")
    FORMULA = re.compile(rf"=\s*(?:[{_QUOTES}]{{1,2}}(.+?)[{_QUOTES}]{{1,2}}|'(.+)')")
    QUOTED = re.compile("|".join(_PAIRS))
    APOSTROPHE = re.compile(r"['‘’‛′`´](.+)")

    def inside(self, text: str) -> str | None:
        """Return the id that a canonical text holds, None where it is not of this form."""
        found = self.value.fullmatch(text)
        if found is None:
            return None
        return canonical_id(next(group for group in found.groups() if group is not None))

    def note(self, example: str) -> Message:
        """Return how a file of this form is read, with one of its ids."""
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
    """Finds the form that all ids of a file have. What stands for no id at all counts for none."""

    def __init__(self) -> None:
        self._open = [form for form in IdForm if form is not IdForm.PLAIN]
        self._any = False

    def add(self, texts: Iterable[str]) -> None:
        """Take ids as the file writes them, each once or more often."""
        for text in texts if self._open else ():
            plain = canonical_id(text)
            if plain and not is_placeholder(plain) and plain.lower() != HEADER:
                self._any = True
                self._open = [form for form in self._open if form.inside(plain)]

    @property
    def decided(self) -> bool:
        """Whether a first id was seen, or none of the forms is left."""
        return self._any

    def form(self) -> IdForm:
        """Return the form; `PLAIN` where the ids have none in common."""
        return self._open[0] if self._any and self._open else IdForm.PLAIN
