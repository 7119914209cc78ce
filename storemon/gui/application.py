"""The one QApplication of a process."""

from __future__ import annotations

import sys

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication

from storemon import __version__

if sys.platform == "darwin":  # other systems give files as arguments
    from storemon.gui.system.file_opener import FileOpener


def make_application(program: str = "storemon") -> QApplication:
    """Make the application in the style that the style sheet refines, with the name that desktops know."""
    QApplication.setApplicationName("storemon")
    QApplication.setApplicationDisplayName("storemon")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("storemon")
    kind = QApplication
    if sys.platform == "darwin":
        kind = FileOpener
    # Set later, the style would be the second that is made, and PySide would make all words of QStyle.
    return kind([program, "-style", "Fusion"])


def opened_files(application: QApplication) -> SignalInstance | None:
    """Return what tells of files that the system asks the running program to open, where it does so."""
    if sys.platform == "darwin" and isinstance(application, FileOpener):
        return application.opened
    return None
