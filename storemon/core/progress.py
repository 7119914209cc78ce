"""Progress and cancelling as one plain callable, so that the work knows neither Qt nor a terminal."""

from __future__ import annotations

from typing import Protocol

from storemon.message import Message


class Progress(Protocol):
    """Called often by the work; raises `Cancelled` when the person asked to stop."""

    def __call__(self, fraction: float, text: Message) -> None:
        """Report that `fraction` (0 to 1) of the work is done and what is being done now."""


def silent(fraction: float, text: Message) -> None:
    """Take progress and do nothing with it."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """Map the 0 to 1 of a step onto `start` to `end` of the whole."""

    def report(fraction: float, text: Message) -> None:
        progress(start + (end - start) * fraction, text)

    return report
