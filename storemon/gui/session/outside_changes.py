"""Brings changes that other programs commit to a shared database to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from storemon.errors import DatabaseProblem
    from storemon.services.workspace import Workspace

_TOGETHER_MS: Final = 150


class OutsideChanges(QObject):
    """`changed`: once for changes in quick succession; `lost`: with the reason, when listening fails; `back`.

    Nothing is emitted for a database in a file. Listening ends with the workspace.
    """

    changed = Signal()
    lost = Signal(object)
    back = Signal()
    _heard = Signal()
    _told = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._timer.timeout.connect(self.changed)
        # Emitted on the listening thread.
        self._heard.connect(self._wait, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        workspace.listen(self._hear, self._hear_state)

    def _hear(self) -> None:
        self._heard.emit()

    def _hear_state(self, problem: DatabaseProblem | None) -> None:
        self._told.emit(problem)

    @Slot()
    def _wait(self) -> None:
        # Do not restart the timer: continuous changes would never be shown.
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _tell(self, problem: DatabaseProblem | None) -> None:
        if problem is None:
            self.back.emit()
        else:
            self.lost.emit(problem)
