"""What can be searched for from anywhere: each feature adds a source of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from storemon.core.ids import canonical_id


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    `title` and a quiet `detail` are shown; `open` goes there. `words`: what else it is found by.
    """

    title: str
    detail: str
    open: Callable[[], object]
    words: str = ""

    def rank(self, words: Sequence[str]) -> int | None:
        """Return how well it fits all of some words in lower case, 0 for best; None where it does not.

        Best is a title that is just that, then one that begins with the first word, then a title in which
        each begins a word, then a title that has them all, then the rest.
        """
        title = canonical_id(self.title).lower()
        everything = f"{title} {canonical_id(self.detail).lower()} {self.words.lower()}"
        if not all(word in everything for word in words):
            return None
        if not all(word in title for word in words):
            return 4
        if title.rstrip("…") == " ".join(words):
            return 0
        begins = all(title.startswith(word) or f" {word}" in title for word in words)
        return 1 if words and title.startswith(words[0]) else 2 if begins else 3


Source = Callable[[str], Iterable[Hit]]
"""Returns what may fit a text. It is asked at every key, so within a few milliseconds, and for few hits."""


class SearchSources:
    """The sources in the order of their features; of hits that fit equally, the earlier come first."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        """Take in what a feature has to be found."""
        self._sources.append(source)

    def find(self, text: str, most: int) -> list[Hit]:
        """Return at most so many hits for a text, the best first; with no text, the first of all sources."""
        words = canonical_id(text).lower().split()
        ranked = [
            (rank, place, hit)
            for place, hit in enumerate(hit for source in self._sources for hit in source(text))
            if (rank := hit.rank(words)) is not None
        ]
        return [hit for _, _, hit in sorted(ranked, key=lambda found: found[:2])[:most]]
