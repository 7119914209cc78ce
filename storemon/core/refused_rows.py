"""Rows of a file that cannot be used: how many for each reason, and the first few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from storemon.message import Message

MOST_KEPT: Final = 1_000
"""How many rows are kept for each reason, the first ones in the file; the others are only counted."""
_LONGEST_KEPT: Final = 10_000
"""How many characters of a row are kept; an ellipsis replaces the rest."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be used: its line in the file (the header is line 1), its text and why."""

    line: int
    text: str
    reason: Message


class Refused:
    """The refused rows of a block or a file. `counts`: all of them by reason; `rows`: the first of each.

    Millions of rows may be refused, so callers count them and add only those that are `wanted`.
    """

    def __init__(self) -> None:
        self.counts: Counter[Message] = Counter()
        self.rows: list[RefusedRow] = []

    def __len__(self) -> int:
        return self.counts.total()

    def wanted(self, reason: Message) -> bool:
        """Return whether to keep the next row with that reason."""
        return self.counts[reason] < MOST_KEPT

    def add(self, line: int, text: str, reason: Message) -> None:
        """Add a row; its text may hold surrogates for bytes that are not valid text."""
        if self.wanted(reason):
            self.rows.append(RefusedRow(line, _kept(text), reason))
        self.counts[reason] += 1

    def count(self, reasons: Iterable[Message]) -> None:
        """Count rows that are not kept, by reason."""
        self.counts.update(reasons)

    def take(self, more: Refused) -> list[RefusedRow]:
        """Add those of a later block; return the rows of it that are kept."""
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
