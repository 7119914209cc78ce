"""Files that macOS asks the running program to open, by double click or dropped on its icon."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override


class FileOpener(QApplication):
    """`opened` carries a list with the one path; macOS asks once for each file.

    A filter of the application's events would do as well, but every event of every widget would go through
    Python, and wait for its lock while a worker has it.
    """

    opened = Signal(object)

    @override
    def event(self, event: QEvent) -> bool:
        """Take the requests to open a file, of what is meant for the application itself."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return super().event(event)
