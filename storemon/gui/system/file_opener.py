"""Files that macOS asks the running program to open, after a double click or a drop on its icon."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from storemon.override import override


class FileOpener(QApplication):
    """`opened` carries a list with one path; macOS sends one request per file.

    An event filter on the application would also work, but then every event of every widget would go
    through Python, and wait for the GIL while a worker holds it.
    """

    opened = Signal(object)

    @override
    def event(self, event: QEvent) -> bool:
        """Handle requests to open a file, among the events for the application itself."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return super().event(event)
