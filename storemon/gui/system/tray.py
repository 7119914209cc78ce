"""An icon in the tray, where somebody wants the program to go on without its window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from storemon.gui.shell import Shell
from storemon.gui.tray_state import IN_TRAY, Standing, TrayState
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import LIGHT
from storemon.override import override

_SIZE: Final = 64
_DOT: Final = 28
_COLOURS: Final = {Standing.FINE: "", Standing.DOWN: "bad", Standing.OLD: "muted"}


class Tray(QObject):
    """Keeps the window's program running when the window is closed, while that is set and there is a tray.

    The desktop asks for the end at logging out; then, and by `leave`, it ends as ever.
    """

    def __init__(self, window: Shell, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._leaving = False
        self._state = TrayState()
        self._told = False
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        window.installEventFilter(self)
        preferences.changed.connect(self._changed)
        self._set_up()

    def show_state(self, state: TrayState) -> None:
        """Show the state of the stores."""
        self._state = state
        if self.icon is not None:
            self._fill(self.icon)

    def leave(self) -> None:
        """Close the window and end the program, unless the user cancels."""
        if self._window.property(IN_TRAY):
            # Only a visible window can ask, and ends the program when it closes as the last one.
            self.bring()
        self._leaving = True
        try:
            self._window.close()
        finally:
            self._leaving = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the window instead of closing it."""
        if event.type() == QEvent.Type.Show:
            self._came_back()
        if event.type() != QEvent.Type.Close or self.icon is None or self._leaving:
            return False
        application = QApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            return False
        event.ignore()
        # A dialog that is closed later on is not the end either.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.setProperty(IN_TRAY, True)  # noqa: FBT003  # Qt's
        self._window.hide()
        if not self._told:
            self._told = True
            text = self.tr("storemon keeps running in the tray. To quit, choose Quit there.")
            self.icon.showMessage("storemon", text, self._window.windowIcon())
        return True

    @Slot()
    def bring(self) -> None:
        """Show the window again."""
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _came_back(self) -> None:
        self._window.setProperty(IN_TRAY, False)  # noqa: FBT003  # Qt's
        QApplication.setQuitOnLastWindowClosed(True)

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name == "tray":
            self._set_up()

    def _set_up(self) -> None:
        wanted = self._preferences.tray and QSystemTrayIcon.isSystemTrayAvailable()
        if wanted and self.icon is None:
            self.icon = QSystemTrayIcon(self)
            self.icon.activated.connect(self._activated)
            self.menu = QMenu(self._window)
            self.icon.setContextMenu(self.menu)
            self._fill(self.icon)
            self.icon.show()
        elif not wanted and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.bring()

    def _fill(self, icon: QSystemTrayIcon) -> None:
        icon.setIcon(self._picture())
        texts = {
            Standing.FINE: self.tr("No alerts"),
            Standing.DOWN: self.tr("Some stores are down"),
            Standing.OLD: self.tr("The data is old"),
        }
        text = texts[self._state.standing]
        icon.setToolTip(f"storemon: {text}")
        menu = self.menu
        if menu is None:
            return
        menu.clear()
        menu.addAction(text).setEnabled(False)
        for alert in self._state.alerts:
            menu.addAction(alert.replace("&", "&&")).triggered.connect(self.bring)
        menu.addSeparator()
        menu.addAction(self.tr("Open storemon")).triggered.connect(self.bring)
        menu.addAction(self.tr("Quit")).triggered.connect(self.leave)

    def _picture(self) -> QIcon:
        """Return the program's icon, with a dot where something is to be seen to."""
        colour = _COLOURS[self._state.standing]
        made = self._window.windowIcon().pixmap(_SIZE, _SIZE)
        if not colour:
            return QIcon(made)
        picture = QPixmap(made)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(LIGHT, colour)))
        size = picture.deviceIndependentSize()
        dot = _DOT * size.width() / _SIZE
        painter.drawEllipse(QRectF(size.width() - dot - 1, size.height() - dot - 1, dot, dot))
        painter.end()
        return QIcon(picture)
