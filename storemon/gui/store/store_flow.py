"""The way to a store's page, back from it, and on to its neighbours in the table."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from storemon.core.model import Int64
from storemon.errors import BadInput
from storemon.gui.kit.rail import HOME
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store.store_weeks import StoreWeeks

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
        self._page = window.store
        self.weeks = StoreWeeks(window.store, window.bench, window.preferences, self)
        self.weeks.failed.connect(window.banners.tell_error)
        self._bench.opened.connect(self.weeks.begin)
        self._bench.report_shown.connect(self._report_shown)
        self._bench.relabelled.connect(self._relabelled)
        self._bench.data_changed.connect(self._data_changed)
        self._page.head.back.connect(self.back)
        self._page.head.step.connect(self._step)
        window.escaped.connect(self._escape)
        handle = window.windowHandle()
        if handle is not None:
            # Before any widget has them: charts and tables take all buttons of the mouse for themselves.
            handle.installEventFilter(self)
        self._page.renamed.connect(self._bench.rename)
        self._page.cards.sales_wanted.connect(self._ask_sales)

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
        self._show(store_id, rows, home=True)
        self._window.show_page(PAGE)

    def _show(self, store_id: str, rows: StoreRows, *, home: bool) -> None:
        report = self._bench.report
        if report is None:
            return
        store = rows.position[store_id]
        listed = self._listed()
        self._page.head.lead_back_to(self._window.rail.title(self._origin))
        self._page.head.show_place(_row_of(store, listed), listed.size)
        self._page.show_store(rows, store)
        self.weeks.show_store(store_id, rows.table.zones[store], report.info, home=home)

    @Slot()
    def back(self) -> None:
        """Show the page that one came from; the table then has the store chosen."""
        self._window.show_page(self._origin)
        self._window.stores.table.choose(self._page.store_id)
        self._window.hours.table.choose(self._page.store_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back on the mouse's own button for it."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.BackButton
            and self._window.page == PAGE
        ):
            self.back()
            return True
        return False

    @Slot()
    def _escape(self) -> None:
        drawer = self._window.explain_flow.drawer
        if drawer.isVisible():
            drawer.close_drawer()
        elif self._window.page == PAGE:
            self.back()

    @Slot(int)
    def _step(self, by: int) -> None:
        rows = self._bench.rows
        if rows is None or self._page.store_id not in rows.position:
            return
        listed = self._listed()
        row = _row_of(rows.position[self._page.store_id], listed)
        if row >= 0 and 0 <= row + by < listed.size:
            self._show(rows.table.store_ids[listed[row + by]], rows, home=False)

    def _listed(self) -> Int64:
        """Return the stores of the table or list that one came from, in its order."""
        window = self._window
        if self._origin == HOME:
            return window.overview.listed()
        return window.hours.shown() if self._origin == "hours" else window.stores.model.shown()

    @Slot()
    def _ask_sales(self) -> None:
        """Ask what an open hour of the store is worth."""
        from storemon.gui.store.sales_dialog import SalesDialog  # noqa: PLC0415  # when it is first wanted

        rows, store_id, chosen = self._bench.rows, self._page.store_id, self._window.preferences
        if rows is None or store_id not in rows.position:
            return
        store = rows.position[store_id]
        own = float(rows.labels.sales[store])
        SalesDialog(
            self._window,
            rows.title(store),
            chosen.currency,
            chosen.sales_per_hour,
            None if math.isnan(own) else own,
            partial(self._bench.set_sales, store_id),
        ).open()

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:  # noqa: ARG002  # the signal's
        if not self._page.store_id:
            return
        if self._page.store_id in rows.position:
            self._show(self._page.store_id, rows, home=False)
        elif self._window.page == PAGE:
            self._window.show_page(self._origin)

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        if self._page.store_id in rows.position:
            store = rows.position[self._page.store_id]
            self._page.head.show_store(rows, store)
            listed = self._listed()
            self._page.head.show_place(_row_of(store, listed), listed.size)
            self._page.cards.show_store(rows, store)

    @Slot(object)
    def _data_changed(self, summary: object) -> None:  # noqa: ARG002  # the signal's
        if self._bench.report is None and self._window.page == PAGE:
            self._window.show_page(HOME)


def _row_of(store: int, listed: Int64) -> int:
    """Return which row of a list a store is in, −1 where it is in none."""
    found = np.flatnonzero(listed == store)
    return int(found[0]) if found.size else -1
