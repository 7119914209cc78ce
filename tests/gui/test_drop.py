from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from storemon.core.progress import Progress
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.store_page.sales_dialog import SalesDialog
from storemon.gui.widgets.file_dialogs import file_dialog
from storemon.services.diagnostics import DiagnosticsFile
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLACE = QPoint(400, 300)
LEFT, COPY, MOVE = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
ANY = COPY | MOVE | Qt.DropAction.LinkAction
NO_KEYS, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def mime_of(files: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    return mime


def drag(window: AppWindow, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(PLACE, COPY, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(window, event)
    return event


def test_dragging_files_says_what_dropping_does(window: AppWindow, files: list[Path]) -> None:
    mime = mime_of(files)
    assert drag(window, mime).isAccepted()
    assert window.overlay.isVisible()
    covered = window.centralWidget()
    assert covered is not None
    assert window.overlay.size() == covered.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.overlay.isVisible()


def test_dropping_files_and_one_click_import_them(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    mime = mime_of(files)
    drag(window, mime)
    QApplication.sendEvent(window, QDropEvent(QPointF(PLACE), COPY, mime, LEFT, NO_KEYS))
    assert not window.overlay.isVisible()
    qtbot.waitUntil(window.review.button.isEnabled)
    assert window.pages.currentWidget() is window.review
    QTest.mouseClick(window.review.button, LEFT)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.prepared)


@pytest.mark.parametrize("keys", [NO_KEYS, SHIFT, CONTROL, SHIFT | CONTROL, Qt.KeyboardModifier.AltModifier])
def test_files_are_copied_whatever_keys_are_held(
    qtbot: QtBot, window: AppWindow, files: list[Path], keys: Qt.KeyboardModifier
) -> None:
    mime = mime_of(files)
    entered = QDragEnterEvent(PLACE, ANY, mime, LEFT, keys)
    moved = QDragMoveEvent(PLACE, ANY, mime, LEFT, keys)
    dropped = QDropEvent(QPointF(PLACE), ANY, mime, LEFT, keys)
    for event in (entered, moved, dropped):
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
        assert event.dropAction() == COPY
    qtbot.waitUntil(window.review.button.isEnabled)


def test_files_that_may_only_be_moved_are_refused(window: AppWindow, files: list[Path]) -> None:
    mime = mime_of(files)
    event = QDragEnterEvent(PLACE, MOVE, mime, LEFT, SHIFT)
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert not window.overlay.isVisible()


def test_nothing_else_takes_files(qtbot: QtBot, window: AppWindow, files: list[Path], tmp_path: Path) -> None:
    import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    assert window.session.rows is not None
    window.navigator.open_store(window.session.rows.table.store_ids[0])
    window.preferences.sales_on = True
    window.menus["settings"].trigger()
    window.menus["guide"].trigger()
    window.menus["restore"].trigger()
    CrashDialog("Details", window).open()
    DiagnosticsDialog([DiagnosticsFile("log.txt", "text")], window).open()
    SalesDialog(window, "nord", "$", 100.0, None, lambda _: None).open()
    for mode in (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave):
        dialog = file_dialog(window, "Choose", str(tmp_path))
        dialog.setAcceptMode(mode)
        dialog.open()
    mime = mime_of(files)
    mime.setText(str(files[0]))  # as Linux file managers do
    taking = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in QApplication.allWidgets()
        if widget is not window and widget.acceptDrops() and takes(widget, mime)
    ]
    assert not taking
    for dialog in window.findChildren(QFileDialog):
        dialog.reject()


def takes(widget: QWidget, mime: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(2, 2), ANY, mime, LEFT, SHIFT)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_what_is_no_file_of_this_computer_is_answered_calmly(window: AppWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/polls.csv")])
    assert drag(window, mime).isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(PLACE), COPY, mime, LEFT, NO_KEYS))
    assert [banner.property("tone") for banner in window.banners.banners] == ["notice"]
    assert window.pages.currentWidget() is window.empty


def test_dragged_text_is_let_pass(window: AppWindow) -> None:
    mime = QMimeData()
    mime.setText("not a file")
    assert not drag(window, mime).isAccepted()
    assert not window.overlay.isVisible()


def test_files_dropped_before_the_database_is_open_wait_for_it(
    qtbot: QtBot, settings: QSettings, files: list[Path], tmp_path: Path
) -> None:
    window = AppWindow(
        lambda progress: Workspace.open(tmp_path / "window.db", progress),
        lambda _folder: pytest.fail("no sample"),
        settings,
    )
    qtbot.addWidget(window)
    window.import_files(files)
    window.show()
    qtbot.waitUntil(lambda: window.session.reviewing and window.review.button.isEnabled())
    assert len(window.review.model.entries) == 3


def test_files_chosen_in_a_dialog_before_the_database_is_open_wait_for_it(
    qtbot: QtBot, settings: QSettings, files: list[Path], tmp_path: Path
) -> None:
    chosen = threading.Event()

    def open_later(progress: Progress) -> Workspace:
        chosen.wait(10)
        return Workspace.open(tmp_path / "window.db", progress)

    window = AppWindow(open_later, lambda _folder: pytest.fail("no sample"), settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready):
        window.show()
    window.dialogs.opened.emit(files)
    chosen.set()
    qtbot.waitUntil(lambda: window.session.reviewing and window.review.button.isEnabled())
    assert len(window.review.model.entries) == 3
