"""Undoable changes: each returns a function that undoes it, which returns one that redoes it."""

from __future__ import annotations

from typing import Protocol

from storemon.core.progress import Progress, silent


class Reverse(Protocol):
    """Undoes one change, in its own transaction.

    Raises `ChangedMeanwhile` if the changed data was changed again since, and whatever the service raises;
    the data is then unchanged.
    """

    def __call__(self, progress: Progress = silent) -> Reverse:
        """Undo the change and return a function that redoes it."""
