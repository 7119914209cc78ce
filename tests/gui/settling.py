"""Waiting for what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_ON_A_SCREEN_MS: Final = 300


def settle() -> None:
    """Let all events come that are on their way, those of a real screen and timers of 0 ms among them."""
    if QGuiApplication.platformName() == "offscreen":
        for _ in range(12):
            QApplication.processEvents()
    else:
        QTest.qWait(_ON_A_SCREEN_MS)


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget and wait until all of it is painted."""
    with qtbot.waitExposed(widget):
        widget.show()
    settle()
