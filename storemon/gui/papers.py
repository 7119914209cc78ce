"""Texts and PDFs for what the window sends automatically."""

from __future__ import annotations

from collections.abc import Callable

from storemon.core.progress import Progress
from storemon.gui.widgets.messages import translate_message
from storemon.message import Message
from storemon.services.automation.presenting import PLAIN, PaperOrder, Presenter


class Words:
    """Translates into the window's language; cannot draw PDFs."""

    def text(self, message: Message) -> str:
        """Return the text of a message."""
        return translate_message(message)

    def pdf(self, order: PaperOrder, progress: Progress) -> bytes:
        """Raise an error, as there is nothing to draw with."""
        return PLAIN.pdf(order, progress)


class Papers:
    """Lets one feature draw for others; if none does, there are texts only."""

    def __init__(self) -> None:
        self._make: Callable[[], Presenter] = Words

    def serve(self, make: Callable[[], Presenter]) -> None:
        """Set the factory of presenters, which uses the current settings; called on the main thread."""
        self._make = make

    def presenter(self) -> Presenter:
        """Return a presenter; workers may use it."""
        return self._make()
