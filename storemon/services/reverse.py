"""Changes that can be taken back: each returns what undoes it, and that returns what does it again."""

from __future__ import annotations

from typing import Protocol

from storemon.core.progress import Progress, silent


class Reverse(Protocol):
    """Takes one change back, in a transaction of its own.

    What it would put back has to be as the change left it. Raises `ChangedMeanwhile` where somebody has
    changed it since, and what the service raises; the data is then as it was.
    """

    def __call__(self, progress: Progress = silent) -> Reverse:
        """Take the change back and return what takes that back again."""
