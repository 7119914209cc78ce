"""The QApplication of the process."""

from __future__ import annotations

import sys

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication

from storemon import __version__

if sys.platform == "darwin":  # other systems pass files as arguments
    from storemon.gui.system.file_opener import FileOpener


def make_application(program: str = "storemon") -> QApplication:
    """Create the application with the base style of the style sheet and the name known to desktops."""
    QApplication.setApplicationName("storemon")
    QApplication.setApplicationDisplayName("storemon")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("storemon")
    kind = QApplication
    if sys.platform == "darwin":
        kind = FileOpener
    # If set later, a second style would be created, and PySide would create all enums of QStyle.
    return kind([program, "-style", "Fusion"])


def opened_files(application: QApplication) -> SignalInstance | None:
    """Return the signal for files that macOS asks the running program to open; None on other systems."""
    if sys.platform == "darwin" and isinstance(application, FileOpener):
        return application.opened
    return None
