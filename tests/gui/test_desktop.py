"""Desktop integration of a window: recent files, undo, copy, notifications, prompts, saved state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from storemon.gui.imports.imports_model import Field
from storemon.gui.imports.recent_files import RecentFiles
from storemon.gui.report.store_columns import Column
from storemon.gui.system import background
from storemon.gui.widgets.confirm import Confirm
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def names(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.data()]


def reported(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()


def test_files_that_were_imported_are_offered_again(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    assert not window.menus.submenu("recent").isEnabled()
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    assert sorted(names(window.menus.submenu("recent"))) == ["hours.csv", "polls.csv", "zones.csv"]
    window.menus.submenu("recent").actions()[0].trigger()
    qtbot.waitUntil(lambda: window.session.reviewing)


def test_a_file_that_is_gone_says_so_and_leaves_the_list(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    recent = window.imports_controller.recent
    recent.add(files)
    files[0].unlink()
    window.menus.submenu("recent").actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    assert window.banners.banners[0].title.text() == "zones.csv is no longer there."
    assert recent.paths == files[1:]


def test_names_are_shown_to_the_letter_and_only_the_newest(settings: QSettings, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    recent = RecentFiles(menu, settings)
    odd = Path("/data/<b>R&D\t\n\u202e.csv").absolute()
    recent.add([Path(f"/data/{number}.csv") for number in range(9)])
    recent.add([odd])
    assert names(menu)[0] == "<b>R&&D   .csv"
    assert len(names(menu)) == 8
    assert RecentFiles(QMenu(menu), settings).paths[0] == odd
    menu.actions()[-1].trigger()
    assert not menu.isEnabled()


@pytest.mark.parametrize("junk", ["%00 relative \x01", "%E2%28%A1 / .", "a" * 9000])
def test_no_junk_in_the_settings_becomes_a_file(settings: QSettings, qtbot: QtBot, junk: str) -> None:
    settings.setValue("files/recent", junk)
    menu = QMenu()
    qtbot.addWidget(menu)
    assert all(path.is_absolute() for path in RecentFiles(menu, settings).paths)


def test_the_last_import_is_undone_from_the_menu(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    assert not window.menus["undo"].isEnabled()
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["undo"].isEnabled)
    window.menus["undo"].trigger()
    question = window.findChild(Confirm)
    assert question is not None
    assert question.question.text() == "Undo the import of 3 files?"
    with qtbot.waitSignal(window.session.data.undone):
        question.yes.click()


def test_undoing_asks_nothing_where_that_is_not_wanted(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    window.preferences.ask_undo = False
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["undo"].isEnabled)
    with qtbot.waitSignal(window.session.data.undone):
        window.menus["undo"].trigger()


def test_rows_are_copied_from_the_menu(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    reported(qtbot, window, files)
    window.navigator.show("stores")
    window.menus["copy"].trigger()
    assert QApplication.clipboard().text().startswith("Store\tStatus at last check\tUptime last week\t")


def test_settings_open_once_and_come_to_the_front(window: AppWindow) -> None:
    window.menus["settings"].trigger()
    first = window.settings_controller.dialog
    window.menus["settings"].trigger()
    assert first is not None
    assert window.settings_controller.dialog is first
    assert first.isVisible()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert window.settings_controller.dialog is None


def test_the_clock_is_turned_everywhere_at_once(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    reported(qtbot, window, files)
    assert "Report as of 24 Jan 2023, 11:10 UTC" in window.stores.subtitle.text()
    window.preferences.clock_choice = "12"
    assert "Report as of 24 Jan 2023, 11:10\u00a0am UTC" in window.stores.subtitle.text()
    assert str(window.imports.model.index(0, Field.WHEN).data()).endswith(("am", "pm"))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the program in the background, on a desktop that shows notifications."""
    titles: list[str] = []

    class Tray(QObject):
        messageClicked = Signal()  # noqa: N815  # Qt's name
        activated = Signal(object)
        show = hide = isSystemTrayAvailable = supportsMessages = staticmethod(lambda: True)  # noqa: N815  # Qt's

        def __init__(self, _icon: QIcon, parent: QObject) -> None:
            super().__init__(parent)

        def showMessage(self, title: str, *_: object) -> None:
            titles.append(title)

    monkeypatch.setattr(background, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(
        background,
        "QGuiApplication",
        SimpleNamespace(applicationState=lambda: Qt.ApplicationState.ApplicationInactive),
    )
    return titles


def test_the_end_of_long_work_is_announced_in_the_background(
    qtbot: QtBot, window: AppWindow, files: list[Path], told: list[str]
) -> None:
    reported(qtbot, window, files)
    assert told == ["The import is done.", "The report is ready."]


def test_only_what_is_wanted_is_reported(
    qtbot: QtBot, window: AppWindow, files: list[Path], told: list[str]
) -> None:
    window.preferences.notify_imports = False
    reported(qtbot, window, files)
    assert told == ["The report is ready."]


def test_there_is_no_notification_while_a_window_is_in_front(
    window: AppWindow, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    active = SimpleNamespace(applicationState=lambda: Qt.ApplicationState.ApplicationActive)
    monkeypatch.setattr(background, "QGuiApplication", active)
    assert not window.desktop_controller.background.notify("The report is ready.")
    assert not told


def test_leaving_work_behind_is_asked_about(window: AppWindow) -> None:
    window.preferences.ask_quit = True
    window.job_bar.advance("import", 0.5, "Importing")
    assert not window.close()
    assert not window.close()
    (question,) = window.findChildren(Confirm)
    question.no.click()
    assert window.isVisible()
    assert not window.close()
    next(found for found in window.findChildren(Confirm) if found.isVisible()).yes.click()
    assert not window.isVisible()


def test_the_question_about_leaving_goes_once_the_work_is_done(qtbot: QtBot, window: AppWindow) -> None:
    window.preferences.ask_quit = True
    window.job_bar.advance("import", 0.5, "Importing")
    assert not window.close()
    window.job_bar.done("import")
    # The import triggers a report at once.
    window.job_bar.advance("report", 0.0, "Generating report")
    QApplication.processEvents()
    (question,) = window.findChildren(Confirm)
    assert question.isVisible()
    with qtbot.waitSignal(question.destroyed):
        window.job_bar.done("report")
    assert window.isVisible()
    assert window.close()


def test_there_is_no_question_where_nothing_is_at_work(window: AppWindow) -> None:
    window.preferences.ask_quit = True
    assert window.close()


def test_a_window_comes_back_as_it_was_left(
    qtbot: QtBot, open_window: Callable[[], AppWindow], files: list[Path]
) -> None:
    window = open_window()
    reported(qtbot, window, files)
    window.stores.table.sort_or_turn(Column.ZONE)
    window.stores.table.horizontalHeader().moveSection(5, 2)
    window.stores.table.horizontalHeader().resizeSection(Column.DOWN_WEEK, 133)
    window.navigator.show("imports")
    window.close()
    again = open_window()
    assert again.navigator.page == "imports"
    header = again.stores.table.horizontalHeader()
    assert header.sortIndicatorSection() == Column.ZONE
    assert header.logicalIndex(2) == 5
    assert again.stores.table.columnWidth(Column.DOWN_WEEK) == 133


def test_a_window_left_on_a_screen_that_is_gone_comes_back_on_one(
    open_window: Callable[[], AppWindow],
) -> None:
    window = open_window()
    window.move(QPoint(9_000, 7_000))
    window.close()
    again = open_window()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(again.frameGeometry())
    assert screen.contains(again.frameGeometry().topLeft() + QPoint(1, 1))


@pytest.mark.parametrize("junk", ["soon", QByteArray(b"\x01\xd9\xd0\xcb\0\3\0\0junk"), 7, ["a", "b"]])
def test_junk_in_what_is_remembered_leaves_the_window_as_new(
    open_window: Callable[[], AppWindow], settings: QSettings, junk: object
) -> None:
    for key in (
        *("window/geometry", "window/page", "stores/sort", "stores/descending", "stores/splitter"),
        *("stores/splitter-wide", "stores/columns", "files/folder", "files/recent"),
    ):
        settings.setValue(key, junk)
    window = open_window()
    assert window.navigator.page == "overview"
    assert window.stores.table.horizontalHeader().sortIndicatorSection() == Column.DOWN_WEEK


def test_esc_empties_the_filter(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    reported(qtbot, window, files)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.navigator.show("stores")
    window.menus["filter"].trigger()
    QTest.keyClicks(window.stores.filter, "nord")
    assert window.stores.model.rowCount() == 1
    QTest.keyClick(window.stores.filter, Qt.Key.Key_Escape)
    assert window.stores.filter.text() == ""
