"""Python's own habits that would hold up a window, set aside while there is one."""

from __future__ import annotations

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_TURN_SECONDS: Final = 0.0001
_LOOK_MS: Final = 2000


class MainThreadFirst(QObject):
    """Gives the main thread its turn sooner, and collects garbage on it alone, of what is not there for good.

    Collected wherever it happens to be due, all that the libraries have loaded is gone through for 50 to
    90 ms while no thread can do anything else; and a dialog or timer in a cycle would be destroyed on a
    worker, which Qt forbids.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_SECONDS)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._collect)

    @Slot()
    def loaded(self) -> None:
        """Leave all that exists by now out of every collection, and begin to collect what comes after it."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        if gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect()
