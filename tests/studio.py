"""Windows on temporary databases, for screenshots."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from tests.app_window import AppWindow

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.sample import SampleFiles
    from storemon.services.workspace import Workspace

_PATIENCE_MS = 120_000


class Studio:
    """Opens windows on temporary databases and takes screenshots of them."""

    def __init__(
        self, folder: Path, scratch: Path, theme: str, size: tuple[int, int], language: str = "en"
    ) -> None:
        self.folder = folder
        self.scratch = scratch
        self.theme = theme
        self._language = language
        self.size = size
        self._count = 0

    def window(self, stores: int = 40) -> AppWindow:
        self._count += 1
        place = Path(tempfile.mkdtemp(dir=self.scratch))
        settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", self.theme)
        settings.setValue("look/language", self._language)
        settings.setValue("tour/offered", "true")

        def open_workspace(progress: Progress) -> Workspace:
            from storemon.services.workspace import Workspace  # noqa: PLC0415  # not before the first paint

            return Workspace.open(place / "storemon.db", progress)

        def make_sample(folder: Path) -> SampleFiles:
            from storemon.services.sample import make_sample  # noqa: PLC0415  # as above

            return make_sample(folder, stores=stores)

        window = AppWindow(open_workspace, make_sample, settings)
        window.resize(*self.size)
        window.show()
        until(lambda: window.made and window.stores.panel.chart is not None)
        return window

    def with_sample(self, stores: int = 40) -> AppWindow:
        window = self.window(stores)
        window.session.import_sample()
        until(lambda: window.session.report is not None and window.stores.panel.week is not None)
        until(lambda: window.overview.fleet is not None)
        window.navigator.show("stores")
        rest()
        return window

    def take_page(self, window: AppWindow, page: str, name: str) -> None:
        window.navigator.show(page)
        until(lambda: not window.session.runner.busy)
        self.take(window, name)

    def take(self, widget: QWidget, name: str) -> None:
        rest()
        width, height = self.size
        path = self.folder / f"{name}-{self.theme}-{width}x{height}.png"
        widget.grab().save(str(path))
        sys.stdout.write(f"{path.name}\n")


def until(done: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start()
    limit = QTimer(singleShot=True, interval=_PATIENCE_MS)
    limit.timeout.connect(loop.quit)
    limit.start()
    if not done():
        loop.exec()
    if not done():
        raise TimeoutError


def rest(span: int = 120) -> None:
    loop = QEventLoop()
    QTimer.singleShot(span, loop.quit)
    loop.exec()


def dismiss(window: AppWindow) -> None:
    window.close()
    # Python's collector may run on a worker, and would then destroy widgets off the main thread.
    window.deleteLater()
    rest()
