"""Asks before quitting while work is running, if the user wants that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.gui.job_bar import JobBar
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.preferences import Preferences
from storemon.override import override


class QuitGuard(QObject):
    """Keeps a window from closing until the user has confirmed; `agreed` then asks for the end."""

    agreed = Signal()

    def __init__(
        self,
        window: QWidget,
        preferences: Preferences,
        work: JobBar,
        texts: Callable[[], tuple[str, str]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._work = work
        self._texts = texts
        work.moved.connect(self._update_text)
        self._agreed = False
        self.question: Confirm | None = None
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open for now, and ask."""
        if event.type() != QEvent.Type.Close:
            return False
        if self._agreed or not self._preferences.ask_quit or not self._work.busy:
            return False
        event.ignore()
        if self.question is None:
            question, texts = self._texts()
            self.question = Confirm(
                self._window,
                question,
                texts,
                self.tr("Stop and quit"),
                self._leave,
                no=self.tr("Keep working"),
            )
            self.question.finished.connect(self._answered)
            self.question.open()
        return True

    @Slot()
    def _update_text(self) -> None:
        """Update the question, since the work continues while it is shown."""
        if self.question is not None and self._work.busy:
            self.question.reword(*self._texts())

    def take_back(self) -> None:
        """Close the question: no work is left to stop, and the window shows its result."""
        if self.question is not None:
            self.question.reject()

    def _answered(self) -> None:
        self.question = None

    def _leave(self) -> None:
        self._agreed = True
        self.agreed.emit()
