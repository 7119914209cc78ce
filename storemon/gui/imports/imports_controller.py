"""Handles dropped files: the review, the import, its refused rows, and undoing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from storemon.core.vocabulary import ReportRequest
from storemon.gui.context import Context
from storemon.gui.imports.import_list import ImportList
from storemon.gui.imports.imports_page import ImportsPage
from storemon.gui.imports.recent_files import RecentFiles
from storemon.gui.imports.review_page import ReviewPage
from storemon.gui.navigator import PageController
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.session.review import Entry
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.confirm import Confirm
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.choices import Question
    from storemon.core.file_spec import Match

_PAGE = "imports"
_IMPORT = "import"


class ImportsController(PageController):
    """Connects the review and the list of imports, which share a page."""

    def __init__(self, context: Context) -> None:
        page = ImportsPage(context.theme, context.icons)
        super().__init__(page, context.window)
        self._context = context
        self._session = context.session
        self._page = page
        self._reviewing = False
        self._left_out: list[str] = []
        self._keeps_sample = False
        """Whether the user has decided so and is not asked again."""
        self._return_to = context.navigator.home
        page.choose_files.connect(context.dialogs.ask_open)
        context.notices.imports_wanted.connect(partial(context.navigator.show, _PAGE))
        context.jobs.cancel.connect(self._cancel)
        context.menus["open"].triggered.connect(context.dialogs.ask_open)
        self.recent = RecentFiles(context.menus.submenu("recent"), context.settings, self)
        self.recent.chosen.connect(self._open_recent)
        self._list = ImportList(context, page)
        rights = context.rights
        rights.changes(
            context.menus["open"], context.menus.submenu("recent"), page.choose, page.undo, page.clear
        )
        rights.changed.connect(self._rights_changed)
        self._session.opened.connect(self._opened)

    @Slot()
    def _rights_changed(self) -> None:
        self._page.model.refuse_undo(self._context.rights.why_no_changes)
        self._context.edits.changed.emit()

    @override
    def further(self) -> Iterator[object]:
        """Create the review, which is a separate page."""
        page = self._review = ReviewPage(self._context.theme, self._context.icons)
        self._context.navigator.take(page)
        yield from page.build()
        page.confirmed.connect(self._confirmed)
        page.cancelled.connect(self._dismissed)
        page.matched.connect(self._matched)
        page.answered.connect(self._answered)
        page.left_out.connect(self._leave_out)
        self._context.rights.changes(page.button)
        self._session.files_brought.connect(self.review_files)
        yield None

    @Slot(object)
    def review_files(self, paths: Sequence[Path]) -> None:
        """Examine files before they are imported."""
        if paths:
            if not self._session.review.entries and not self._session.review.busy:
                self._return_to = self._context.navigator.page
            self._session.review.add(paths)
        else:
            self._context.banners.show_message(
                Tone.NOTICE,
                self.tr("There was no file in what you dropped."),
                self.tr("Save it to a folder on this computer first, then drop it here."),
            )

    @Slot()
    def _opened(self) -> None:
        session = self._session
        self._context.menus["open"].setEnabled(True)
        session.review.listed.connect(self._listed)
        session.review.changed.connect(self._examined)
        session.review.failed.connect(self._failed)
        session.imports.progress.connect(self._import_advanced)
        session.imports.finished.connect(self._imported)
        session.data.sample_removed.connect(self._import_reviewed)
        self._context.preferences.changed.connect(self._keep_undoable)
        self._keep_undoable("undoable")

    @Slot(str)
    def _keep_undoable(self, name: str) -> None:
        workspace = self._session.workspace
        if name == "undoable" and workspace is not None:
            workspace.imports.undoable = self._context.preferences.undoable

    @Slot()
    def _listed(self) -> None:
        review, navigator = self._session.review, self._context.navigator
        new = bool(review.entries) and not self._reviewing
        self._review.show_review(review)
        if bool(review.entries) != self._reviewing:
            self._reviewing = bool(review.entries)
            navigator.put(_PAGE, self._review if self._reviewing else self._page)
        if new or (review.entries and navigator.page != _PAGE):
            navigator.show(_PAGE)
            self._review.table.setFocus()
        elif not review.entries and navigator.page == _PAGE:
            navigator.show(self._return_to)

    @Slot(object)
    def _examined(self, entry: Entry) -> None:
        self._review.refresh(self._session.review, entry)

    @Slot()
    def _confirmed(self) -> None:
        """Import the reviewed files; asks about removing sample data, which would be counted too."""
        sample = [record for record in self._page.model.records if record.counts_as_sample]
        if not sample or self._keeps_sample:
            self._import_reviewed()
            return
        Confirm(
            self._context.window,
            self.tr("Remove the sample data first?"),
            self.tr(
                "The sample stores are still in your data. Every total would count them along with yours."
            ),
            self.tr("Remove and import"),
            lambda: self._session.data.remove_sample(sample),
            other=(self.tr("Keep both"), self._keep_both),
        ).open()

    @Slot()
    def _keep_both(self) -> None:
        self._keeps_sample = True
        self._import_reviewed()

    @Slot()
    def _import_reviewed(self) -> None:
        review = self._session.review
        self._left_out += [entry.input_file.name for entry in review.entries if not entry.importable]
        sizes = {
            entry.input_file: entry.preview.size
            for entry in review.entries
            if entry.preview is not None and entry.preview.size is not None
        }
        self._session.imports.add(review.take(), sizes)

    @Slot()
    def _dismissed(self) -> None:
        self._session.review.clear()

    @Slot(object, object)
    def _matched(self, entry: Entry, match: Match) -> None:
        self._session.review.rematch(entry, match)

    @Slot(object, object)
    def _answered(self, entry: Entry, answers: Sequence[tuple[Question, str]]) -> None:
        self._session.review.answer(entry, answers)

    @Slot(object)
    def _leave_out(self, entry: Entry) -> None:
        self._session.review.leave_out(entry)

    @Slot(float, str)
    def _import_advanced(self, fraction: float, text: str) -> None:
        self._context.jobs.advance(_IMPORT, fraction, text)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        context = self._context
        context.jobs.done(_IMPORT)
        left_out, self._left_out = self._left_out, []
        context.notices.imported(outcome, left_out, offer_report=context.freshness.offered)
        if not outcome.sample:
            self.recent.add(result.path for result in reversed(outcome.results))
        elif outcome.usable and not outcome.cancelled:
            context.reports.generate(ReportRequest())

    @Slot(object)
    def _open_recent(self, path: Path) -> None:
        def found(there: bool) -> None:  # noqa: FBT001  # what the job brings
            if there:
                self._session.bring_files([path])
                return
            self.recent.remove(path)
            self._context.banners.show_message(
                Tone.BAD,
                self.tr("{name} is no longer there.").format(name=path.name),
                self.tr("It was in {folder}. It may have been moved, renamed or deleted.").format(
                    folder=path.parent
                ),
                (self.tr("Choose files…"), self._context.dialogs.ask_open),
            )

        # On a worker, as the file may be on a slow network drive.
        self._session.read(lambda _: path.exists(), found)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._context.banners.show_error(error)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _IMPORT:
            self._session.imports.cancel()
