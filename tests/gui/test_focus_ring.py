from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Pair(QWidget):
    """Two buttons in a window."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QPushButton("first"), QPushButton("second")
        layout = QVBoxLayout(self)
        layout.addWidget(self.first)
        layout.addWidget(self.second)


@pytest.fixture
def pair(qtbot: QtBot) -> Pair:
    pair = Pair()
    qtbot.addWidget(pair)
    FocusRing(application(), pair)
    pair.show()
    pair.activateWindow()
    qtbot.waitUntil(pair.isActiveWindow)
    return pair


def application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def press(widget: QWidget, key: Qt.Key) -> None:
    handle = widget.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def click(widget: QWidget) -> None:
    handle = widget.window().windowHandle()
    assert handle is not None
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_tab_shows_the_ring(pair: Pair) -> None:
    first, second = pair.first, pair.second
    first.setFocus()
    press(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.property("ring")
    press(second, Qt.Key.Key_Backtab)
    assert first.property("ring")
    assert not second.property("ring")


def test_a_click_shows_none(pair: Pair) -> None:
    first, second = pair.first, pair.second
    first.setFocus()
    press(first, Qt.Key.Key_Tab)
    click(first)
    assert first.hasFocus()
    assert not first.property("ring")
    assert not second.property("ring")


def test_focus_that_moves_on_by_itself_after_a_click_shows_none(pair: Pair) -> None:
    first, second = pair.first, pair.second
    click(first)
    first.setEnabled(False)
    assert second.hasFocus()
    assert not second.property("ring")


def test_windows_that_only_qt_holds_can_have_the_focus(qtbot: QtBot, pair: Pair) -> None:
    # None of them is looked up here, since that would keep their Python wrappers alive.
    choice = QComboBox(pair)
    choice.addItems(["one", "two"])
    choice.show()
    for _ in range(2):
        with qtbot.waitSignal(application().focusChanged):
            choice.showPopup()
        choice.hidePopup()
    box = QMessageBox(pair)
    with qtbot.waitSignal(application().focusChanged):
        box.open()
