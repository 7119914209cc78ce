"""What follows what: from data to a report to a store's chart, and the words for each end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from storemon import __version__
from storemon.core.model import ReportRequest
from storemon.core.zone_files import rules_version
from storemon.errors import NoSuchStore
from storemon.gui.kit.banner import Tone
from storemon.gui.kit.format import at
from storemon.gui.kit.resources import licences_folder
from storemon.gui.report.report_words import as_of_words

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows
    from storemon.gui.window import MainWindow
    from storemon.services.reports import Report
    from storemon.services.stores import DataSummary

_REPORT = "report"


class Flow(QObject):
    """Connects the window's pages with its workbench; `report_ended` once a report is made, or is not."""

    report_begun = Signal()
    report_ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._report_id = ""
        self._told: tuple[dict[str, int], dict[str, int]] | None = None
        self._connect_pages()
        self._connect_menus()
        bench = self._bench
        bench.opened.connect(self._opened)
        bench.open_failed.connect(self._open_failed)
        bench.data_changed.connect(self._data_changed)
        bench.report_shown.connect(self._report_shown)
        bench.relabelled.connect(self._window.stores.relabel)
        self._window.preferences.changed.connect(self._preference_changed)
        self._window.stores.judge(self._window.preferences)
        self._offer()

    def _connect_pages(self) -> None:
        window = self._window
        for page in (window.empty, window.prepared, window.imports):
            page.choose_files.connect(window.dialogs.ask_open)
        window.empty.try_sample.connect(self._bench.import_sample)
        window.prepared.generate.connect(window.actions_bar.generate_now)
        window.actions_bar.generate.connect(self.generate)
        window.stores.week_wanted.connect(self._load_week)
        window.stores.store_wanted.connect(window.open_store)
        window.news.options_wanted.connect(self._show_options)
        window.job_bar.cancel.connect(self._cancel)

    def _connect_menus(self) -> None:
        window, menus = self._window, self._window.menus
        menus.page_wanted.connect(window.show_page)
        menus.offer_sorts(window.stores.model.column_names())
        menus.sort_wanted.connect(window.stores.table.sort_or_turn)
        menus.open.triggered.connect(window.dialogs.ask_open)
        menus.quit.triggered.connect(window.close)
        menus.generate.triggered.connect(window.actions_bar.generate_now)
        menus.cancel.triggered.connect(self._cancel_report)
        menus.filter.triggered.connect(self._focus_filter)
        menus.about.triggered.connect(self._about)

    def _offer(self) -> None:
        """Let every action be there only when it can do something."""
        summary, menus = self._bench.summary, self._window.menus
        running = bool(self._report_id)
        menus.open.setEnabled(self._bench.workspace is not None)
        menus.filter.setEnabled(self._bench.report is not None)
        menus.generate.setEnabled(summary is not None and summary.polls > 0 and not running)
        menus.cancel.setEnabled(running)
        self._window.actions_bar.set_running(running)
        self._window.prepared.set_running(running)
        self._window.hours.show_running(running=running)
        self._window.overview.set_running(running)

    @Slot()
    def _opened(self) -> None:
        bench = self._bench
        bench.reports.progress.connect(self._report_advanced)
        bench.reports.completed.connect(self._report_completed)
        bench.reports.failed.connect(self._report_failed)
        bench.reports.cancelled.connect(self._report_cancelled)
        bench.weeks.loaded.connect(self._window.stores.panel.show_week)
        bench.weeks.failed.connect(self._week_failed)
        self._offer()

    @Slot(object)
    def _open_failed(self, error: Exception) -> None:
        self._window.banners.tell_error(error, action=(self.tr("Try again"), self._bench.open))

    @Slot(object)
    def _data_changed(self, summary: DataSummary) -> None:
        window = self._window
        window.prepared.show_summary(summary)
        found = summary.as_of
        newest = summary.last_poll if found.time is None else found.time
        if newest is not None:
            said = as_of_words(found)
            window.actions_bar.options.offer_time(newest, at(newest - 1, summary.zone).date(), said)
        # Not of what was there at the start: the report and its options tell of that.
        told = (found.later, found.ahead)
        if any(told) and self._told is not None and told != self._told:
            window.news.polls_ahead(found)
        self._told = told
        if self._bench.report is None:
            window.set_home(window.prepared if summary.stores else window.empty)
        self._offer()

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name in {"target", "sales_on", "sales_per_hour", "currency"}:
            self._window.stores.judge(self._window.preferences)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:
        self._window.stores.show_report(report, rows)
        self._window.set_home(self._window.stores)
        self._offer()

    @property
    def running(self) -> bool:
        """Whether a report is being made."""
        return bool(self._report_id)

    @Slot(object)
    def generate(self, request: ReportRequest) -> None:
        """Generate a report unless one is being generated."""
        if self._bench.workspace is None or self._report_id:
            return
        self._report_id = self._bench.reports.trigger_report(request)
        self.report_begun.emit()
        self._report_advanced(self._report_id, 0.0, "")
        self._offer()

    @Slot(object, float, str)
    def _report_advanced(self, report_id: str, fraction: float, text: str) -> None:  # noqa: ARG002  # the signal's
        title = self.tr("Generating report")
        self._window.job_bar.advance(_REPORT, fraction, f"{title} · {text}" if text else title)

    def _report_ended(self) -> None:
        self._report_id = ""
        self._window.job_bar.done(_REPORT)
        self._offer()
        self.report_ended.emit()

    @Slot(object)
    def _report_completed(self, report_id: str) -> None:  # noqa: ARG002  # the signal's
        self._report_ended()
        self._window.banners.clear_good()
        if self._window.page == "imports":
            # What follows from it is on other pages, and nobody is led away from this one.
            self._window.banners.tell(
                Tone.GOOD,
                self.tr("The report is ready."),
                action=(self.tr("Show report"), lambda: self._window.show_page("stores")),
            )

    @Slot(object, str)
    def _report_failed(self, report_id: str, reason: str) -> None:  # noqa: ARG002  # the signal's
        self._report_ended()
        self._window.news.report_failed(reason)

    @Slot(object)
    def _report_cancelled(self, report_id: str) -> None:  # noqa: ARG002  # the signal's
        self._report_ended()
        self._window.news.report_cancelled()

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _REPORT:
            self._cancel_report()

    @Slot()
    def _cancel_report(self) -> None:
        if self._report_id:
            self._bench.reports.cancel(self._report_id)

    @Slot(str, object, object)
    def _load_week(self, store_id: str, as_of: int, reach: int | None) -> None:
        self._bench.weeks.load(store_id, as_of, reach)

    @Slot(str, object)
    def _week_failed(self, store_id: str, error: Exception) -> None:
        if isinstance(error, NoSuchStore):
            self._window.stores.panel.show_gone(store_id)
        else:
            self._window.banners.tell_error(error)

    @Slot()
    def _show_options(self) -> None:
        """Open the report's options, also where there is no report whose page has a button for them."""
        window = self._window
        window.show_page("stores")
        bar = window.actions_bar
        anchor = bar.options_button if bar.isVisible() else window.prepared.button
        bar.options.open_below(anchor)

    @Slot()
    def _focus_filter(self) -> None:
        window = self._window
        if window.page == "hours" and window.hours.filter.isVisible():
            field = window.hours.filter
        else:
            window.show_page("stores")
            field = window.stores.filter
        field.setFocus()
        field.selectAll()

    @Slot()
    def _about(self) -> None:
        words = self.tr(
            "storemon {version}\n\nHow long every store was up and down inside its business hours.\n\n"
            "Window: Qt and PySide6 (LGPL 3). Typeface: Inter (SIL Open Font License). Icons: Lucide (ISC)."
        ).format(version=__version__)
        words += "\n\n" + self.tr("Time zone rules: {version}").format(version=rules_version())
        licences = licences_folder()
        if licences is not None:
            words += "\n\n" + self.tr("All licenses: {folder}").format(folder=licences)
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("About storemon"))
        box.setIconPixmap(self._window.windowIcon().pixmap(64))
        # A folder's name may look like markup.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        box.open()
