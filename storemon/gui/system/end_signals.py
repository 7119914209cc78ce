"""Handles requests by the system to quit, as at logout or by Ctrl-C: quits normally, without asking."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication

from storemon.gui.context import Context


class EndSignals(QObject):
    """Stops the work, closes the database and ends the event loop at the first signal; a second one kills.

    Python handles a signal only when it runs, which an idle window does not; a pipe wakes Qt instead.
    Windows sends no signals and closes the window itself.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._window = context.window
        self._session = context.session
        self._preferences = context.preferences
        if sys.platform == "win32":
            return
        self._numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        self._source, sink = os.pipe()
        for end in (self._source, sink):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(sink, warn_on_full_buffer=False)
        for number in self._numbers:
            signal.signal(number, _leave_to_qt)
        self._notifier = QSocketNotifier(self._source, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)

    @Slot()
    def _came(self) -> None:
        if sys.platform == "win32" or not set(os.read(self._source, 64)) & set(self._numbers):
            return
        self._notifier.setEnabled(False)
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        # A window that is closed to the tray, or would be, is not asked.
        if self._session.runner.busy or self._preferences.tray:
            self._session.close()
        else:
            self._window.close()
        QApplication.exit(0)


def _leave_to_qt(_number: int, _frame: FrameType | None) -> None:
    """Catch the signal so that it does not kill the process; the pipe notifies Qt."""
