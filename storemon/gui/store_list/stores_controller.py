"""Controls the table of stores: fills it from each report, loads the week of the selected store."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from storemon.errors import NoSuchStore
from storemon.gui.context import Context
from storemon.gui.navigator import PageController
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.report_actions import ReportActions
from storemon.gui.report.store_columns import COLUMNS, Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.search_sources import Hit
from storemon.gui.store_list.filter_menu import FilterMenu
from storemon.gui.store_list.saved_filters import SavedFilters
from storemon.gui.store_list.stores_page import StoresPage
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.preferences import JUDGING
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.behind import Behind
    from storemon.core.daily import DailySums
    from storemon.core.model import Int64
    from storemon.gui.report.age import Age
    from storemon.services.found_report import Report

PAGE: Final = "stores"
_MOST_HITS: Final = 40


class StoresController(PageController):
    """Connects the table of stores, and the report and export buttons above it."""

    def __init__(self, context: Context) -> None:
        self._page = StoresPage(context.theme, context.icons, context.settings)
        super().__init__(self._page, context.window)
        self._context = context
        self._session = context.session

    @override
    def build(self) -> Iterator[object]:
        """Create the content of the page and connect it."""
        context, page = self._context, self._page
        self.actions_bar = ReportActions(context.icons, context.reports.options)
        yield None
        yield from page.build(self.actions_bar)
        page.week_wanted.connect(self._load_week)
        page.store_wanted.connect(context.navigator.open_store)
        page.table.explain_wanted.connect(self._explain)
        context.exports.serve(page.panel.picture_wanted, page.panel.copy_wanted, ExportKind.WEEK_PICTURE)
        context.exports.fill(self.actions_bar.export_button.menu())
        self._connect_reports()
        self._connect_menus()
        self._connect_filters()
        yield None
        session = self._session
        session.opened.connect(self._opened)
        session.report_shown.connect(self._report_shown)
        session.relabelled.connect(page.relabel)
        session.data_changed.connect(self._offer)
        context.window.closing.connect(page.keep)
        context.preferences.changed.connect(self._preference_changed)
        context.search.add(self._hits)
        page.judge(context.preferences)
        self._offer()

    @override
    def further(self) -> Iterator[object]:
        """Create the chart, which is slow to create."""
        self._page.panel.install_chart()
        yield None

    def _hits(self, text: str) -> list[Hit]:
        """Return the first stores of the report that match all words of a text."""
        rows = self._session.rows
        if rows is None or not text.strip():
            return []
        found = np.flatnonzero(rows.matching(text))[:_MOST_HITS].tolist()
        return [self._hit(rows, store) for store in found]

    def _hit(self, rows: StoreRows, store: int) -> Hit:
        store_id = rows.table.store_ids[store]
        title, group = rows.title(store), rows.labels.groups[store]
        detail = " · ".join(filter(None, (self.tr("Store"), group)))
        text = f"{store_id} {rows.table.zones[store]}"
        return Hit(title, detail, partial(self._context.navigator.open_store, store_id), text)

    def _connect_reports(self) -> None:
        context, bar = self._context, self.actions_bar
        context.reports.serve(bar.generate)
        context.rights.reports(bar.generate.generate_button, bar.generate.options_button)
        context.freshness.serve(bar.chip)
        bar.platform.wanted.connect(context.session.show_platform)
        context.session.report_shown.connect(bar.platform.show_report)
        context.freshness.age_changed.connect(self._show_age)

    def _connect_filters(self) -> None:
        context, page = self._context, self._page
        self.saved = SavedFilters(context.settings, self)
        self.filter_menu = FilterMenu(page.bar.saved, self.saved, page.narrowed, self._apply)
        page.bar.back.connect(context.navigator.back)
        page.narrowed.dropped.connect(self._dropped)
        context.navigator.changed.connect(self._page_changed)
        context.requests.stores_behind.connect(self._show_behind)
        context.session.followed.connect(self._followed)
        context.search.add(self._saved_hits)

    def _saved_hits(self, text: str) -> list[Hit]:  # noqa: ARG002  # there are few: the search takes its pick
        kind = self.tr("Saved filter")
        return [Hit(name, kind, partial(self._apply, name)) for name in self.saved.of]

    def _apply(self, name: str) -> None:
        """Show the stores of a saved filter."""
        saved = self.saved.of[name]
        self._page.narrowed.narrow(saved.text, saved.behind)
        self._context.navigator.lead(PAGE)

    @Slot(object)
    def _show_behind(self, behind: Behind) -> None:
        """Show all stores behind a figure, clearing the filter text."""
        self._page.narrowed.narrow("", behind)
        self._context.navigator.lead(PAGE)

    @Slot(str)
    def _page_changed(self, page: str) -> None:
        if page == PAGE:
            navigator = self._context.navigator
            self._page.bar.lead_back_to(navigator.title(navigator.origin) if navigator.was_led else "")

    @Slot(str)
    def _dropped(self, words: str) -> None:
        title = self.tr("The filter “{filter}” is cleared.").format(filter=words)
        self._context.banners.show_message(
            Tone.NOTICE, title, self.tr("This report cannot tell which stores those are.")
        )

    @Slot(object, object)
    def _followed(self, report: Report, days: DailySums | None) -> None:  # noqa: ARG002  # the signal's
        self._page.narrowed.show_days(days)

    def _connect_menus(self) -> None:
        page, menus = self._page, self._context.menus
        menus["filter"].triggered.connect(self._context.navigator.find)
        for column, name in enumerate(page.model.column_names()):
            # Sorting with the keyboard.
            action = menus.submenu("sort").addAction(name)
            action.triggered.connect(partial(page.table.sort_or_turn, column))
        menus.submenu("sort").aboutToShow.connect(self._name_columns)
        columns = menus.submenu("columns")
        columns.aboutToShow.connect(partial(page.columns.fill, columns))
        columns.setEnabled(True)

    @Slot()
    def _name_columns(self) -> None:
        """Offer the columns that apply to the report, with their titles in it."""
        model, actions = self._page.model, self._context.menus.submenu("sort").actions()
        there = model.columns()
        for column, action, name in zip(Column, actions, model.column_names(), strict=True):
            action.setText(name.replace("&", "&&"))
            action.setVisible(column in there)

    @override
    def open(self, subject: str) -> bool:
        """Show the stores that match a filter text."""
        self._page.narrowed.narrow(subject, None)
        return True

    @override
    def find_field(self) -> QLineEdit:
        """Return the filter field."""
        return self._page.filter

    @override
    def listed(self) -> Int64:
        """Return the stores that the table shows, in its order."""
        return self._page.model.shown()

    @override
    def current_store(self) -> int | None:
        """Return the store of the current row."""
        index = self._page.table.currentIndex()
        return self._page.model.store_at(index.row()) if index.isValid() else None

    @override
    def choose_store(self, store_id: str) -> None:
        """Select a store's row."""
        self._page.table.choose(store_id)

    @Slot()
    def _offer(self) -> None:
        self._context.menus["filter"].setEnabled(self._session.report is not None)
        self.actions_bar.export_button.setEnabled(self._session.report is not None)

    @Slot()
    def _opened(self) -> None:
        self._session.weeks.loaded.connect(self._page.panel.show_week)
        self._session.weeks.failed.connect(self._week_failed)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:
        self._page.show_report(report, rows)
        self._offer()

    @Slot(object)
    def _show_age(self, age: Age) -> None:
        self._page.subtitle.show_age(age.text)

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name in JUDGING:
            self._page.judge(self._context.preferences)

    @Slot(str, int)
    def _explain(self, store_id: str, column: int) -> None:
        rows = self._session.rows
        if rows is not None:
            self._context.requests.explanation.emit(store_id, rows.window_of(COLUMNS[column]))

    @Slot(str, object, object)
    def _load_week(self, store_id: str, as_of: int, reach: int | None) -> None:
        rows = self._session.rows
        self._session.weeks.load(store_id, as_of, reach, None if rows is None else rows.table.of_platform)

    @Slot(str, object)
    def _week_failed(self, store_id: str, error: Exception) -> None:
        if isinstance(error, NoSuchStore):
            self._page.panel.show_gone(store_id)
        else:
            self._context.banners.show_error(error)
