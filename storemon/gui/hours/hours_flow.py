"""From a report to the findings on its stores' hours, and from a store to its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from storemon.errors import NoSuchStore
from storemon.gui.hours.hours_rows import HoursRows
from storemon.gui.hours.hours_words import titles
from storemon.gui.kit.newest import Newest

if TYPE_CHECKING:
    from storemon.core.checked_hours import CheckedHours
    from storemon.gui.report.store_rows import StoreRows
    from storemon.gui.window import MainWindow
    from storemon.services.reports import Report

PAGE: Final = "hours"


class HoursFlow(QObject):
    """Connects the hours page with the window and its workbench.

    `shown` tells that the page has the findings of the report, `loaded` that it has a store's hours.
    """

    shown = Signal()
    loaded = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._page = window.hours
        self._newest: Newest | None = None
        self._page.store_wanted.connect(window.open_store)
        self._page.hours_wanted.connect(self._load)
        self._page.files_wanted.connect(window.dialogs.ask_open)
        self._page.generate.connect(window.actions_bar.generate_now)
        window.store.shown.connect(self._tell_store)
        window.store.head.findings.wanted.connect(self._show_finding)
        self._bench.opened.connect(self._opened)
        self._bench.report_shown.connect(self._report_shown)
        self._bench.relabelled.connect(self._relabelled)
        self._bench.data_changed.connect(self._data_changed)

    @Slot()
    def _opened(self) -> None:
        self._newest = Newest(self._bench.runner, self)
        self._newest.done.connect(self._show_hours)
        self._newest.failed.connect(self._failed)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:
        self._bench.read(lambda _workspace: HoursRows.of(rows), partial(self._show, report, rows))

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        if self._bench.report is not None:
            self._report_shown(self._bench.report, rows)

    def _show(self, report: Report, rows: StoreRows, found: HoursRows | None) -> None:
        # Another report may have come meanwhile.
        if self._bench.rows is rows:
            self._page.show_report(report, found)
            self._tell_store(self._window.store.store_id)
            self.shown.emit()

    @Slot(object)
    def _data_changed(self, summary: object) -> None:  # noqa: ARG002  # what counts is the workbench's
        if self._bench.report is None:
            summary_now = self._bench.summary
            self._page.show_no_report(has_data=summary_now is not None and summary_now.polls > 0)
        elif self._page.panel.store_id:
            self._load(self._page.panel.store_id)

    @Slot(str)
    def _load(self, store_id: str) -> None:
        workspace = self._bench.workspace
        if workspace is not None and self._newest is not None:
            looks = workspace.looks
            self._newest.want(store_id, lambda: looks.hours(store_id))

    @Slot(object, object)
    def _show_hours(self, store_id: str, checked: CheckedHours) -> None:
        if store_id == self._page.panel.store_id:
            self._page.panel.show_hours(checked)
            self.loaded.emit()

    @Slot(object, object)
    def _failed(self, store_id: str, error: Exception) -> None:
        if isinstance(error, NoSuchStore):
            self._page.panel.show_gone(store_id)
        else:
            self._bench.failed.emit(error)

    @Slot(str)
    def _tell_store(self, store_id: str) -> None:
        """Name a store's findings on its own page."""
        found = self._page.rows
        store = (
            None
            if found is None or found.rows.table is not self._table()
            else found.rows.position.get(store_id)
        )
        words = titles()
        texts = [] if found is None or store is None else [words[one] for one in found.own_findings(store)]
        self._window.store.head.findings.show_findings(texts)

    def _table(self) -> object:
        """Return the table of the report that is shown; its labels may be newer than the page's."""
        return None if self._bench.rows is None else self._bench.rows.table

    @Slot()
    def _show_finding(self) -> None:
        self._page.choose(self._window.store.store_id)
        self._window.show_page(PAGE)
