"""The one QApplication of a process."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from storemon import __version__


def make_application(program: str = "storemon") -> QApplication:
    """Make the application in the style that the style sheet refines, with the name that desktops know."""
    QApplication.setApplicationName("storemon")
    QApplication.setApplicationDisplayName("storemon")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("storemon")
    # Set later, the style would be the second that is made, and PySide would make all words of QStyle.
    return QApplication([program, "-style", "Fusion"])
