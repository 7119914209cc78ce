"""Polls the watched folders while the window is open and imports new files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from storemon.gui.job_bar import JobBar
from storemon.gui.session.session import Session
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.message import Message
from storemon.services.automation.arrivals import Look
from storemon.services.automation.rounds import Round, Rounds

_EVERY_MS: Final = 10_000
KEY: Final = "watched-folders"


class FolderRounds(QObject):
    """Runs a round whenever new files have stopped growing.

    `done` carries a `Round`; `paused` means that the user has stopped one: none follows until `begin`.
    """

    done = Signal(object)
    paused = Signal()

    def __init__(self, session: Session, jobs: JobBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._rounds: Rounds | None = None
        self._looking = False
        self._job: Job | None = None
        self._failed = ""
        self._stopped = False
        self.timer = QTimer(self, interval=_EVERY_MS)
        self.timer.timeout.connect(self.look)
        jobs.cancel.connect(self._cancel)

    @Slot()
    def begin(self) -> None:
        """Start on the database that is open now."""
        workspace = self._session.workspace
        self._rounds = None if workspace is None else Rounds(workspace)
        self._stopped = False
        self.look()

    def follow(self, *, watched: bool) -> None:
        """Poll the folders while any is watched, unless the user has paused this."""
        if not watched or self._stopped:
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()

    @Slot()
    def look(self) -> None:
        """Look at the folders, unless this or an import is already running or imports are not allowed."""
        rounds, session = self._rounds, self._session
        if rounds is None or self._looking or self._job is not None or session.workspace is None:
            return
        if session.imports.busy or not session.access.changes:
            return
        self._looking = True
        look = Job(lambda _progress: rounds.look(), done=self._looked, failed=self._look_failed)
        session.runner.start(Lane.READ, look)

    def _looked(self, found: Look) -> None:
        self._looking = False
        if found.arrivals and self._rounds is not None:
            self._make(self._rounds)

    def _make(self, rounds: Rounds) -> None:
        self._job = Job(
            rounds.make,
            done=lambda made: self._ended(lambda: self._done(made)),
            failed=lambda error: self._ended(lambda: self._tell(error)),
            cancelled=lambda: self._ended(self.paused.emit),
            progress=self._advanced,
        )
        self._session.runner.start(Lane.WRITE, self._job)

    def _advanced(self, fraction: float, text: Message) -> None:
        sentence = translate_message(text) or self.tr("Importing from watched folders")
        self._jobs.advance(KEY, fraction, sentence)

    def _ended(self, then: Callable[[], None]) -> None:
        self._job = None
        self._jobs.done(KEY)
        then()

    def _done(self, made: Round) -> None:
        self._failed = ""
        self.done.emit(made)

    def _look_failed(self, error: Exception) -> None:
        self._looking = False
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        """Report an error once, not every few seconds."""
        if str(error) != self._failed:
            self._failed = str(error)
            self._session.failed.emit(error)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == KEY and self._job is not None:
            self._stopped = True
            self.timer.stop()
            self._job.cancel()
