"""One undo for everything that a user changes: named changes that can be undone and redone.

Qt's `QUndoStack` would undo changes immediately, on the main thread, and assumes that this works. Here the
data is in the database: an undo is a change of its own, queued behind other writers, and is refused if
someone else has changed the same data since.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from storemon.errors import BadInput, ChangedMeanwhile
from storemon.gui.session.session import Session

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.gui.session.import_jobs import ImportOutcome
    from storemon.services.reverse import Reverse
    from storemon.services.workspace import Workspace

_MOST: Final = 100

Failed = Callable[[Exception], None]


class Edit(Protocol):
    """A change made by the user."""

    @property
    def name(self) -> str:
        """The name in menus, in the window's language: Rename North Gate."""

    def start(self, session: Session, done: Callable[[Edit | None], None], failed: Failed) -> None:
        """Make the change; call `done` with its inverse, or None if nothing has changed."""


@dataclass(frozen=True, slots=True)
class DataEdit:
    """A change of the data, queued behind other writers.

    `work` makes it and returns its inverse; `shown` then shows the new data, both after the change and after
    undoing it.
    """

    name: str
    work: Callable[[Workspace, Progress], Reverse | None]
    shown: Callable[[], None]

    def start(self, session: Session, done: Callable[[Edit | None], None], failed: Failed) -> None:
        """Make the change on a worker."""

        def made(back: Reverse | None) -> None:
            self.shown()
            done(None if back is None else replace(self, work=lambda _workspace, progress: back(progress)))

        def refused(error: Exception) -> None:
            # Show the present data if someone else has changed it.
            self.shown()
            failed(error)

        session.write(self.work, made, refused)


@dataclass(frozen=True, slots=True)
class UndoableImport:
    """The newest import that can be undone: its number, its name in menus, and a function to undo it."""

    number: int
    name: str
    undo: Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A change that was made: its inverse, and the newest import that could be undone at the time."""

    back: Edit
    newest: int


class Edits(QObject):
    """Makes changes, and remembers them until the window closes or all data is replaced.

    Imports are recorded in the database: `imports` returns the newest, and if it came after the last change,
    it is the first to be undone. An undone import cannot be redone; its file must be imported again.

    Signals: `changed` when something else can be undone or redone, or nothing; `taken_back` and `done_again`
    with the name of a change.
    """

    changed = Signal()
    taken_back = Signal(str)
    done_again = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.imports: Callable[[], UndoableImport | None] = lambda: None
        self._made: list[Made] = []
        self._undone: list[Edit] = []
        self._running = 0
        session.opened.connect(self._opened)
        session.replaced.connect(self._forget)

    @property
    def undo_name(self) -> str:
        """The name of what would be undone; empty if nothing can be undone now."""
        newest = self._newest_import()
        if newest is not None:
            return newest.name
        return self._made[-1].back.name if self._made and not self._busy else ""

    @property
    def redo_name(self) -> str:
        """The name of what would be redone; empty if nothing can be redone now."""
        return self._undone[-1].name if self._undone and not self._busy else ""

    def make(self, edit: Edit, then: Callable[[Made], None] | None = None) -> None:
        """Make an undoable change, and call `then` if it has changed something."""

        def done(back: Edit | None) -> None:
            if back is not None:
                made = self.add(back)
                if then is not None:
                    then(made)

        self._start(edit, done, self._session.failed.emit)

    def add(self, back: Edit) -> Made:
        """Add the inverse of a change that was already made."""
        self._undone.clear()
        return self._keep(back)

    def can_undo(self, made: Made) -> bool:
        """Return whether a change has not been undone yet."""
        return made in self._made

    @Slot()
    def undo(self) -> None:
        """Undo the last change; an import only after confirmation."""
        newest = self._newest_import()
        if newest is not None:
            newest.undo()
        elif self._made:
            self.undo_one(self._made[-1])

    def undo_one(self, made: Made) -> None:
        """Undo one change, even if others came after it."""
        if self._busy or made not in self._made:
            return
        place = self._made.index(made)
        del self._made[place]

        def done(again: Edit | None) -> None:
            if again is not None:
                self._undone.append(again)
            self.taken_back.emit(made.back.name)

        def failed(error: Exception) -> None:
            if not isinstance(error, (BadInput, ChangedMeanwhile)):
                self._made.insert(place, made)
            self._session.failed.emit(error)

        self._start(made.back, done, failed)

    @Slot()
    def redo(self) -> None:
        """Redo what was undone last."""
        if self._busy or not self._undone:
            return
        edit = self._undone.pop()

        def done(back: Edit | None) -> None:
            if back is not None:
                self._keep(back)
            self.done_again.emit(edit.name)

        def failed(error: Exception) -> None:
            if not isinstance(error, (BadInput, ChangedMeanwhile)):
                self._undone.append(edit)
            self._session.failed.emit(error)

        self._start(edit, done, failed)

    @property
    def _busy(self) -> bool:
        """Whether a change is in progress, so that the last one is not known yet."""
        return self._running > 0 or self._session.workspace is None or self._session.data.busy

    def _start(self, edit: Edit, done: Callable[[Edit | None], None], failed: Failed) -> None:
        if self._session.workspace is None:
            return
        self._running += 1
        self.changed.emit()

        def ended(back: Edit | None) -> None:
            self._running -= 1
            done(back)
            self.changed.emit()

        def refused(error: Exception) -> None:
            self._running -= 1
            failed(error)
            self.changed.emit()

        edit.start(self._session, ended, refused)

    def _keep(self, back: Edit) -> Made:
        newest = self.imports()
        made = Made(back, 0 if newest is None else newest.number)
        self._made.append(made)
        del self._made[:-_MOST]
        self.changed.emit()
        return made

    def _newest_import(self) -> UndoableImport | None:
        """Return the import if it is the first to be undone; None if a change is."""
        newest = None if self._busy else self.imports()
        if newest is None or (self._made and self._made[-1].newest >= newest.number):
            return None
        return newest

    @Slot()
    def _opened(self) -> None:
        self._forget()
        session = self._session
        session.imports.finished.connect(self._imported)
        session.data.progress.connect(self.changed)
        session.data.ended.connect(self.changed)
        session.data.undone.connect(self._import_undone)
        session.data.sample_removed.connect(self._import_undone)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        if outcome.results:
            self._import_undone()

    @Slot()
    def _import_undone(self) -> None:
        """Clear the redo list: after an import or its undo, changes cannot be redone."""
        self._undone.clear()
        self.changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._made.clear()
        self._undone.clear()
        self.changed.emit()
