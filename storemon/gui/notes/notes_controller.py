"""From an outage that somebody wants to note something on to the note, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.notes.note_dialog import NoteDialog
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.format import plural

if TYPE_CHECKING:
    from storemon.core.notes import NoteContent
    from storemon.gui.report.note_request import NoteRequest
    from storemon.services.note_service import NoteChange


class NotesController(QObject):
    """Opens the dialog, keeps what it is told behind other writers, and offers to take it back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        context.requests.note.connect(self.ask)

    @Slot(object)
    def ask(self, request: NoteRequest) -> None:
        """Open the dialog."""
        NoteDialog(self._context.window, self._context.icons, request, self._keep).open()

    def _keep(self, gone: list[NoteContent], come: list[NoteContent]) -> None:
        self._session.write(
            lambda workspace, progress: workspace.notes.replace(gone, come, progress), self._kept
        )

    def _kept(self, change: NoteChange) -> None:
        self._session.notes_changed.emit()
        self._session.refresh()
        if change.removed and not change.added:
            text = self.tr("Note deleted")
        elif change.removed:
            text = self.tr("Note changed")
        else:
            text = plural(self.tr, "Note added|Notes added: {n}", len(change.added))
        undo = (self.tr("Undo"), partial(self._undo, change))
        # A new report ends soon after and clears good news away: this stays, for the way back.
        self._context.banners.show_message(Tone.NOTICE, text, action=undo)

    def _undo(self, change: NoteChange) -> None:
        self._session.write(lambda workspace, progress: workspace.notes.undo(change, progress), self._undone)

    def _undone(self, _nothing: object) -> None:
        self._session.notes_changed.emit()
        self._session.refresh()
