"""Decides which of several windows on one database regenerates the report."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from storemon.gui.session.session import Session

_LEAST_MS: Final = 4_000
_MOST_MS: Final = 12_000


class ReportTurn(QObject):
    """The window that changed the data generates the report at once; the others wait for it.

    If no window does, as after a change from a terminal, the first window whose wait ends generates it. Each
    waits for a random time, so that the others see it running. `over` is emitted at the end of the wait.
    """

    over = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theirs = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end)
        session.others_changed.connect(self._heard)
        session.changed_here.connect(self._mine)
        session.opened.connect(self._mine)

    def waits(self, *, running: bool) -> bool:
        """Return whether to wait for others; with `running`, one of them is generating it now."""
        if not self._theirs:
            return False
        if running or not self._timer.isActive():
            self._timer.start(_LEAST_MS + secrets.randbelow(_MOST_MS - _LEAST_MS))
        return True

    @Slot()
    def _heard(self) -> None:
        self._theirs = True

    @Slot()
    def _mine(self) -> None:
        self._theirs = False
        self._timer.stop()

    @Slot()
    def _end(self) -> None:
        self._theirs = False
        self.over.emit()
