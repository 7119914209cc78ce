"""What happens between the first paint and the moment when nothing is left to be loaded.

The large libraries load on a worker while the window answers, but for that of the charts, which only the main
thread may load. Then the features are made, one after the other between which the window answers, and the
database opens.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.progress import Progress
from storemon.gui.declarations import Feature
from storemon.gui.navigator import PageController
from storemon.gui.shell import Shell
from storemon.gui.widgets.incremental_loader import IncrementalLoader
from storemon.gui.widgets.jobs import Job, JobRunner, Lane

if TYPE_CHECKING:
    from storemon.gui.context import Context

_LIBRARIES: Final = (
    "storemon.services.workspace",
    "storemon.services.exports",
    "storemon.services.workbook",
    "storemon.services.sample",
    "storemon.services.diagnostics",
    "storemon.services.moving",
)
"""What loads numpy, Arrow and SQLAlchemy, and has nothing to do with Qt."""
# What pyqtgraph would load itself. One that is missing here, or that it stops using, costs no more than time.
_FOR_CHARTS: Final = (
    "cProfile",
    "colorama",
    "mmap",
    "multiprocessing.connection",
    "numpy.typing",
    "xml.etree.ElementTree",
)
_QT: Final = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")


class Startup(QObject):
    """Loads and makes all that the first picture does without.

    `ready` carries the `Context` once all features are made, right before the workspace opens.
    """

    ready = Signal(object)

    def __init__(
        self,
        shell: Shell,
        runner: JobRunner,
        features: Sequence[Feature],
        make: Callable[[], Context],
    ) -> None:
        super().__init__(shell)
        self._runner = runner
        self._features = features
        self._make = make
        self.context: Context | None = None
        self._steps = IncrementalLoader(self._all(), self)
        self._steps.done.connect(self._made)
        self._steps.failed.connect(self._fail)
        shell.closing.connect(self._steps.stop)
        shell.first_painted.connect(self._load)

    @Slot()
    def _load(self) -> None:
        """Import what has nothing to do with Qt on the worker that opens the database, then go on."""

        # What could not be loaded fails again there, where it is reported.
        def go_on(_: object) -> None:
            self._steps.start()

        self._runner.start(Lane.WRITE, Job(_load_libraries, done=go_on, failed=go_on))

    def _all(self) -> Iterator[object]:
        yield from _qt_names()
        yield importlib.import_module("pyqtgraph")
        context = self.context = self._make()
        yield None
        for feature in self._features:
            controller = load_controller(feature)
            yield None
            made = controller(context)
            if isinstance(made, PageController):
                # At once: a page of its own takes a window's size, and what it is given later keeps to that.
                context.navigator.add(feature.name, made)
                yield None
                yield from made.further()
            yield None

    @Slot()
    def _made(self) -> None:
        if self.context is not None:
            self.ready.emit(self.context)
            self.context.session.open()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if self.context is None:
            raise error
        self.context.session.failed.emit(error)


def _load_libraries(_progress: Progress) -> None:
    for name in (*_LIBRARIES, *_FOR_CHARTS):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def load_controller(feature: Feature) -> Callable[[Context], object]:
    """Import what connects a feature."""
    module, _, name = feature.controller.partition(":")
    controller: Callable[[Context], object] = getattr(importlib.import_module(module), name)
    return controller


def _qt_names() -> Iterator[object]:
    """Yield each class of Qt.

    PySide makes a class when it is first named, and pyqtgraph names them all. Made a few at a time before it,
    its import takes half as long. It is no work for a worker: where another thread uses Qt meanwhile, the
    process may crash (seen in one start of fifty).
    """
    for name in _QT:
        with contextlib.suppress(ImportError):
            module = importlib.import_module(f"PySide6.{name}")
            for word in dir(module):
                yield getattr(module, word)
