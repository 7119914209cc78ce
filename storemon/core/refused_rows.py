"""Rows of a file that cannot be used: how many for each reason, and the first of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from storemon.message import Message

MOST_KEPT: Final = 1_000
"""Rows that are kept for each reason, the first of the file; the others are counted."""
_LONGEST_KEPT: Final = 10_000
"""Characters of a row that are kept; an ellipsis stands for the rest."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be used: its line in the file (the header is line 1), its text and why."""

    line: int
    text: str
    reason: Message


class Refused:
    """The refused rows of a block or a file. `counts` has all of them by reason, `rows` the first of each.

    Millions of rows may be refused, so whoever has many counts them and adds only those that are `wanted`.
    """

    def __init__(self) -> None:
        self.counts: Counter[Message] = Counter()
        self.rows: list[RefusedRow] = []

    def __len__(self) -> int:
        return self.counts.total()

    def wanted(self, reason: Message) -> bool:
        """Tell whether the next row of that reason is kept."""
        return self.counts[reason] < MOST_KEPT

    def add(self, line: int, text: str, reason: Message) -> None:
        """Take a row, whose text may hold surrogates for bytes that are no text."""
        if self.wanted(reason):
            self.rows.append(RefusedRow(line, _kept(text), reason))
        self.counts[reason] += 1

    def count(self, reasons: Iterable[Message]) -> None:
        """Take rows that are not kept, by their reasons."""
        self.counts.update(reasons)

    def take(self, more: Refused) -> list[RefusedRow]:
        """Take those of a later block; return its rows that are kept."""
        seen = self.counts.copy()
        kept = []
        for row in more.rows:
            if seen[row.reason] < MOST_KEPT:
                seen[row.reason] += 1
                kept.append(row)
        self.rows += kept
        self.counts.update(more.counts)
        return kept


def _kept(text: str) -> str:
    text = text[: _LONGEST_KEPT + 1].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text if len(text) <= _LONGEST_KEPT else text[:_LONGEST_KEPT] + "…"
