"""The window in a process of its own; prints its measurements, in ms, as JSON.

`start SINCE bare` and `start SINCE DATABASE` print the time from SINCE (seconds since 1970) to the first
paint; `work DATABASE FILE…` runs the window's whole workflow, `again DATABASE` opens the resulting database.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

if TYPE_CHECKING:
    from storemon.gui.main_window import MainWindow


class _Bare(QMainWindow):
    """The smallest window that shows a table."""

    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted = painted
        self.setCentralWidget(QTableWidget(40, 10))
        self.resize(1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:  # type: ignore[explicit-override]  # needs a library
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)


def _start(since: float, target: str) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}

    def painted() -> None:
        found["ms"] = [(time.time() - since) * 1000]
        window.close()

    window: QMainWindow
    if target == "bare":
        application = QApplication([])
        window = _Bare(painted)
        window.show()
        application.exec()
    else:
        from storemon import app, window_program  # noqa: PLC0415  # not in the bare window

        made = window_program.make_window

        def make_window(database: Path | None, settings: QSettings) -> MainWindow:
            nonlocal window
            window = main_window = made(database, settings)
            main_window.first_painted.connect(painted)
            return main_window

        vars(window_program)["make_window"] = make_window
        app.main(["--database", target])
    return found


def _work(database: Path, files: list[Path], folder: Path) -> dict[str, list[float]]:
    from tests.benchmarks import window_work  # noqa: PLC0415  # not in the bare window

    return window_work.work(database, files, folder) if files else window_work.open_again(database, folder)


if __name__ == "__main__":
    verb, first, *others = sys.argv[1:]
    if verb == "start":
        print(json.dumps(_start(float(first), others[0])))
    else:
        from storemon.gui.application import make_application  # the bare window must not load it

        application = make_application()
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps(_work(Path(first), [Path(file) for file in others], Path(place))))
