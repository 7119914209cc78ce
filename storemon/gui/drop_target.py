"""Accepts files dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from storemon.gui.drop_overlay import DropOverlay
from storemon.gui.rights import Rights
from storemon.override import override


class DropTarget(QObject):
    """Accepts files and shows an overlay while they are dragged; `dropped` carries their paths.

    If nothing may be imported, the overlay shows why, and the drop is refused.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, rights: Rights, overlay: DropOverlay) -> None:
        super().__init__(window)
        self._rights = rights
        self._overlay = overlay
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle drags and drops for the window."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            # Rows dragged from one of our tables must not be imported again.
            if event.source() is None and _promises_files(event.mimeData()) and _copies(event):
                self._overlay.cover(self._rights.why_no_changes)
                # Accepted anyway: Qt sends no leave event for a refused drag.
        elif kind == QEvent.Type.DragMove and isinstance(event, QDropEvent):
            _copies(event)
            if not self._rights.may_change:
                event.ignore()
        elif kind == QEvent.Type.DragLeave:
            self._overlay.hide()
            return False
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._overlay.hide()
            if _copies(event) and self._rights.may_change:
                self.dropped.emit(_files_of(event.mimeData()))
        else:
            return False
        return True


def _copies(event: QDropEvent) -> bool:
    """Answer a drag with Copy, whatever keys are pressed, or refuse it if its source does not allow copying.

    "Move" might make the source delete the user's files.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    possible = bool(event.possibleActions() & Qt.DropAction.CopyAction)
    event.setAccepted(possible)
    return possible


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _promises_files(data: QMimeData) -> bool:
    """Return whether something like a file is dragged, which may turn out not to be on this computer."""
    return data.hasUrls() or any("FileGroupDescriptor" in name for name in data.formats())
