"""Loading pyqtgraph after the first paint, in steps between which the window answers."""

from __future__ import annotations

import contextlib
import importlib
import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from storemon.core.progress import Progress

_STEP_SECONDS: Final = 0.005
# What pyqtgraph itself would load. One that is missing here, or that it stops using, costs no more than time.
_PLAIN: Final = (
    "cProfile",
    "colorama",
    "mmap",
    "multiprocessing.connection",
    "numpy.typing",
    "xml.etree.ElementTree",
)
_QT: Final = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")


def load_plain_modules(_progress: Progress) -> None:
    """Load those modules that have nothing to do with Qt; work for a worker."""
    for name in _PLAIN:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


class ChartLibrary(QObject):
    """Loads the chart on the main thread; `failed` carries the exception where it cannot be.

    PySide makes each of its classes when it is first named, pyqtgraph names them all, and where another
    thread uses Qt meanwhile the process may crash (seen in one start of fifty). So it is no work for a
    worker. Naming the classes a few at a time beforehand leaves the import itself half as long.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = _qt_names()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def load(self) -> None:
        """Begin with the first step."""
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        until = time.perf_counter() + _STEP_SECONDS
        for _ in self._names:
            if time.perf_counter() > until:
                return
        self._timer.stop()
        try:
            importlib.import_module("storemon.gui.week_chart")
        except ImportError as error:
            self.failed.emit(error)
        else:
            self.loaded.emit()


def _qt_names() -> Iterator[object]:
    """Yield each class of Qt, and so make it."""
    for name in _QT:
        with contextlib.suppress(ImportError):
            module = importlib.import_module(f"PySide6.{name}")
            for word in dir(module):
                yield getattr(module, word)
