"""Requests that a later start hands over to the running window."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from storemon.gui.tray_state import IN_TRAY

if TYPE_CHECKING:
    from storemon.services.instance import Instance


class Handover(QObject):
    """Brings the window to the front when a later start asks for it; `opened` carries its files."""

    opened = Signal(object)

    def __init__(self, instance: Instance, window: QWidget) -> None:
        super().__init__(window)
        self._instance = instance
        self._window = window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    @Slot()
    def begin(self) -> None:
        """Start checking once the window has its parts; earlier requests are answered immediately."""
        if self._instance.inbox.is_dir():
            self._watcher.addPath(str(self._instance.inbox))
        self._look()

    @Slot()
    def _look(self) -> None:
        if not self._window.isVisible() and not self._window.property(IN_TRAY):
            # The window is closing: a start that asks now waits for its end and opens its own window.
            return
        requests = self._instance.take()
        if not requests:
            return
        self._come_to_front(requests[-1].token)
        files = [file for request in requests for file in request.files]
        if files:
            self.opened.emit(files)

    def _come_to_front(self, token: str) -> None:
        if token and QGuiApplication.platformName() == "wayland":
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it
        window = self._window
        if window.property(IN_TRAY):
            window.show()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        # If the desktop does not let it come to the front, it asks for attention.
        QApplication.alert(window)
