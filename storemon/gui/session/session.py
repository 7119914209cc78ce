"""State shared by the pages: the open workspace, its jobs, and the shown report. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.access import FULL_ACCESS, Access
from storemon.core.import_records import ImportRecord
from storemon.core.progress import Progress
from storemon.core.server_address import Place
from storemon.errors import DatabaseProblem
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.session.backup_jobs import BackupJobs
from storemon.gui.session.data_jobs import DataJobs
from storemon.gui.session.history_jobs import HistoryJobs
from storemon.gui.session.import_jobs import ImportJobs, ImportOutcome
from storemon.gui.session.laid_out import latest
from storemon.gui.session.outside_changes import OutsideChanges
from storemon.gui.session.report_jobs import ReportJobs
from storemon.gui.session.review import PlannedImport, Review
from storemon.gui.session.shown_report import ShownReport
from storemon.gui.session.week_loader import WeekLoader
from storemon.gui.widgets.jobs import Job, JobRunner, Lane
from storemon.services import sample
from storemon.services.exports import write_refused
from storemon.services.found_report import Report
from storemon.services.sample import SampleFiles
from storemon.services.stores import DataSummary
from storemon.services.workspace import Workspace

_Newest: TypeAlias = tuple[Report, StoreRows]


class Session(ShownReport):
    """Opens the workspace on a worker and passes all requests of the pages to it.

    `make_sample` writes the sample data, None for the default; `named` is the database that the window was
    started for, None for the user's own.

    Signals: `opening` with its progress, if it takes longer; `opened` once `imports`, `reports` and so on
    exist, `open_failed` with the reason, or `open_cancelled`; `data_changed` with a `DataSummary`;
    `access_changed` when the account's rights have changed; `others_changed` when others have changed the
    data; `imports_changed` when the list of imports may have changed without an import or undo in this
    window; `replaced` after all data was cleared or restored; `followed` with a `Report` and its `DailySums`
    or None; `files_brought` with paths to review; `notes_changed`; `server_back` when a server responds
    again; `refused_saved` with the path, the number of rows in it, and the number of refused rows.
    """

    opened = Signal()
    opening = Signal(float, object)
    open_failed = Signal(object)
    open_cancelled = Signal()
    data_changed = Signal(object)
    imports_changed = Signal()
    access_changed = Signal()
    others_changed = Signal()
    replaced = Signal()
    followed = Signal(object, object)
    files_brought = Signal(object)
    notes_changed = Signal()
    server_back = Signal()
    refused_saved = Signal(object, object, object)

    imports: ImportJobs
    review: Review
    data: DataJobs
    reports: ReportJobs
    weeks: WeekLoader
    backups: BackupJobs
    """Set only if the workspace is a file."""

    def __init__(
        self,
        runner: JobRunner,
        open_workspace: Callable[[Progress], Workspace],
        make_sample: Callable[[Path], SampleFiles] | None = None,
        *,
        named: Place | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(runner, parent)
        self._open_workspace = open_workspace
        self._make_sample = make_sample or sample.make_sample
        self.named = named
        self._opening: Job | None = None
        self._early: list[Path] = []
        self.summary: DataSummary | None = None
        self.access = FULL_ACCESS

    def open(self) -> None:
        """Open the workspace on the writers' lane, unless it is open or being opened."""
        if self._opening is not None or self.workspace is not None:
            return

        def ended(tell: Callable[..., None]) -> Callable[..., None]:
            def then(*found: object) -> None:
                self._opening = None
                tell(*found)

            return then

        self._opening = Job(
            self._open_workspace,
            done=ended(self._opened),
            failed=ended(self.open_failed.emit),
            cancelled=ended(self.open_cancelled.emit),
            progress=self.opening.emit,
        )
        self.runner.start(Lane.WRITE, self._opening)

    def cancel_opening(self) -> None:
        """Cancel waiting for the database or upgrading it."""
        if self._opening is not None:
            self._opening.cancel()

    def adopt(self, workspace: Workspace) -> None:
        """Switch to another database; the caller closes the previous one on the writers' lane."""
        if self.workspace is not None:
            self._leave(self.workspace)
        self.report = self.rows = self.summary = None
        self._opened(workspace)

    def _leave(self, workspace: Workspace) -> None:
        self.history.follow(None)
        used = (self.imports, self.review, self.data, self.reports, self.weeks, self.history)
        for jobs in (*used, self._outside):
            jobs.deleteLater()
        if workspace.is_file:
            self.backups.deleteLater()

    def reload(self) -> None:
        """Show everything again after all data was replaced."""
        self.report = self.rows = None
        self._refresh_all()
        self.imports_changed.emit()
        self.replaced.emit()

    def refresh(self) -> None:
        """Reload the summary of the data and the labels; the shown report stays if there are still polls."""
        self._refresh(self.relabel)

    @Slot()
    def refresh_from_outside(self) -> None:
        """Reload what another process may have changed, including a first report."""
        if self.report is None:
            self._refresh_all()
        else:
            self.refresh()
        self.imports_changed.emit()
        self.notes_changed.emit()

    @property
    def movable(self) -> bool:
        """Whether the data can be moved: it is the user's own, in a file."""
        return self.named is None and self.workspace is not None and self.workspace.is_file

    @property
    def reviewing(self) -> bool:
        """Whether files are waiting for confirmation."""
        return self.workspace is not None and bool(self.review.entries)

    def bring_files(self, paths: Sequence[Path]) -> None:
        """Request a review of files before they are imported, once the workspace is open."""
        if self.workspace is None:
            self._early.extend(paths)
        elif not self.access.changes:
            self.failed.emit(DatabaseProblem(self.access.why, remedy=self.access.remedy))
        else:
            self.files_brought.emit(paths)

    def close(self) -> None:
        """Cancel all jobs, wait for them, and close the workspace."""
        self.runner.close(self.workspace.close if self.workspace is not None else None)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files without a review, including those in folders and archives."""

        def work(workspace: Workspace) -> list[PlannedImport]:
            return [(file, None, None) for file in workspace.imports.expand(paths)]

        self.read(work, self.imports.add)

    def import_sample(self) -> None:
        """Import the sample data; a report is generated automatically."""
        if self.workspace is not None and not self.imports.busy:
            self.imports.add_sample(self._make_sample)

    def save_refused(self, record: ImportRecord, path: Path) -> None:
        """Write the rows that an import left out to a CSV file that can be corrected."""

        def work(workspace: Workspace) -> int:
            rows = workspace.imports.refused(record.import_id)
            write_refused(rows, workspace.imports.refused_header(record.import_id), path)
            return len(rows)

        self.read(work, lambda rows: self.refused_saved.emit(path, rows, record.refused))

    def update_text(self) -> None:
        """Emit the signals about what is shown again, as texts have changed."""
        if self.summary is not None:
            self.data_changed.emit(self.summary)
        if self.report is not None and self.rows is not None:
            self.report_shown.emit(self.report, self.rows)

    def _opened(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.imports = ImportJobs(self.runner, workspace.imports, self)
        self.review = Review(self.runner, workspace.imports, self)
        self.data = DataJobs(self.runner, workspace.imports, self)
        self.reports = ReportJobs(self.runner, workspace.reports, self)
        self.history = HistoryJobs(self.runner, workspace.history, self.reports, self)
        self.weeks = WeekLoader(self.runner, workspace.stores, self)
        if workspace.is_file:
            self.backups = BackupJobs(self.runner, workspace.backups, self)
        self._outside = OutsideChanges(workspace, self)
        self._outside.changed.connect(self.others_changed)
        self._outside.changed.connect(self.refresh_from_outside)
        self._outside.lost.connect(self.failed)
        self._outside.back.connect(self.server_back)
        self.imports.finished.connect(self._imported)
        self.data.undone.connect(self._undone)
        self.data.sample_removed.connect(self._undone)
        self.data.cleared.connect(self._cleared)
        self.reports.completed.connect(self._completed)
        self.history.compared.connect(self._compared)
        self.history.followed.connect(self.followed)
        self.history.failed.connect(self.failed)
        self._set_access(workspace.access)
        self.opened.emit()
        early, self._early = self._early, []
        if early:
            self.bring_files(early)
        self._refresh_all()

    def _refresh(self, then: Callable[[], None] | None = None) -> None:
        def done(found: tuple[DataSummary, Access]) -> None:
            self._show_summary(*found)
            self.data_changed.emit(self.summary)
            if then is not None:
                then()

        self.read(lambda workspace: (workspace.stores.summary(), workspace.access_now()), done)

    def _refresh_all(self) -> None:
        """Reload the summary together with the newest report.

        Otherwise, pages would say for a moment that there is no report.
        """

        def work(workspace: Workspace) -> tuple[DataSummary, Access, _Newest | Exception | None]:
            summary, access = workspace.stores.summary(), workspace.access_now()
            try:
                return summary, access, latest(workspace) if summary.polls else None
            except Exception as error:  # noqa: BLE001  # the summary is shown in any case
                return summary, access, error

        def done(found: tuple[DataSummary, Access, _Newest | Exception | None]) -> None:
            summary, access, newest = found
            self._show_summary(summary, access)
            if isinstance(newest, tuple):
                self.report, self.rows = newest
            self.data_changed.emit(summary)
            if isinstance(newest, Exception):
                self.failed.emit(newest)
            else:
                self._show(newest)

        self.read(work, done)

    def _show_summary(self, summary: DataSummary, access: Access) -> None:
        self._set_access(access)
        self.summary = summary
        if not summary.polls:
            # A report is meaningless after all polls were removed.
            self.report = self.rows = None

    def _set_access(self, access: Access) -> None:
        if access != self.access:
            self.access = access
            self.access_changed.emit()

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        if outcome.results:
            self.changed_here.emit()
            self.refresh()

    @Slot(object)
    def _undone(self, records: object) -> None:  # noqa: ARG002  # the signal's
        self.changed_here.emit()
        self.refresh()

    @Slot(object)
    def _cleared(self, backup: Path | None) -> None:  # noqa: ARG002  # the signal's
        self.report = self.rows = None
        self._refresh()
        self.replaced.emit()
