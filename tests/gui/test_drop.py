from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storemon.gui.window import MainWindow
from storemon.services.workspace import Workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLACE = QPoint(400, 300)
LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
NO_KEYS = Qt.KeyboardModifier.NoModifier


def mime_of(files: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    return mime


def drag(window: MainWindow, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(PLACE, COPY, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(window, event)
    return event


def test_dragging_files_says_what_dropping_does(window: MainWindow, files: list[Path]) -> None:
    mime = mime_of(files)
    assert drag(window, mime).isAccepted()
    assert window.overlay.isVisible()
    covered = window.centralWidget()
    assert covered is not None
    assert window.overlay.size() == covered.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.overlay.isVisible()


def test_dropping_files_and_one_click_import_them(
    qtbot: QtBot, window: MainWindow, files: list[Path]
) -> None:
    mime = mime_of(files)
    drag(window, mime)
    QApplication.sendEvent(window, QDropEvent(QPointF(PLACE), COPY, mime, LEFT, NO_KEYS))
    assert not window.overlay.isVisible()
    qtbot.waitUntil(window.review.button.isEnabled)
    assert window.pages.currentWidget() is window.review
    QTest.mouseClick(window.review.button, LEFT)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.prepared)


def test_what_is_no_file_of_this_computer_is_answered_calmly(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/polls.csv")])
    assert drag(window, mime).isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(PLACE), COPY, mime, LEFT, NO_KEYS))
    assert [banner.property("tone") for banner in window.banners.banners] == ["notice"]
    assert window.pages.currentWidget() is window.empty


def test_dragged_text_is_let_pass(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("not a file")
    assert not drag(window, mime).isAccepted()
    assert not window.overlay.isVisible()


def test_files_dropped_before_the_database_is_open_wait_for_it(
    qtbot: QtBot, settings: QSettings, files: list[Path], tmp_path: Path
) -> None:
    window = MainWindow(
        lambda progress: Workspace.open(tmp_path / "window.db", progress),
        lambda _folder: pytest.fail("no sample"),
        settings,
    )
    qtbot.addWidget(window)
    window.import_files(files)
    window.show()
    qtbot.waitUntil(lambda: window.reviewing and window.review.button.isEnabled())
    assert len(window.review.model.entries) == 3
