"""The focus is always visible when it is moved with the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.services.diagnostics import DiagnosticsFile
from tests.app_window import AppWindow
from tests.gui.conftest import REFUSED, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    with files[2].open("a", encoding="utf-8") as file:
        file.write(REFUSED)
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    window.banners.clear_good()
    # A blinking cursor alone does not show the focus.
    QApplication.setCursorFlashTime(0)
    return window


def picture(widget: QWidget) -> QImage:
    """Return the rendering of a widget and its margin."""
    window = widget.window()
    rect = widget.rect().adjusted(-4, -4, 4, 4)
    rect.moveTopLeft(widget.mapTo(window, rect.topLeft()))
    return window.grab(rect).toImage()


def press_tab(root: QWidget) -> None:
    """Press Tab as the system does: the event goes to the window, not only to the widget."""
    handle = root.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Tab)


def unseen(root: QWidget) -> list[str]:
    """Press Tab through the window; return what looks the same with and without the focus."""
    found: list[str] = []
    way: list[QWidget] = []
    for _ in range(100):
        widget = QApplication.focusWidget()
        if widget is None or widget in way:
            break
        way.append(widget)
        focused = picture(widget)
        press_tab(root)
        if QApplication.focusWidget() is not widget and picture(widget) == focused:
            found.append(f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}")
    assert len(way) > 1, root
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", ["overview", "stores", "hours", "imports", "store"])
def test_the_focus_is_seen_on_every_page(qtbot: QtBot, full: AppWindow, page: str, theme: str) -> None:
    full.preferences.theme = theme
    with qtbot.waitActive(full):
        full.activateWindow()
    if page == "store" and full.session.rows is not None:
        full.navigator.open_store(full.session.rows.table.store_ids[0])
    else:
        full.navigator.show(page)
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    press_tab(full)
    assert not unseen(full), unseen(full)


def test_the_focus_is_seen_in_the_settings(qtbot: QtBot, full: AppWindow) -> None:
    full.preferences.sales_on = True
    full.menus["settings"].trigger()
    dialog = full.settings_controller.dialog
    assert dialog is not None
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    for row in range(dialog.sections.count()):
        dialog.sections.setFocus()
        dialog.sections.setCurrentRow(row)
        qtbot.waitUntil(lambda: not full.session.runner.busy)
        press_tab(dialog)
        assert not unseen(dialog), unseen(dialog)


def test_the_focus_is_seen_in_every_dialog(qtbot: QtBot, full: AppWindow) -> None:
    def refused() -> None:
        full.imports.refused_wanted.emit(next(r for r in full.imports.model.records if r.refused))

    for ask in (
        refused,
        full.menus["restore"].trigger,
        full.menus["undo"].trigger,
        lambda: CrashDialog("Details", full).open(),
        lambda: DiagnosticsDialog(
            [DiagnosticsFile("log.txt", "text"), DiagnosticsFile("two.txt", "text")], full
        ).open(),
    ):
        ask()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        press_tab(dialog)
        assert not unseen(dialog), (dialog, unseen(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_focus_is_seen_in_the_report_options(qtbot: QtBot, full: AppWindow) -> None:
    options = full.actions_bar.options
    options.open_below(full.actions_bar.generate.options_button)
    with qtbot.waitActive(options):
        options.activateWindow()
    press_tab(options)
    assert not unseen(options), unseen(options)
    QTest.keyClick(options, Qt.Key.Key_Escape)
    assert not options.isVisible()
