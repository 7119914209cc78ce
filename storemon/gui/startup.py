"""What happens between the first paint and the end of loading.

The large libraries are loaded on a worker while the window stays responsive, except the chart library, which
only the main thread may load. Then the features are created one by one, with the window handling events in
between, and the database is opened.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
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
    "storemon.services.automation.deliver",
    "storemon.services.automation.dispatch",
    "storemon.services.automation.rounds",
)
"""Modules that load numpy, Arrow and SQLAlchemy and do not use Qt."""
# What pyqtgraph would load itself. A missing or superfluous module here only costs time.
_FOR_CHARTS: Final = (
    "cProfile",
    "colorama",
    "mmap",
    "multiprocessing.connection",
    "numpy.typing",
    "xml.etree.ElementTree",
)
_SHARED: Final = tuple(f"storemon.gui.{name}" for name in ("widgets", "session", "report", "figures"))
"""Packages that several features use."""
_QT: Final = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")


class Startup(QObject):
    """Loads and creates everything that the first paint does not need.

    `ready` carries the `Context` once all features are created, right before the workspace opens.
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
        """Import what does not use Qt on the worker that opens the database, then continue."""

        # A failed import fails again in the following steps, where it is reported.
        def go_on(_: object) -> None:
            self._steps.start()

        self._runner.start(Lane.WRITE, Job(_load_libraries, done=go_on, failed=go_on))

    def _all(self) -> Iterator[object]:
        yield from _qt_names()
        yield importlib.import_module("pyqtgraph")
        for name in _SHARED:
            yield from _modules_of(name)
        yield importlib.import_module("storemon.gui.context")
        context = self.context = self._make()
        yield None
        for feature in self._features:
            yield from _modules_of(feature.controller.partition(":")[0].rpartition(".")[0])
            controller = load_controller(feature)
            yield None
            made = controller(context)
            if isinstance(made, PageController):
                # Immediately: a page without a parent gets a window's size, and later children keep to it.
                context.navigator.take(made.widget)
                yield None
                yield from made.build()
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


def _modules_of(name: str) -> Iterator[object]:
    """Import the modules of a package one by one; together they would block the window for too long."""
    package = importlib.import_module(name)
    for module in pkgutil.iter_modules(package.__path__, f"{name}."):
        yield importlib.import_module(module.name)


def load_controller(feature: Feature) -> Callable[[Context], object]:
    """Import the controller of a feature."""
    module, _, name = feature.controller.partition(":")
    controller: Callable[[Context], object] = getattr(importlib.import_module(module), name)
    return controller


def _qt_names() -> Iterator[object]:
    """Yield each Qt class.

    PySide creates a class when it is first accessed, and pyqtgraph accesses all of them. If they are created
    before, a few at a time, its import takes half as long. This cannot run on a worker: if another thread
    uses Qt at the same time, the process may crash (seen in one of fifty starts).
    """
    for name in _QT:
        with contextlib.suppress(ImportError):
            module = importlib.import_module(f"PySide6.{name}")
            for word in dir(module):
                yield getattr(module, word)
