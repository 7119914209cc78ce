"""Shows the findings about the hours of a report's stores, and a store's own findings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from storemon.errors import NoSuchStore
from storemon.gui.context import Context
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.figures.hours_text import titles
from storemon.gui.hours.hours_page import HoursPage
from storemon.gui.navigator import PageController
from storemon.gui.report.closure_request import proposed_closures
from storemon.gui.widgets.latest_job import LatestJob
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.checked_hours import CheckedHours
    from storemon.core.daily import DailySums
    from storemon.core.model import Int64
    from storemon.gui.report.age import Age
    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.found_report import Report


class HoursController(PageController):
    """Connects the hours page.

    `shown`: the page has the findings of the report; `loaded`: it has a store's hours.
    """

    shown = Signal()
    loaded = Signal()

    def __init__(self, context: Context) -> None:
        self._page = HoursPage(context.theme, context.icons, context.preferences)
        super().__init__(self._page, context.window)
        self._context = context
        self._session = context.session
        self._exports = context.exports
        self._notes = context.notes
        self._latest: LatestJob | None = None
        self._proposed_of: object = None

    @override
    def build(self) -> Iterator[object]:
        """Create the content of the page and connect it."""
        context, page = self._context, self._page
        yield from page.build()
        page.store_wanted.connect(context.navigator.open_store)
        page.stores_wanted.connect(context.requests.stores_behind)
        page.hours_wanted.connect(self._load)
        page.files_wanted.connect(context.dialogs.ask_open)
        page.generate.connect(context.reports.generate_now)
        page.closures.wanted.connect(context.requests.closure)
        page.closures.limit = context.rights.changes
        context.reports.running_changed.connect(page.show_running)
        context.freshness.serve(page.chip)
        context.freshness.age_changed.connect(self._show_age)
        menu = page.export_button.menu()
        self._exports.fill_hours(menu)
        menu.aboutToShow.connect(self._offer_exports)
        self._notes.add(self._findings_on)
        session = self._session
        session.opened.connect(self._opened)
        session.report_shown.connect(self._report_shown)
        session.relabelled.connect(self._relabelled)
        session.followed.connect(self._followed)
        session.data_changed.connect(self._data_changed)
        yield None

    @override
    def open(self, subject: str) -> bool:
        """Select a store by its id."""
        self._page.choose(subject)
        return True

    @override
    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self._page.filter

    @override
    def listed(self) -> Int64:
        """Return the stores of the table."""
        return self._page.shown()

    @override
    def choose_store(self, store_id: str) -> None:
        """Select a store if it has the selected finding."""
        self._page.table.choose(store_id)

    @Slot()
    def _offer_exports(self) -> None:
        rows = self._page.rows
        self._exports.offer_hours(self._page.shown().size, 0 if rows is None else rows.wrong.size)

    @Slot(object)
    def _show_age(self, age: Age) -> None:
        self._page.subtitle.show_age(age.text)

    @Slot()
    def _opened(self) -> None:
        self._latest = LatestJob(self._session.runner, self)
        self._latest.done.connect(self._show_hours)
        self._latest.failed.connect(self._failed)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:
        if rows.table is not self._proposed_of:
            self._page.show_proposed(())
        self._session.read(lambda _workspace: HoursRows.of(rows), partial(self._show, report, rows))

    @Slot(object, object)
    def _followed(self, report: Report, days: DailySums | None) -> None:  # noqa: ARG002  # the signal's
        rows = self._session.rows
        if rows is not None:
            self._proposed_of = rows.table
            self._page.show_proposed(proposed_closures(rows, days))

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        if self._session.report is not None:
            self._report_shown(self._session.report, rows)

    def _show(self, report: Report, rows: StoreRows, found: HoursRows | None) -> None:
        # Another report may have been shown in the meantime.
        if self._session.rows is rows:
            self._page.show_report(report, found)
            self._notes.changed.emit()
            self.shown.emit()

    @Slot(object)
    def _data_changed(self, summary: object) -> None:  # noqa: ARG002  # what counts is the session's
        if self._session.report is None:
            summary_now = self._session.summary
            self._page.show_no_report(has_data=summary_now is not None and summary_now.polls > 0)
        elif self._page.panel.store_id:
            self._load(self._page.panel.store_id)

    @Slot(str)
    def _load(self, store_id: str) -> None:
        workspace = self._session.workspace
        if workspace is not None and self._latest is not None:
            stores = workspace.stores
            self._latest.start(store_id, lambda: stores.hours(store_id))

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
            self._session.failed.emit(error)

    def _findings_on(self, store_id: str) -> list[str]:
        """Return a store's findings as text, for its own page."""
        found = self._page.rows
        store = (
            None
            if found is None or found.rows.table is not self._table()
            else found.rows.position.get(store_id)
        )
        if found is None or store is None:
            return []
        names = titles()
        return [names[one] for one in found.own_findings(store)]

    def _table(self) -> object:
        """Return the table of the shown report; its labels may be newer than the page's."""
        return None if self._session.rows is None else self._session.rows.table
