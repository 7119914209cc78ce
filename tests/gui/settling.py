"""Wait for painting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_ON_A_SCREEN_MS: Final = 300


def settle() -> None:
    """Process all pending events, including those of a real screen and 0 ms timers."""
    if QGuiApplication.platformName() == "offscreen":
        for _ in range(12):
            QApplication.processEvents()
    else:
        QTest.qWait(_ON_A_SCREEN_MS)


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget and wait until it is painted completely."""
    with qtbot.waitExposed(widget):
        widget.show()
    settle()
