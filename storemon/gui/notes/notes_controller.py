"""Opens the dialog for a note on an outage, and saves the note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.notes.note_dialog import NoteDialog
from storemon.gui.session.edits import DataEdit, Made
from storemon.gui.widgets.format import plural

if TYPE_CHECKING:
    from storemon.core.notes import NoteContent
    from storemon.core.progress import Progress
    from storemon.gui.report.note_request import NoteRequest
    from storemon.services.note_service import NoteChange
    from storemon.services.reverse import Reverse
    from storemon.services.workspace import Workspace


class NotesController(QObject):
    """Opens the dialog, saves the note, and offers to undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        context.requests.note.connect(self.ask)

    @Slot(object)
    def ask(self, request: NoteRequest) -> None:
        """Open the dialog."""
        keep = partial(self._keep, request.title)
        dialog = NoteDialog(self._context.window, self._context.icons, request, keep)
        self._context.rights.changes(dialog.save, dialog.remove)
        dialog.open()

    def _keep(self, title: str, gone: list[NoteContent], come: list[NoteContent]) -> None:
        changes: list[NoteChange] = []

        def work(workspace: Workspace, progress: Progress) -> Reverse | None:
            change = workspace.notes.replace(gone, come, progress)
            changes.append(change)
            return workspace.notes.reverse(change) if change.removed or change.added else None

        if not come:
            name = self.tr("Delete note on {store}")
        else:
            name = self.tr("Edit note on {store}") if gone else self.tr("Add note on {store}")
        edit = DataEdit(name.format(store=title), work, self._show)
        self._context.edits.make(edit, lambda made: self._offer(made, changes[0]))

    def _show(self) -> None:
        self._session.notes_changed.emit()
        self._session.refresh()

    def _offer(self, made: Made, change: NoteChange) -> None:
        """Show what was changed, with an undo button."""
        if change.removed and not change.added:
            text = self.tr("Note deleted")
        elif change.removed:
            text = self.tr("Note changed")
        else:
            text = plural(self.tr, "Note added|Notes added: {n}", len(change.added))
        self._context.undo_offers.offer(made, text)
