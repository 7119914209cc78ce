from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from storemon.gui.focus_ring import FocusRing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def buttons(qtbot: QtBot) -> tuple[QPushButton, QPushButton]:
    window = QWidget()
    qtbot.addWidget(window)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    FocusRing(application, window)
    layout = QVBoxLayout(window)
    pair = QPushButton("first"), QPushButton("second")
    for button in pair:
        layout.addWidget(button)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return pair


def press(widget: QWidget, key: Qt.Key) -> None:
    handle = widget.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def click(widget: QWidget) -> None:
    handle = widget.window().windowHandle()
    assert handle is not None
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_tab_shows_the_ring(buttons: tuple[QPushButton, QPushButton]) -> None:
    first, second = buttons
    first.setFocus()
    press(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.property("ring")
    press(second, Qt.Key.Key_Backtab)
    assert first.property("ring")
    assert not second.property("ring")


def test_a_click_shows_none(buttons: tuple[QPushButton, QPushButton]) -> None:
    first, second = buttons
    first.setFocus()
    press(first, Qt.Key.Key_Tab)
    click(first)
    assert first.hasFocus()
    assert not first.property("ring")
    assert not second.property("ring")


def test_focus_that_moves_on_by_itself_after_a_click_shows_none(
    buttons: tuple[QPushButton, QPushButton],
) -> None:
    first, second = buttons
    click(first)
    first.setEnabled(False)
    assert second.hasFocus()
    assert not second.property("ring")
