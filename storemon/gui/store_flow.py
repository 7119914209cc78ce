"""The way to a store's page, back from it, and on to its neighbours in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from storemon.errors import BadInput
from storemon.gui.store_panel import chart_reach
from storemon.gui.store_rows import StoreRows

if TYPE_CHECKING:
    from storemon.gui.window import MainWindow
    from storemon.services.reports import Report

PAGE = "store"


class StoreFlow(QObject):
    """Connects the store's page with the window and its workbench."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._origin = "stores"
        self._bench.opened.connect(self._opened)
        self._bench.report_shown.connect(self._report_shown)
        self._bench.relabelled.connect(self._relabelled)
        self._bench.data_changed.connect(self._data_changed)
        self._page = window.store
        self._page.head.back.connect(self.back)
        self._page.head.step.connect(self._step)
        self._page.renamed.connect(self._bench.rename)

    @Slot(str)
    def open(self, store_id: str) -> None:
        """Show a store of the report that is shown, and remember where one came from."""
        rows = self._bench.rows
        if rows is None:
            return
        if store_id not in rows.position:
            self._window.banners.tell_error(
                BadInput(
                    f"Store {store_id} is not in this report.",
                    "It was imported later.",
                    "Generate a new report to see it.",
                )
            )
            return
        if self._window.page != PAGE:
            self._origin = self._window.page
        self._show(store_id, rows)
        self._window.show_page(PAGE)

    def _show(self, store_id: str, rows: StoreRows) -> None:
        report = self._bench.report
        if report is None:
            return
        info, model = report.info, self._window.stores.model
        as_of, reach = info.as_of or 0, chart_reach(info.method, info.reach)
        self._page.head.lead_back_to(self._window.rail.title(self._origin))
        self._page.head.show_place(model.row_of(store_id), model.rowCount())
        self._page.show_store(rows, rows.position[store_id], as_of, reach)
        self._bench.weeks.load(store_id, as_of, reach)

    @Slot()
    def _opened(self) -> None:
        self._bench.weeks.loaded.connect(self._page.panel.show_week)

    @Slot()
    def back(self) -> None:
        """Show the page that one came from; the table then has the store chosen."""
        self._window.show_page(self._origin)
        self._window.stores.table.choose(self._page.store_id)

    @Slot(int)
    def _step(self, by: int) -> None:
        rows, model = self._bench.rows, self._window.stores.model
        row = model.row_of(self._page.store_id) + by
        if rows is not None and row - by >= 0 and 0 <= row < model.rowCount():
            self._show(rows.table.store_ids[model.store_at(row)], rows)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:  # noqa: ARG002  # the signal's
        if not self._page.store_id:
            return
        if self._page.store_id in rows.position:
            self._show(self._page.store_id, rows)
        elif self._window.page == PAGE:
            self._window.show_page(self._origin)

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        if self._page.store_id in rows.position:
            self._page.head.show_store(rows, rows.position[self._page.store_id])

    @Slot(object)
    def _data_changed(self, summary: object) -> None:  # noqa: ARG002  # the signal's
        if self._bench.report is None and self._window.page == PAGE:
            self._window.show_page("stores")
