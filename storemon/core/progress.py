"""Progress and cancellation as one plain callable, so that the work depends on neither Qt nor a terminal."""

from __future__ import annotations

from typing import Protocol

from storemon.message import Message


class Progress(Protocol):
    """Called often by the work; raises `Cancelled` if the user asked to stop."""

    def __call__(self, fraction: float, text: Message) -> None:
        """Report the `fraction` (0 to 1) of the work that is done, and the current step."""


def silent(fraction: float, text: Message) -> None:
    """Ignore progress."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """Map a step's 0 to 1 onto `start` to `end` of the whole."""

    def report(fraction: float, text: Message) -> None:
        progress(start + (end - start) * fraction, text)

    return report
