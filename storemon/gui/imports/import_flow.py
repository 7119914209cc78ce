"""From dropped files to a review, an import, its refused rows, and back again by undoing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from storemon.core.model import ReportRequest
from storemon.gui.imports.import_jobs import ImportOutcome
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.imports.refused_rows import Groups, grouped
from storemon.gui.imports.review import Entry
from storemon.gui.imports.undo_words import called_together, undo_words
from storemon.gui.kit.banner import Tone
from storemon.gui.kit.confirm import Confirm
from storemon.gui.kit.rail import HOME
from storemon.services.harmless import safe_file_name

if TYPE_CHECKING:
    from storemon.gui.window import MainWindow
    from storemon.services.imports import ImportRecord, Match, Question
    from storemon.services.workspace import Workspace

_IMPORT, _DATA = "import", "data"


class ImportFlow(QObject):
    """Connects the review and the imports page with the workbench."""

    def __init__(self, window: MainWindow, generate: Callable[[ReportRequest], None]) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._generate = generate
        self._leads = False
        # After the flow's, which brings the page.
        window.bench.data_changed.connect(self._data_changed)
        self._left_out: list[str] = []
        self._keeps_sample = False
        """Whether the person has decided so, and is not asked again."""
        self._return_to = HOME
        window.dialogs.opened.connect(window.import_files)
        window.imports.refused_wanted.connect(self._show_refused)
        window.imports.undo_wanted.connect(self.ask_undo)
        window.imports.clear_wanted.connect(self._ask_clear)
        window.news.refused_wanted.connect(self._show_refused_of)
        window.news.imports_wanted.connect(self._show_imports)
        window.job_bar.cancel.connect(self._cancel)
        page = window.review
        page.confirmed.connect(self._confirmed)
        page.cancelled.connect(self._dismissed)
        page.matched.connect(self._matched)
        page.answered.connect(self._answered)
        page.left_out.connect(self._leave_out)
        bench = self._bench
        bench.opened.connect(self._opened)
        bench.refused_saved.connect(window.news.refused_saved)

    @Slot(object)
    def review_files(self, paths: Sequence[Path]) -> None:
        """Examine files before they are imported."""
        if paths:
            if not self._bench.review.entries and not self._bench.review.busy:
                self._return_to = self._window.page
            self._bench.review.add(paths)
        else:
            self._window.banners.tell(
                Tone.NOTICE,
                self.tr("There was no file in what you dropped."),
                self.tr("Save it to a folder on this computer first, then drop it here."),
            )

    @Slot()
    def _opened(self) -> None:
        bench = self._bench
        bench.review.listed.connect(self._listed)
        bench.review.changed.connect(self._examined)
        bench.review.failed.connect(self._failed)
        bench.imports.progress.connect(self._import_advanced)
        bench.imports.finished.connect(self._imported)
        bench.data.progress.connect(self._data_advanced)
        bench.data.ended.connect(self._data_ended)
        bench.data.undone.connect(self._undone)
        bench.data.sample_removed.connect(self._import_reviewed)
        bench.data.cleared.connect(self._cleared)
        bench.data.failed.connect(self._failed)
        self._window.preferences.changed.connect(self._keep_undoable)
        self._keep_undoable("undoable")
        self.reload_imports()
        early, self._window.early = self._window.early, []
        if early:
            self.review_files(early)

    @Slot(str)
    def _keep_undoable(self, name: str) -> None:
        workspace = self._bench.workspace
        if name == "undoable" and workspace is not None:
            workspace.imports.undoable = self._window.preferences.undoable

    @Slot()
    def _listed(self) -> None:
        review, window = self._bench.review, self._window
        new = bool(review.entries) and not window.reviewing
        window.review.show_review(review)
        window.set_reviewing(bool(review.entries))
        if new or (review.entries and window.page != "imports"):
            window.show_page("imports")
            window.review.table.setFocus()
        elif not review.entries and window.page == "imports":
            window.show_page(self._return_to)

    @Slot(object)
    def _examined(self, entry: Entry) -> None:
        self._window.review.refresh(self._bench.review, entry)

    @Slot()
    def _confirmed(self) -> None:
        """Import what was reviewed; sample data would be counted together with it."""
        sample = [record for record in self._window.imports.model.records if record.counts_as_sample]
        if not sample or self._keeps_sample:
            self._import_reviewed()
            return
        Confirm(
            self._window,
            self.tr("Remove the sample data first?"),
            self.tr(
                "The sample stores are still in your data. Every total would count them along with yours."
            ),
            self.tr("Remove and import"),
            lambda: self._bench.data.remove_sample(sample),
            other=(self.tr("Keep both"), self._keep_both),
        ).open()

    @Slot()
    def _keep_both(self) -> None:
        self._keeps_sample = True
        self._import_reviewed()

    @Slot()
    def _import_reviewed(self) -> None:
        review = self._bench.review
        self._left_out += [entry.part.name for entry in review.entries if not entry.importable]
        sizes = {entry.part: entry.preview.size for entry in review.entries if entry.preview is not None}
        self._bench.imports.add(review.take(), sizes)

    @Slot()
    def _dismissed(self) -> None:
        self._bench.review.clear()

    @Slot(object, object)
    def _matched(self, entry: Entry, match: Match) -> None:
        self._bench.review.rematch(entry, match)

    @Slot(object, object)
    def _answered(self, entry: Entry, answers: Sequence[tuple[Question, str]]) -> None:
        self._bench.review.answer(entry, answers)

    @Slot(object)
    def _leave_out(self, entry: Entry) -> None:
        self._bench.review.leave_out(entry)

    @Slot(float, str)
    def _import_advanced(self, fraction: float, text: str) -> None:
        self._window.job_bar.advance(_IMPORT, fraction, text)
        self._window.empty.set_busy(busy=True)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        window = self._window
        window.job_bar.done(_IMPORT)
        window.empty.set_busy(busy=False)
        left_out, self._left_out = self._left_out, []
        window.news.imported(outcome, left_out, offer_report=window.following.offered)
        self.reload_imports()
        if outcome.usable:
            # Until there is a report, the next step is on the other page; later on nobody is led away.
            if self._bench.report is None and not window.reviewing:
                window.show_page(HOME)
                self._lead_on()
            if outcome.sample and not outcome.cancelled:
                self._generate(ReportRequest())

    @Slot()
    def _lead_on(self) -> None:
        """Let Return generate a report next, once that page is there."""
        self._leads = not self._window.prepared.isVisible()
        if not self._leads:
            self._window.prepared.button.setFocus()

    @Slot()
    def _data_changed(self) -> None:
        if self._leads:
            self._lead_on()
            self._leads = False

    def reload_imports(self) -> None:
        """Read the list of imports again."""
        self._bench.read(lambda workspace: workspace.imports.recent(), self._window.imports.show_records)

    @Slot(object)
    def _show_refused_of(self, import_id: int) -> None:
        for record in self._window.imports.model.records:
            if record.import_id == import_id:
                self._show_refused(record)

    @Slot(object)
    def _show_refused(self, record: ImportRecord) -> None:
        def show(groups: object) -> None:
            dialog = RefusedDialog(self._window.theme, record, groups, self._window)  # type: ignore[arg-type]  # what grouped() returns
            dialog.save_wanted.connect(self._ask_refused_place)
            dialog.open()

        def read(workspace: Workspace) -> Groups:
            imports = workspace.imports
            return grouped(imports.refused(record.import_id), imports.refused_counts(record.import_id))

        self._bench.read(read, show)

    @Slot(object)
    def _ask_refused_place(self, record: ImportRecord) -> None:
        self._window.dialogs.ask_save(
            self.tr("Save rows that were not used"),
            safe_file_name(f"not-used-{Path(record.name).stem}", ".csv"),
            lambda path: self._bench.save_refused(record, path),
        )

    @Slot()
    def _show_imports(self) -> None:
        self._window.show_page("imports")

    @Slot(object)
    def ask_undo(self, records: Sequence[ImportRecord]) -> None:
        """Undo imports together, after one question where that is wanted."""
        if not self._window.preferences.ask_undo:
            self._bench.data.undo(records)
            return
        words = undo_words(records, self._window.imports.model.records)
        Confirm(
            self._window,
            self.tr("Undo the import of {name}?").format(name=called_together(records)),
            words,
            self.tr("Undo import"),
            lambda: self._bench.data.undo(records),
        ).open()

    @Slot()
    def _ask_clear(self) -> None:
        workspace = self._bench.workspace
        if workspace is not None:
            Confirm(
                self._window,
                self.tr("Clear all data?"),
                self.tr(
                    "All checks, business hours, time zones and reports go away. A backup is made first, "
                    "in the folder {folder}."
                ).format(folder=workspace.path.parent / "backups"),
                self.tr("Back up and clear"),
                self._bench.data.clear,
            ).open()

    @Slot(float, str)
    def _data_advanced(self, fraction: float, text: str) -> None:
        self._window.job_bar.advance(_DATA, fraction, text)

    @Slot()
    def _data_ended(self) -> None:
        self._window.job_bar.done(_DATA)

    @Slot(object)
    def _undone(self, records: Sequence[ImportRecord]) -> None:
        gone = {record.import_id for record in records}
        left = any(
            record.undone is None and record.import_id not in gone
            for record in self._window.imports.model.records
        )
        self.reload_imports()
        self._window.news.undone(records, offer_report=left and self._window.following.offered)

    @Slot(object)
    def _cleared(self, backup: Path) -> None:
        self.reload_imports()
        self._window.show_page(HOME)
        self._window.news.cleared(backup)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._window.banners.tell_error(error)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _IMPORT:
            self._bench.imports.cancel()
        elif key == _DATA:
            self._bench.data.cancel()
