"""Fills the list of reports, and carries out its actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot

from storemon.core.progress import Progress, part
from storemon.gui.context import Context
from storemon.gui.navigator import PageController
from storemon.gui.report_list.compare_dialog import CompareDialog
from storemon.gui.report_list.older_bar import OlderBar
from storemon.gui.report_list.report_list_text import covers_text, made_text
from storemon.gui.report_list.reports_page import ReportsPage
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.file_dialogs import FileType
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.services.exports import Export, write_csv
from storemon.services.file_names import safe_file_name
from storemon.services.report_comparison import compare, write_comparison
from storemon.services.workbook import write_workbook

if TYPE_CHECKING:
    from storemon.core.compare import Comparison
    from storemon.core.labels import Labels
    from storemon.services.report_archive import ListedReport, ReportArchive

_PAGE: Final = "reports"
_KEY: Final = "reports-"


class ReportsController(PageController):
    """Connects the page of reports, and the bar above all pages while an older report is open."""

    def __init__(self, context: Context) -> None:
        page = ReportsPage(context.theme, context.icons)
        super().__init__(page, context.window)
        self._context = context
        self._session = context.session
        self._page = page
        self._jobs: dict[str, Job] = {}
        self._count = 0
        self.bar = OlderBar()
        context.window.put_above(self.bar)
        self.bar.back.connect(context.session.open_newest)
        context.menus["newest"].triggered.connect(context.session.open_newest)
        page.open_wanted.connect(self._open)
        page.compare_wanted.connect(self._compare)
        page.export_wanted.connect(self._ask_export)
        page.keep_wanted.connect(self._keep)
        page.delete_wanted.connect(self._ask_delete)
        page.generate.connect(context.reports.generate_now)
        context.rights.reports(page.keep, page.delete)
        context.jobs.cancel.connect(self._cancel)
        context.navigator.changed.connect(self._page_changed)
        context.preferences.changed.connect(self._preference_changed)
        context.reports.ended.connect(self.reload)
        context.reports.begun.connect(self.reload)
        session = self._session
        session.opened.connect(self._opened)
        session.data_changed.connect(self.reload)
        session.report_shown.connect(self._report_shown)

    @Slot()
    def _opened(self) -> None:
        self._preference_changed("reports")

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        workspace = self._session.workspace
        if name == "reports" and workspace is not None:
            workspace.reports.archive.keep_newest = self._context.preferences.reports
        if name in {"reports", "clock_choice"}:
            self.reload()

    @Slot(str)
    def _page_changed(self, name: str) -> None:
        if name == _PAGE:
            self.reload()

    @Slot()
    def _report_shown(self) -> None:
        report = self._session.report
        older = report is not None and self._session.is_older
        self.bar.tell(made_text(report.info) if report is not None and older else "")
        self._context.menus["newest"].setEnabled(older)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Reload the list if its page is shown."""
        if self._session.report is None:
            self.bar.tell("")
        if self._context.navigator.page == _PAGE:
            self._session.read(lambda workspace: workspace.reports.archive.list_reports(), self._show)

    def _show(self, reports: list[ListedReport]) -> None:
        report, summary = self._session.report, self._session.summary
        self._page.show_reports(
            reports,
            "" if report is None else report.info.report_id,
            self._context.preferences.reports,
            has_data=summary is not None and summary.polls > 0,
        )

    @Slot()
    def _open(self) -> None:
        (listed,) = self._page.table.chosen
        self._session.open_report(listed.info.report_id)
        self._context.navigator.show_home()

    @Slot(bool)
    def _keep(self, keep: bool) -> None:  # noqa: FBT001  # a slot
        ids = [
            listed.info.report_id for listed in self._page.table.chosen if listed.info.status == "Complete"
        ]
        self._change(lambda archive, _progress: archive.keep(ids, keep=keep))

    @Slot()
    def _ask_delete(self) -> None:
        going = self._page.removable
        kept = sum(listed.info.kept for listed in going)
        text = self.tr("Your data stays: the same report can be generated again.")
        if kept:
            text += " " + plural(
                self.tr, "1 of them is one that you keep.|{n} of them are ones that you keep.", kept
            )
        Confirm(
            self._context.window,
            plural(self.tr, "Delete 1 report?|Delete {n} reports?", len(going)),
            text,
            self.tr("Delete"),
            partial(self._delete, [listed.info.report_id for listed in going]),
        ).open()

    def _delete(self, report_ids: list[str]) -> None:
        self._change(lambda archive, progress: archive.delete(report_ids, progress))

    def _change(self, change: Callable[[ReportArchive, Progress], None]) -> None:
        workspace = self._session.workspace
        if workspace is not None:
            job = Job(
                lambda progress: change(workspace.reports.archive, progress),
                done=lambda _: self.reload(),
                failed=self._session.failed.emit,
            )
            self._session.runner.start(Lane.WRITE, job)

    @Slot()
    def _ask_export(self) -> None:
        (listed,) = self._page.table.chosen
        kinds = [FileType(self.tr("Excel workbooks"), ".xlsx"), FileType(self.tr("CSV files"), ".csv")]
        stem = f"{self.tr('report')} {made_text(listed.info)}".replace(":", ".")
        self._context.dialogs.ask_save(
            self.tr("Save report"),
            safe_file_name(stem, ".xlsx"),
            partial(self._export, listed.info.report_id),
            kinds,
            place="report",
        )

    def _export(self, report_id: str, path: Path) -> None:
        workspace, targets = self._session.workspace, self._context.preferences.targets
        if workspace is None:
            return

        def work(progress: Progress) -> Path:
            report = workspace.reports.get_report(report_id, answers=True)
            ids = [] if report.table is None else report.table.store_ids
            export = Export.of(report, workspace.stores.labels(ids), targets)
            if path.suffix.lower() == ".xlsx":
                before = workspace.history.before(report, part(progress, 0.0, 0.5))
                export = replace(export, notes=workspace.notes.written(), before=before)
                write_workbook(export, path, part(progress, 0.5, 1.0))
            else:
                write_csv(export, path)
            return path

        self._start(self.tr("Saving {name}").format(name=path.name), work, self._saved)

    def _saved(self, path: Path) -> None:
        self._context.notices.saved(path, self.tr("Saved {name}.").format(name=path.name))

    @Slot()
    def _compare(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        # The earlier one first, regardless of the list's order.
        first, second = sorted(self._page.table.chosen, key=lambda listed: listed.info.created)

        def work(progress: Progress) -> tuple[Comparison, Labels]:
            found = compare(workspace.reports, first.info.report_id, second.info.report_id, progress)
            return found, workspace.stores.labels(found.store_ids)

        self._start(self.tr("Comparing reports"), work, partial(self._show_comparison, first, second))

    def _show_comparison(
        self, first: ListedReport, second: ListedReport, found: tuple[Comparison, Labels]
    ) -> None:
        texts = (_title(first), _title(second))
        dialog = CompareDialog(self._context.theme, self._context.window, *found, texts)
        dialog.export_wanted.connect(partial(self._ask_comparison, found[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_comparison(self, comparison: Comparison) -> None:
        self._context.dialogs.ask_save(
            self.tr("Save comparison"),
            safe_file_name(self.tr("comparison"), ".csv"),
            partial(self._save_comparison, comparison),
            place="report",
        )

    def _save_comparison(self, comparison: Comparison, path: Path) -> None:
        def work(_progress: Progress) -> Path:
            write_comparison(comparison, path)
            return path

        self._start(self.tr("Saving {name}").format(name=path.name), work, self._saved)

    def _start(self, title: str, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        """Run work in the lane of readers, with its progress in the job bar."""
        self._count += 1
        key = f"{_KEY}{self._count}"

        def end(tell: Callable[..., object], *results: object) -> None:
            del self._jobs[key]
            self._context.jobs.done(key)
            tell(*results)

        self._jobs[key] = Job(
            work,
            done=partial(end, done),
            failed=partial(end, self._context.banners.show_error),
            cancelled=partial(end, lambda: None),
            progress=lambda fraction, _text: self._context.jobs.advance(key, fraction, title),
        )
        self._session.runner.start(Lane.READ, self._jobs[key])

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key in self._jobs:
            self._jobs[key].cancel()


def _title(listed: ListedReport) -> str:
    return f"{made_text(listed.info)} · {covers_text(listed.info)}"
