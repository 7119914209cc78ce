from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QLabel

from storemon.core.vocabulary import ReportRequest
from storemon.gui.store_list.stores_page import StoresPage
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SCRIPT = """
import sys
from pathlib import Path
import PySide6.QtCore
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from storemon.gui.main_window import MainWindow

application = QApplication([])
settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)

def open_workspace(progress):
    raise AssertionError("opened")

window = MainWindow(open_workspace, lambda folder: None, settings)
HEAVY = (
    "pandas", "pyarrow", "sqlalchemy", "pyqtgraph", "numpy", "holidays", "dateutil",
    "storemon.services.reports", "storemon.gui.store_list.stores_page", "storemon.gui.context",
)

def painted():
    print("loaded:", [name for name in HEAVY if name in sys.modules])
    print("Qt named:", "Qt" in vars(PySide6.QtCore))
    sys.stdout.flush()
    application.quit()

window.first_painted.connect(painted)
window.show()
application.exec()
window.close()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["loaded: []", "Qt named: False"]


def not_shown_yet(qtbot: QtBot, settings: QSettings, database: Path) -> AppWindow:
    window = AppWindow(
        lambda progress: Workspace.open(database, progress),
        lambda _folder: pytest.fail("no sample"),
        settings,
    )
    qtbot.addWidget(window)
    return window


def test_a_page_chosen_before_it_is_made_is_shown_once_it_is(
    qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    window = not_shown_yet(qtbot, settings, tmp_path / "window.db")
    window.show()
    window.navigator.show("imports")
    waiting = window.pages.currentWidget()
    with qtbot.waitSignal(window.first_painted):
        pass
    qtbot.waitUntil(lambda: window.pages.currentWidget() is not waiting)
    assert window.pages.currentWidget() is window.imports


@pytest.mark.parametrize("page", ["overview", "stores", "store", "hours", "imports", "automation"])
def test_a_page_is_asked_for_nothing_before_it_is_made(
    qtbot: QtBot, settings: QSettings, tmp_path: Path, page: str
) -> None:
    window = not_shown_yet(qtbot, settings, tmp_path / "window.db")
    window.navigator.show(page)
    asked: list[object] = []

    def ask() -> None:
        navigator = window.navigator
        navigator.find()
        asked.append((navigator.listed(page), navigator.current_store(), navigator.shown_span()))

    timer = QTimer(window, interval=0)
    timer.timeout.connect(ask)
    window.first_painted.connect(timer.start)
    window.show()
    qtbot.waitUntil(lambda: window.made)
    assert asked


@pytest.mark.parametrize("page", ["overview", "stores", "hours", "imports", "reports"])
def test_no_page_says_that_there_is_nothing_before_what_there_is_has_been_read(
    qtbot: QtBot, settings: QSettings, workspace: Workspace, files: list[Path], tmp_path: Path, page: str
) -> None:
    for path in files:
        workspace.imports.import_file(path)
    workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    window = not_shown_yet(qtbot, settings, tmp_path / "storemon.db")
    window.navigator.show(page)
    said: set[str] = set()

    def look() -> None:
        said.update(label.text() for label in window.pages.findChildren(QLabel) if label.isVisible())

    timer = QTimer(window, interval=0)
    timer.timeout.connect(look)
    timer.start()
    window.show()
    qtbot.waitUntil(lambda: window.made and window.session.rows is not None)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    nothing = {"No report yet", "No reports yet", "Nothing imported yet.", "Ready for a report"}
    assert said
    assert not said & nothing


def test_a_window_closed_while_its_parts_are_made_makes_no_more(
    qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    window = not_shown_yet(qtbot, settings, tmp_path / "window.db")
    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.close()
    later: list[bool] = []
    QTimer.singleShot(0, window, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert window.findChild(StoresPage) is None
