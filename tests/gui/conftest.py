"""A window on its own database, and reports built by hand."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from storemon.core.model import Figures
from storemon.core.report import ReportTable
from storemon.core.vocabulary import HOUR, Method
from storemon.gui.widgets import jobs
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.jobs import JobRunner
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.present import PRESENT
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.theme import Theme
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.core.build import utc

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

POLLS = """store_id,status,timestamp_utc
8419537941919820732,active,2023-01-24 09:06:42.605777 UTC
8419537941919820732,inactive,2023-01-24 10:06:42 UTC
nord,active,2023-01-24 09:10:00 UTC
nord,active,2023-01-24 11:10:00 UTC
"""
REFUSED = "nord,asleep,2023-01-24 09:30:00 UTC\n"
HOURS = "store_id,dayOfWeek,start_time_local,end_time_local\nnord,Tue,00:00:00,12:00:00\n"
ZONES = "store_id,timezone_str\nnord,Europe/Berlin\n"


NOW = utc("2026-11-27 10:00")
_LONGEST_WAIT_MS = 30_000


@pytest.fixture(scope="session", autouse=True)
def _patient() -> Iterator[None]:
    """Wait longer than pytest-qt's 5 s before a wait fails: a busy machine is slow, not broken."""
    from pytestqt.qtbot import QtBot  # noqa: PLC0415  # it loads Qt

    waits = (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive)
    with pytest.MonkeyPatch.context() as patch:
        for wait in waits:
            patch.setattr(
                wait, "__kwdefaults__", {**(wait.__kwdefaults__ or {}), "timeout": _LONGEST_WAIT_MS}
            )
        yield


@pytest.fixture(scope="session", autouse=True)
def _pools_are_measured() -> Iterator[None]:
    """Measure coverage on the threads of Qt's pools too, which Python does not start."""
    trace, run = threading.gettrace(), jobs._Runnable.run

    def traced(runnable: jobs._Runnable) -> None:
        sys.settrace(trace)
        run(runnable)

    with pytest.MonkeyPatch.context() as patch:
        if trace is not None:
            patch.setattr(jobs._Runnable, "run", traced)
        yield


@pytest.fixture(scope="session", autouse=True)
def _libraries_are_no_garbage() -> None:
    """Exclude the libraries' objects from the garbage collections between tests, to make them fast."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected_between_tests() -> Iterator[None]:
    """Collect garbage after each test and never during one; the program does so from a timer."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Set Qt's style to the program's."""
    return ["storemon", "-style", "Fusion"]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    # The same on every machine, whatever the user has set there.
    settings.setValue("look/clock", "24")
    settings.setValue("look/language", "en")
    settings.setValue("look/first-day", "0")
    settings.setValue("report/currency", "$")
    settings.setValue("ask/quit", "false")
    settings.setValue("report/first", "false")
    settings.setValue("tour/offered", "true")
    return settings


@pytest.fixture(autouse=True)
def _one_region() -> Iterator[None]:
    """Use the same date, time and number formats on every machine; `test_region.py` tests others."""
    REGION.follow(QLocale("en_GB"))
    yield
    use_twelve_hours(False)
    REGION.follow(QLocale("en_GB"))


@pytest.fixture(autouse=True)
def present(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fix the current time for tests."""
    monkeypatch.setattr(PRESENT, "clock", lambda: NOW)


@pytest.fixture
def preferences(settings: QSettings) -> Preferences:
    return Preferences(settings)


@pytest.fixture
def theme(preferences: Preferences, qtbot: QtBot) -> Iterator[Theme]:
    preferences.theme = "light"
    theme = Theme(preferences)
    yield theme
    theme.deleteLater()


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme, theme)


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()
    runner.deleteLater()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(tmp_path / "storemon.db")
    yield workspace
    workspace.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("zones.csv", "hours.csv", "polls.csv")]
    for path, text in zip(paths, (ZONES, HOURS, POLLS), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def open_window(tmp_path: Path, settings: QSettings, qtbot: QtBot) -> Callable[[], AppWindow]:
    """Show a window on the test's database and wait until it is ready."""

    def small_sample(folder: Path) -> SampleFiles:
        return make_sample(folder, stores=12, days=7.75)

    def no_questions(window: QWidget) -> None:
        """Let the window close together with its pending work, whatever the test has configured."""
        settings.setValue("ask/quit", "false")

    def show() -> AppWindow:
        window = AppWindow(
            lambda progress: Workspace.open_or_recover(tmp_path / "window.db", progress),
            small_sample,
            settings,
        )
        qtbot.addWidget(window, before_close_func=no_questions)
        window.resize(1280, 800)
        window.show()
        qtbot.waitUntil(lambda: window.made and window.stores.panel.chart is not None)
        return window

    return show


@pytest.fixture
def window(open_window: Callable[[], AppWindow]) -> AppWindow:
    return open_window()


def import_now(qtbot: QtBot, window: AppWindow, paths: list[Path]) -> None:
    """Drop files on the window and accept the review."""
    window.import_files(paths)
    qtbot.waitUntil(lambda: window.session.reviewing and window.review.button.isEnabled())
    QTest.mouseClick(window.review.button, Qt.MouseButton.LeftButton)


def choose_place(window: AppWindow, place: Path) -> None:
    """Answer the dialog that asks where to save a file."""
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(place))
    dialog.reject()


def table_of(stores: int, method: Method = Method.INTERPOLATED) -> ReportTable:
    """Build a report: store n is up n hours of the week and down 1 h; the rest of the 168 h is unknown."""
    up = np.repeat(np.arange(stores)[:, None] % 160, 3, axis=1) * HOUR
    down = np.full((stores, 3), HOUR)
    unknown = 168 * HOUR - up - down
    return ReportTable(
        method=method,
        store_ids=[f"{number:019d}" for number in range(stores)],
        zones=[("America/Chicago", "Europe/Berlin")[number % 2] for number in range(stores)],
        zone_assumed=np.zeros(stores, np.bool_),
        hours_assumed=np.zeros(stores, np.bool_),
        figures=Figures(open=up + down + unknown, up=up, down=down, unknown=unknown),
    )
