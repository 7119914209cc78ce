"""Moves the data to another folder off the main thread, and continues with it there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from storemon.core.progress import Progress
from storemon.errors import DatabaseProblem
from storemon.gui.session.session import Session
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.preferences import Preferences
from storemon.message import Message
from storemon.services.moving import (
    NewPlace,
    copy_data,
    data_size,
    look_at,
    remove_copy,
    remove_old_data,
)
from storemon.services.workspace import Workspace


class DataMove(QObject):
    """Ends in `moved`, with the old folder and whether the data was removed from it, or in `failed`.

    `looked` carries a `NewPlace`, `measured` the present folder and its bytes. `ended` comes before `moved`
    and `failed`, and alone after `cancel`. Nothing else may write to the database during a move.
    """

    measured = Signal(object, object)
    looked = Signal(object)
    progress = Signal(float, str)
    moved = Signal(object, bool)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._job: Job | None = None

    def measure(self) -> None:
        """Emit where the data is, and how much; nothing for a database on a server."""

        def work(workspace: Workspace) -> tuple[Path, int]:
            return workspace.path.parent, data_size(workspace.path)

        workspace = self._session.workspace
        if workspace is not None and workspace.is_file:
            self._session.read(work, lambda found: self.measured.emit(*found))

    def look(self, folder: Path) -> None:
        """Find out what moving into a folder would do."""
        workspace = self._session.workspace
        if workspace is not None:

            def work(_progress: Progress) -> NewPlace:
                return look_at(workspace.path, folder)

            job = Job(work, done=self.looked.emit, failed=self.failed.emit)
            self._session.runner.start(Lane.READ, job)

    def move(self, place: NewPlace) -> None:
        """Copy the data to a folder, verify it, continue with it there, and remove the old data."""
        workspace = self._session.workspace
        if workspace is not None:

            def work(progress: Progress) -> Workspace:
                copy_data(workspace.path, place, progress)
                return Workspace.open(place.database)

            self._start(work, self.tr("Moving the data"), remove=True)

    def use(self, place: NewPlace) -> None:
        """Continue with the database at a path, and leave the present one where it is."""

        def work(progress: Progress) -> Workspace:
            return Workspace.open(place.database, progress)

        self._start(work, self.tr("Opening the database"), remove=False)

    def cancel(self) -> None:
        """Cancel, leaving the data where it was."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Callable[[Progress], Workspace], title: str, *, remove: bool) -> None:
        if self._job is None:
            self._job = Job(
                work,
                done=lambda workspace: self._opened(workspace, remove=remove),
                failed=self._failed,
                cancelled=self._end,
                progress=lambda fraction, _text: self.progress.emit(fraction, title),
            )
            self.progress.emit(0.0, title)
            self._session.runner.start(Lane.WRITE, self._job)

    def _opened(self, workspace: Workspace, *, remove: bool) -> None:
        old, before = self._session.workspace, self._preferences.data_folder
        self._preferences.data_folder = str(workspace.path.parent)
        if old is None or not self._preferences.can_be_kept():
            # The next start would look in the old folder, so the data must stay there.
            self._preferences.data_folder = before
            self._finish(lambda: _discard(workspace, remove=remove), self._unsaved)
            return
        self._session.adopt(workspace)
        self._finish(
            lambda: _leave(old, workspace.path, remove=remove),
            lambda gone: self._moved(old.path.parent, gone=gone),
        )

    def _finish(self, work: Callable[[], bool], done: Callable[[bool], None]) -> None:
        self._session.runner.start(Lane.WRITE, Job(lambda _progress: work(), done=done, failed=self._failed))

    def _moved(self, folder: Path, *, gone: bool) -> None:
        self._end()
        self.moved.emit(folder, gone)

    def _unsaved(self, _gone: bool) -> None:  # noqa: FBT001  # what the job brings
        name = self._preferences.settings.fileName()
        self._failed(
            DatabaseProblem(
                Message("The folder could not be changed."),
                Message("The choice cannot be saved in {name}. The data is where it was.", name=name),
                Message("Allow writing to that file and try again."),
            )
        )

    def _failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _leave(old: Workspace, new: Path, *, remove: bool) -> bool:
    old.close()
    return remove_old_data(old.path, new) if remove else False


def _discard(new: Workspace, *, remove: bool) -> bool:
    new.close()
    if remove:
        remove_copy(new.path)
    return False
