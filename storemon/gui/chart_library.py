"""Loading pyqtgraph after the first paint, in steps between which the window answers."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from storemon.core.progress import Progress

if TYPE_CHECKING:
    from storemon.gui.window import MainWindow

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


def load_chart_modules(_progress: Progress) -> None:
    """Load those modules that have nothing to do with Qt; work for a worker."""
    for name in _PLAIN:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def chart_steps(window: MainWindow) -> Iterator[object]:
    """Load the chart's library and put the chart in, in steps for the main thread.

    PySide makes each of its classes when it is first named, pyqtgraph names them all, and where another
    thread uses Qt meanwhile the process may crash (seen in one start of fifty). So it is no work for a
    worker. Naming the classes a few at a time beforehand leaves the import itself half as long.
    """
    yield from _qt_names()
    yield importlib.import_module("storemon.gui.week_chart")
    window.stores.panel.install_chart()
    yield None
    window.store.install_chart()


def _qt_names() -> Iterator[object]:
    """Yield each class of Qt, and so make it."""
    for name in _QT:
        with contextlib.suppress(ImportError):
            module = importlib.import_module(f"PySide6.{name}")
            for word in dir(module):
                yield getattr(module, word)
