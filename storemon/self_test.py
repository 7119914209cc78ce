"""`storemon --self-test`: the program checks, off screen, that all of its parts are there.

A packaged program can show its window and still lack a library that it loads later. This test goes through
everything that loads one: a zone, the fonts, an import, reports by both methods, the chart, exports.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from storemon.gui.application import make_application
from storemon.gui.main_window import MainWindow
from storemon.gui.widgets.offscreen import find_fonts
from storemon.window_program import make_window


def main(arguments: Sequence[str]) -> int:
    """Run the test on a database of its own and return the exit status, 0 if everything works.

    With the argument `paint` it ends at the first painted frame and prints `painted` and the time in seconds
    since 1970, to measure startup time.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    find_fonts()
    qInstallMessageHandler(_pass_on)
    application = QApplication.instance() or make_application(sys.argv[0])
    # After a failed step, a worker may still hold a file in the folder; that must not hide the failure.
    with tempfile.TemporaryDirectory(prefix="storemon-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(folder / "storemon.db", settings)
        window.preferences.ask_quit = False  # no user is there to answer
        status = _paint(window) if list(arguments) == ["paint"] else _go_through_all(window, folder)
        window.close()
        settings.sync()  # or the settings would be written at the end, into a removed folder
        window.deleteLater()
        del application
    return status


def _paint(window: MainWindow) -> int:
    def painted() -> None:
        print(f"painted {time.time():.3f}", flush=True)
        QApplication.exit(0)

    window.first_painted.connect(painted)
    window.show()
    return QApplication.exec()


def _go_through_all(window: MainWindow, folder: Path) -> int:
    try:
        from storemon.self_test_steps import SelfTest  # noqa: PLC0415  # not loaded when the first paint is measured
    except ImportError as error:
        print(f"FAILED  {error}", flush=True)
        return 1
    test = SelfTest(window, folder)
    sys.excepthook = test.raised
    window.show()
    QApplication.exec()
    sys.excepthook = sys.__excepthook__
    return test.status


def _pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:  # noqa: ARG001  # Qt's signature
    """Print Qt's messages, except the platform's remark that it has no real windows."""
    if not text.startswith("This plugin does not support"):
        print(f"Qt: {text}", flush=True)
