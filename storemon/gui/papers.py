"""Words and papers for what leaves the window by itself."""

from __future__ import annotations

from collections.abc import Callable

from storemon.core.progress import Progress
from storemon.gui.widgets.messages import translate_message
from storemon.message import Message
from storemon.services.automation.presenting import PLAIN, PaperOrder, Presenter


class Words:
    """Speaks the language of the window, and has nothing to draw with."""

    def text(self, message: Message) -> str:
        """Return what a message says."""
        return translate_message(message)

    def pdf(self, order: PaperOrder, progress: Progress) -> bytes:
        """Refuse it."""
        return PLAIN.pdf(order, progress)


class Papers:
    """Has one feature draw for another; words alone where none draws."""

    def __init__(self) -> None:
        self._make: Callable[[], Presenter] = Words

    def serve(self, make: Callable[[], Presenter]) -> None:
        """Let this make what speaks and draws, by the settings at that time; called on the main thread."""
        self._make = make

    def presenter(self) -> Presenter:
        """Return what speaks and draws; workers may use it."""
        return self._make()
