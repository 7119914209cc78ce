"""Notifies the user, while in another program, that a long job has ended."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN_MS: Final = 10_000


class Background(QObject):
    """Marks the window in the task bar and shows a message of the system.

    The message needs a tray icon, which is shown only as long as the message.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self._put_away)

    def notify(self, title: str, detail: str = "") -> bool:
        """Notify unless a window of ours is in front; return whether it did."""
        if QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            return False
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            if self._icon is None:
                self._icon = QSystemTrayIcon(self._window.windowIcon(), self)
                self._icon.messageClicked.connect(self._raise)
                self._icon.activated.connect(self._raise)
            self._icon.show()
            self._icon.showMessage(title, detail, self._window.windowIcon(), _SHOWN_MS)
            self._timer.start()
        return True

    @Slot()
    def _raise(self) -> None:
        self._put_away()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    @Slot()
    def _put_away(self) -> None:
        if self._icon is not None:
            self._icon.hide()
