"""Measure how long the event loop was blocked, and wait inside it for events."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, SignalInstance, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_LONGEST_WAIT_MS = 120_000


class Heartbeat(QObject):
    """A 1 ms timer on the main thread; the time between two beats is the delay that a user would notice."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Start again with no gaps."""
        self._gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """Return the gaps since the start, in ms."""
        self._beat()
        self._timer.stop()
        return self._gaps

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now


class Painted(QObject):
    """Leaves an event loop once a widget has been painted and the frame handed over."""

    def __init__(self, widget: QWidget, loop: QEventLoop) -> None:
        super().__init__()
        self._widget = widget
        self._loop = loop
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Schedule the exit after this round of events, which paints the whole window."""
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._loop.quit)
        return False


def wait_for(signal: SignalInstance, start: Callable[[], object]) -> None:
    """Call `start` and run the event loop until the signal is emitted."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(0, loop, start)
    _run(loop)
    signal.disconnect(loop.quit)


def wait_until(true: Callable[[], bool]) -> None:
    """Run the event loop until a condition is true; checks every 5 ms."""
    loop = QEventLoop()
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: loop.quit() if true() else None)
    timer.start()
    _run(loop)


def painted_after(
    widget: QWidget, start: Callable[[], object], signal: SignalInstance | None = None
) -> float:
    """Return the ms from `start` to the widget's next paint, or the next after `signal` if one is given."""
    begun = time.perf_counter()
    if signal is not None:
        wait_for(signal, start)
        start = widget.update
    loop = QEventLoop()
    painted = Painted(widget, loop)
    start()
    _run(loop)
    del painted
    return (time.perf_counter() - begun) * 1000


def _run(loop: QEventLoop) -> None:
    late = QTimer(singleShot=True, interval=_LONGEST_WAIT_MS)
    late.timeout.connect(lambda: loop.exit(1))
    late.start()
    if loop.exec():
        raise TimeoutError("What the benchmark waited for did not happen.")
