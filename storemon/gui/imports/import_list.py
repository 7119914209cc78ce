"""The list of imports: which rows were left out, undoing imports, and clearing everything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.imports.imports_page import ImportsPage
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.imports.refused_models import Groups, grouped
from storemon.gui.session.edits import UndoableImport
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.session.undo_text import called_together, undo_text
from storemon.gui.widgets.confirm import Confirm
from storemon.services.entered import ENTERED
from storemon.services.file_names import safe_file_name

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord
    from storemon.services.workspace import Workspace

_DATA = "data"


class ImportList(QObject):
    """Keeps the list up to date and passes its requests to the session."""

    def __init__(self, context: Context, page: ImportsPage) -> None:
        super().__init__(page)
        self._context = context
        self._session = context.session
        self._page = page
        page.refused_wanted.connect(self._show_refused)
        page.undo_wanted.connect(self.ask_undo)
        page.clear_wanted.connect(self._ask_clear)
        context.edits.imports = self._newest
        page.model.modelReset.connect(context.edits.changed)
        context.notices.refused_wanted.connect(self._show_refused_of)
        context.jobs.cancel.connect(self._cancel)
        context.preferences.changed.connect(self._preference_changed)
        session = self._session
        session.opened.connect(self._opened)
        session.imports_changed.connect(self.reload)
        session.refused_saved.connect(context.notices.refused_saved)

    @Slot()
    def _opened(self) -> None:
        session = self._session
        session.imports.finished.connect(self._imported)
        session.data.progress.connect(self._data_advanced)
        session.data.ended.connect(self._data_ended)
        session.data.undone.connect(self._undone)
        session.data.cleared.connect(self._cleared)
        session.data.failed.connect(self._context.banners.show_error)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the list of imports again."""
        self._session.read(lambda workspace: workspace.imports.recent(), self._page.show_records)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:  # noqa: ARG002  # the signal's
        self.reload()

    @Slot(object)
    def _show_refused_of(self, import_id: int) -> None:
        for record in self._page.model.records:
            if record.import_id == import_id:
                self._show_refused(record)

    @Slot(object)
    def _show_refused(self, record: ImportRecord) -> None:
        def show(groups: object) -> None:
            dialog = RefusedDialog(self._context.theme, record, groups, self._context.window)  # type: ignore[arg-type]  # what grouped() returns
            dialog.save_wanted.connect(self._ask_refused_place)
            dialog.open()

        def read(workspace: Workspace) -> Groups:
            imports = workspace.imports
            return grouped(imports.refused(record.import_id), imports.refused_counts(record.import_id))

        self._session.read(read, show)

    @Slot(object)
    def _ask_refused_place(self, record: ImportRecord) -> None:
        self._context.dialogs.ask_save(
            self.tr("Save rows that were not used"),
            safe_file_name(f"not-used-{Path(record.name).stem}", ".csv"),
            lambda path: self._session.save_refused(record, path),
        )

    @Slot(object)
    def ask_undo(self, records: Sequence[ImportRecord]) -> None:
        """Undo imports together, after one confirmation if the settings require it."""
        if not self._context.preferences.ask_undo:
            self._session.data.undo(records)
            return
        text = undo_text(records, self._page.model.records)
        Confirm(
            self._context.window,
            self.tr("Undo the import of {name}?").format(name=called_together(records)),
            text,
            self.tr("Undo import"),
            lambda: self._session.data.undo(records),
        ).open()

    def _newest(self) -> UndoableImport | None:
        """Return the newest drop of files that can be undone; data entered in the window counts as edits."""
        if not self._context.rights.may_change:
            return None
        for drop in self._page.model.drops:
            files = [record for record in drop.undoable if record.name != ENTERED]
            if files:
                name = self.tr("Import {name}").format(name=called_together(files))
                asks = "…" if self._context.preferences.ask_undo else ""
                newest = max(record.import_id for record in files)
                return UndoableImport(newest, f"{name}{asks}", partial(self.ask_undo, files))
        return None

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "clock_choice":
            self._page.table.viewport().update()

    @Slot()
    def _ask_clear(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        if workspace.is_file:
            words = self.tr(
                "All checks, business hours, time zones and reports are deleted. A backup is made first, "
                "in the folder {folder}."
            ).format(folder=workspace.path.parent / "backups")
            yes = self.tr("Back up and clear")
        else:
            words = self.tr(
                "All checks, business hours, time zones and reports are deleted, for everybody who shares "
                "this database. storemon makes no backup of it: ask whoever looks after the server."
            )
            yes = self.tr("Clear for everybody")
        question = self.tr("Clear all data?")
        Confirm(self._context.window, question, words, yes, self._session.data.clear).open()

    @Slot(float, str)
    def _data_advanced(self, fraction: float, text: str) -> None:
        self._context.jobs.advance(_DATA, fraction, text)

    @Slot()
    def _data_ended(self) -> None:
        self._context.jobs.done(_DATA)

    @Slot(object)
    def _undone(self, records: Sequence[ImportRecord]) -> None:
        gone = {record.import_id for record in records}
        left = any(
            record.undone is None and record.import_id not in gone for record in self._page.model.records
        )
        self.reload()
        self._context.notices.undone(records, offer_report=left and self._context.freshness.offered)

    @Slot(object)
    def _cleared(self, backup: Path | None) -> None:
        self.reload()
        self._context.navigator.show_home()
        self._context.notices.cleared(backup)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _DATA:
            self._session.data.cancel()
