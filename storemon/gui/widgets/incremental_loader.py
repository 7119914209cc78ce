"""Long work that must run on the main thread, in steps that keep the window responsive."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TURN_SECONDS: Final = 0.005


class IncrementalLoader(QObject):
    """Runs an iterator for a few ms at a time, handling other events in between.

    Ends with `done`, or with `failed` and the exception that a step raised. Steps are not divided, so each
    should take at most 30 ms.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._turn)

    @Slot()
    def start(self) -> None:
        """Run the first step at the next turn of the event loop."""
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Stop without emitting anything."""
        self._timer.stop()
        self._steps = iter(())

    @Slot()
    def _turn(self) -> None:
        until = time.perf_counter() + _TURN_SECONDS
        try:
            for _ in self._steps:
                if time.perf_counter() > until:
                    return
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be heard of
            self._timer.stop()
            self.failed.emit(error)
        else:
            self._timer.stop()
            self.done.emit()
