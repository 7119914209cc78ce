"""Sources of the global search, to which each feature can add one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from storemon.core.ids import canonical_id


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result.

    `title` and a muted `detail` are shown; `open` goes there. `words`: additional search terms.
    """

    title: str
    detail: str
    open: Callable[[], object]
    words: str = ""

    def rank(self, words: Sequence[str]) -> int | None:
        """Return how well it matches all of the lowercase words, 0 for best; None if it does not.

        Best is a title equal to the words, then one that begins with the first word, then a title in which
        each of them begins a word, then a title that contains them all, then the rest.
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
"""Returns possible hits for a text. Called at every keystroke: it has to be fast and return few hits."""


class SearchSources:
    """The sources in the order of their features; among equal matches, earlier ones come first."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        """Add a feature's source."""
        self._sources.append(source)

    def find(self, text: str, most: int) -> list[Hit]:
        """Return at most `most` hits for a text, best first; without a text, the first hits of all."""
        words = canonical_id(text).lower().split()
        ranked = [
            (rank, place, hit)
            for place, hit in enumerate(hit for source in self._sources for hit in source(text))
            if (rank := hit.rank(words)) is not None
        ]
        return [hit for _, _, hit in sorted(ranked, key=lambda found: found[:2])[:most]]
