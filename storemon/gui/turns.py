"""Whose turn it is: a worker that is all Python stands back while the window has something to do.

Two threads of Python take turns of a millisecond. A window that paints asks for thousands of turns, since
each of Qt's calls into Python takes one. Beside a worker that never waits for a file or for numpy, one
picture would take seconds.
"""

from __future__ import annotations

import threading
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_LONGEST: Final = 0.2
"""Seconds after which a worker goes on all the same."""
_KINDS: Final = frozenset(
    {
        QEvent.Type.UpdateRequest,
        QEvent.Type.LayoutRequest,
        QEvent.Type.Resize,
        QEvent.Type.Expose,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
    }
)


class Turns(QObject):
    """Lives on the main thread; workers call `give_way` every fraction of a millisecond."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle = threading.Event()
        self._idle.set()

    def watch(self, window: QWidget) -> None:
        """Know when a window has something to do; twice is as good as once."""
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def give_way(self) -> None:
        """Wait while the window is at work, though not for ever."""
        if not self._idle.is_set():
            self._idle.wait(_LONGEST)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of what means work, until all that was due has been done."""
        if self._idle.is_set() and event.type() in _KINDS:
            self._idle.clear()
            QTimer.singleShot(0, self, self._done)
        return False

    @Slot()
    def _done(self) -> None:
        self._idle.set()
