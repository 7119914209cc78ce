"""Settings of the Python interpreter that keep the window responsive."""

from __future__ import annotations

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_TURN_SECONDS: Final = 0.0001
_LOOK_MS: Final = 2000


class MainThreadFirst(QObject):
    """Lets the main thread run sooner, and collects garbage only on it, skipping permanent objects.

    Automatic collection would scan everything that the libraries have loaded, for 50 to 90 ms while no other
    thread can run; and a dialog or timer in a cycle could be destroyed on a worker, which Qt forbids.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_SECONDS)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._collect)

    @Slot()
    def loaded(self) -> None:
        """Exclude all existing objects from collection, and start collecting newer ones."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        if gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect()
