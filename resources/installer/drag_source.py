"""A small window to drag files from.

python -m resources.installer.drag_source FILE…

It prints `accepted` once the window below the mouse would take the files. They are fetched from it after the
drop, so end it only when they have arrived.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override


class Files(QLabel):
    """Starts a drag on the first mouse press."""

    def __init__(self, files: Sequence[Path]) -> None:
        super().__init__("\n".join(file.name for file in files))
        self._files = files
        self.setWindowTitle("files to drag")

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the files."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.actionChanged.connect(_tell)
            drag.exec(Qt.DropAction.CopyAction)


def _tell(action: Qt.DropAction) -> None:
    if action == Qt.DropAction.CopyAction:
        sys.stdout.write("accepted\n")
        sys.stdout.flush()


def main(words: Sequence[str]) -> int:
    """Show the window in the upper right of the screen."""
    application = QApplication([])
    files = Files([Path(word) for word in words])
    screen = application.primaryScreen().size()
    files.setGeometry(screen.width() - 300, 0, 300, 200)
    files.show()
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
