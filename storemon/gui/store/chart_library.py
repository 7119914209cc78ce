"""Loading pyqtgraph after the first paint, in steps between which the window answers."""

from __future__ import annotations

import ast
import contextlib
import importlib
import sys
from collections.abc import Iterator
from importlib.util import find_spec, module_from_spec
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
    worker. Naming the classes a few at a time beforehand leaves the import half as long, and what is left
    is taken in steps too.
    """
    yield from _qt_names()
    yield from import_in_steps("pyqtgraph")
    yield importlib.import_module("storemon.gui.store.week_chart")
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


def import_in_steps(name: str) -> Iterator[object]:
    """Import a package one statement of its own after the other; all at once where its text is not at hand.

    Until the end nobody else may import it. What a statement raises is raised here, and leaves no package.
    """
    spec = None if name in sys.modules else find_spec(name)
    get_source = getattr(spec.loader, "get_source", None) if spec is not None else None
    source = get_source(name) if get_source is not None else None
    if spec is None or source is None:
        importlib.import_module(name)
        return
    module = sys.modules[name] = module_from_spec(spec)
    try:
        for statement in ast.parse(source).body:
            part = ast.Module([statement], type_ignores=[])
            exec(compile(part, spec.origin or name, "exec", dont_inherit=True), vars(module))  # noqa: S102  # the library's own
            yield statement
    except BaseException:
        sys.modules.pop(name, None)
        raise
