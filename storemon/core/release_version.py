"""Versions of the program: which of two is newer, and how Debian and Windows write them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, Self

from storemon.override import override

FINAL: Final = 65_535
"""The candidate of a release itself: more than that of any candidate, and the most that Windows takes."""
_FORM: Final = re.compile(r"(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:rc(\d{1,4}))?", re.ASCII)


class ReleaseVersion(NamedTuple):
    """A version such as 1.2.3, or its candidate 1.2.3rc1, which comes before it; the newer one is greater."""

    major: int
    minor: int
    patch: int
    candidate: int = FINAL

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the version in a text, None if it is not a version."""
        found = _FORM.fullmatch(text)
        return (
            None if found is None else cls(*(FINAL if part is None else int(part) for part in found.groups()))
        )

    @property
    def is_final(self) -> bool:
        """Whether it is a final release, not a candidate."""
        return self.candidate == FINAL

    @property
    def numbers(self) -> str:
        """Only the three numbers, which is all that macOS accepts."""
        return f"{self.major}.{self.minor}.{self.patch}"

    @property
    def debian(self) -> str:
        """In Debian's format, in which `~` sorts before everything."""
        return self.numbers if self.is_final else f"{self.numbers}~rc{self.candidate}"

    @property
    def windows(self) -> str:
        """Four numbers that Windows sorts in the order of the versions."""
        return f"{self.numbers}.{self.candidate}"

    @override
    def __str__(self) -> str:
        return self.numbers if self.is_final else f"{self.numbers}rc{self.candidate}"
