"""Controls the page of one store, and steps through the list it was opened from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Slot

from storemon.core.model import Int64
from storemon.core.vocabulary import Range
from storemon.errors import BadInput
from storemon.gui.context import Context
from storemon.gui.figures.fleet_figures import excuses
from storemon.gui.figures.note_text import span_text
from storemon.gui.figures.outage_text import end_text, start_text
from storemon.gui.navigator import PageController
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.note_request import FreeTime, NoteRequest, noted_spans
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.session.edits import DataEdit
from storemon.gui.store_page.sales_dialog import SalesDialog
from storemon.gui.store_page.store_hours_view import StoreHoursView
from storemon.gui.store_page.store_page import StorePage
from storemon.gui.store_page.store_weeks import StoreWeeks
from storemon.gui.widgets.preferences import JUDGING
from storemon.message import Message
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.daily import DailySums, Period
    from storemon.core.labels import Labels
    from storemon.core.notes import Note
    from storemon.gui.report.age import Age
    from storemon.services.found_report import Report
    from storemon.services.reverse import Reverse
    from storemon.services.workspace import Workspace

PAGE = "store"


class StoreController(PageController):
    """Connects the page of one store."""

    shows_one_store = True

    def __init__(self, context: Context) -> None:
        self._page = StorePage(context.theme, context.icons, context.preferences)
        super().__init__(self._page, context.window)
        self._context = context
        self._session = context.session
        self._navigator = context.navigator
        self._days: DailySums | None = None

    @override
    def build(self) -> Iterator[object]:
        """Create the content of the page and connect it."""
        context, page = self._context, self._page
        yield from page.build()
        self.weeks = StoreWeeks(page, self._session, context.preferences, self)
        self.weeks.failed.connect(context.banners.show_error)
        session = self._session
        session.opened.connect(self.weeks.begin)
        session.report_shown.connect(self._report_shown)
        session.relabelled.connect(self._relabelled)
        session.followed.connect(self._followed)
        session.data_changed.connect(self._data_changed)
        session.notes_changed.connect(self.weeks.reload)
        page.head.back.connect(self._navigator.back)
        page.head.step.connect(self._step)
        page.head.findings.wanted.connect(self._show_finding)
        page.renamed.connect(self._rename)
        page.cards.sales_wanted.connect(self._ask_sales)
        page.cards.explain_wanted.connect(self._explain)
        for tool, kind in (
            (page.cards.picture, ExportKind.HOURS_PICTURE),
            (page.week.picture, ExportKind.WEEK_PICTURE),
        ):
            context.exports.serve(tool.wanted, tool.copy_wanted, kind)
        context.rights.changes(page.head.title.pencil, *(card.pencil for card in page.cards.cards))
        page.shown.connect(self._show_notes)
        context.notes.changed.connect(self._show_notes)
        context.freshness.serve(page.head.chip)
        page.head.platform.wanted.connect(session.show_platform)
        session.report_shown.connect(page.head.platform.show_report)
        context.freshness.age_changed.connect(self._show_age)
        self._navigator.went_back.connect(self._left)
        context.preferences.changed.connect(self._preference_changed)
        yield None
        outages = page.outages
        outages.note_wanted.connect(self._ask_note)
        context.rights.changes(outages.add_note)
        outages.limit = context.rights.changes
        self.hours = StoreHoursView(context, page.hours, self)
        tool = page.trend.picture
        context.exports.serve(tool.wanted, tool.copy_wanted, ExportKind.STORE_TREND_PICTURE)
        yield None

    @override
    def further(self) -> Iterator[object]:
        """Create the chart, which is slow to create."""
        self._page.week.install_chart()
        yield None

    @override
    def open(self, subject: str) -> bool:
        """Show the store with this id; show an error and return False if it is not in the report."""
        store_id, rows = subject, self._session.rows
        if rows is None:
            return False
        if store_id not in rows.position:
            self._context.banners.show_error(
                BadInput(
                    Message("Store {store_id} is not in this report.", store_id=store_id),
                    Message("It was imported later."),
                    Message("Generate a new report to see it."),
                )
            )
            return False
        self._show(store_id, rows, home=True)
        return True

    @override
    def current_store(self) -> int | None:
        """Return the position of the store shown."""
        rows = self._session.rows
        return None if rows is None else rows.position.get(self._page.store_id)

    @override
    def shown_span(self) -> Range | None:
        """Return the time that the chart shows."""
        return self.weeks.shown

    @override
    def shown_trend(self) -> tuple[str, Period]:
        """Return by which period the trend is shown."""
        return "", self._page.trend.period

    def _show(self, store_id: str, rows: StoreRows, *, home: bool) -> None:
        report = self._session.report
        if report is None:
            return
        store = rows.position[store_id]
        listed = self._listed()
        self._page.head.lead_back_to(self._navigator.title(self._navigator.origin))
        self._page.head.show_place(_row_of(store, listed), listed.size)
        self._page.begin(rows, store)
        # First, as a worker reads the week while the rest is shown.
        self.weeks.show_store(store_id, rows.table.zones[store], report.info, home=home)
        self._page.show_store(rows, store)
        self._show_trend()
        self.hours.show_store(store_id, rows.title(store), rows.table.zones[store], report.info.as_of or 0)

    @Slot(str)
    def _left(self, page: str) -> None:
        """Select the store in the list that the page was opened from."""
        if page == PAGE:
            self._navigator.choose_store(self._page.store_id)

    @Slot(int)
    def _step(self, by: int) -> None:
        rows = self._session.rows
        if rows is None or self._page.store_id not in rows.position:
            return
        listed = self._listed()
        row = _row_of(rows.position[self._page.store_id], listed)
        if row >= 0 and 0 <= row + by < listed.size:
            self._show(rows.table.store_ids[listed[row + by]], rows, home=False)

    def _listed(self) -> Int64:
        """Return the stores of the table or list that the page was opened from, in its order."""
        listed = self._navigator.listed(self._navigator.origin)
        return np.zeros(0, np.int64) if listed is None else listed

    @Slot(int)
    def _explain(self, window: int) -> None:
        self._context.requests.explanation.emit(self._page.store_id, window)

    @Slot(object)
    def _show_age(self, age: Age) -> None:
        self._page.head.show_age(age)

    @Slot()
    def _show_notes(self) -> None:
        """Show what other features have found about the store."""
        self._page.head.findings.show_findings(self._context.notes.of(self._page.store_id))

    @Slot()
    def _show_finding(self) -> None:
        self._navigator.open("hours", self._page.store_id)

    @Slot(object, object)
    def _ask_note(self, items: list[int], note: Note | None) -> None:
        """Ask for a note on outages of the list (on another time if `items` is empty), or to edit one."""
        found, rows, store_id = self._page.outages.shown, self._session.rows, self._page.store_id
        shown = self._page.week.shown
        if found is None or shown is None or rows is None or store_id not in rows.position:
            return
        store = rows.position[store_id]
        zone = rows.table.zones[store]
        spans = () if note is not None else noted_spans(found.outages, found.place, store_id)
        when = ""
        if note is not None:
            when = span_text(note.content.start, note.content.end, zone)
        elif len(items) == 1:
            place = int(found.place[items[0]])
            began = start_text(found.outages, place, zone)
            ended = end_text(found.outages, place, zone, current=found.current)
            when = self.tr("{start} – {end}").format(start=began, end=ended)
        last = shown.days[-1]
        free = FreeTime(store_id, zone, last.start, shown.week.end, rows.labels.groups[store])
        chosen = tuple(spans[item] for item in items)
        self._context.requests.note.emit(NoteRequest(rows.title(store), chosen, when, spans, note, free))

    @Slot()
    def _ask_sales(self) -> None:
        """Ask for the store's sales per open hour."""
        rows, store_id, chosen = self._session.rows, self._page.store_id, self._context.preferences
        if rows is None or store_id not in rows.position:
            return
        store = rows.position[store_id]
        own = float(rows.labels.sales[store])
        SalesDialog(
            self._context.window,
            rows.title(store),
            chosen.currency,
            chosen.sales_per_hour,
            None if math.isnan(own) else own,
            partial(self._set_sales, store_id, self._seen(store_id)),
        ).open()

    def _set_sales(self, store_id: str, seen: Labels | None, per_hour: float | None) -> None:
        self._label(
            self.tr("Set sales of {store}").format(store=self._title(store_id)),
            lambda workspace: workspace.stores.set_sales(store_id, per_hour, seen),
        )

    @Slot(str, str)
    def _rename(self, store_id: str, name: str) -> None:
        old, new = self._title(store_id), " ".join(name.split())
        text = self.tr("Rename {store} to {name}") if new else self.tr("Reset name of {store}")
        seen = self._seen(store_id)
        self._label(
            text.format(store=old, name=new),
            lambda workspace: workspace.stores.rename(store_id, name, seen),
        )

    def _label(self, text: str, work: Callable[[Workspace], Reverse | None]) -> None:
        """Change a store's labels as an edit that can be undone."""
        edit = DataEdit(text, lambda workspace, _progress: work(workspace), self._session.relabel)
        self._context.edits.make(edit)

    def _seen(self, store_id: str) -> Labels | None:
        """Return a store's labels as shown; None if jobs are running that may reload them."""
        rows = self._session.rows
        if rows is None or store_id not in rows.position or self._session.runner.busy:
            return None
        return rows.labels.one(rows.position[store_id])

    def _title(self, store_id: str) -> str:
        """Return the name of a store, or its id."""
        rows = self._session.rows
        if rows is None or store_id not in rows.position:
            return store_id
        return rows.title(rows.position[store_id])

    @Slot(object, object)
    def _followed(self, report: Report, days: DailySums | None) -> None:  # noqa: ARG002  # the signal's
        self._days = days
        if days is None:
            self._page.trend.show_outdated()
        self._show_trend()

    def _show_trend(self) -> None:
        """Show the store's uptime by day, once known."""
        store = self.current_store()
        if self._days is not None and store is not None:
            rows = self._session.rows
            self._page.trend.show_series(
                [("", self._days.summed(np.array([store])))],
                excuses=rows is not None and excuses(rows, store),
            )

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:  # noqa: ARG002  # the signal's
        self._days = None
        self._page.trend.wait()
        if not self._page.store_id:
            return
        if self._page.store_id in rows.position:
            self._show(self._page.store_id, rows, home=False)
        elif self._navigator.page == PAGE:
            self._navigator.back()

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        if self._page.store_id in rows.position:
            store = rows.position[self._page.store_id]
            self._page.relabel(rows, store)
            listed = self._listed()
            self._page.head.show_place(_row_of(store, listed), listed.size)

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        rows, store = self._session.rows, self.current_store()
        if name in JUDGING and rows is not None and store is not None:
            self._page.relabel(rows, store)

    @Slot(object)
    def _data_changed(self, summary: object) -> None:  # noqa: ARG002  # the signal's
        if self._session.report is None and self._navigator.page == PAGE:
            self._navigator.show_home()


def _row_of(store: int, listed: Int64) -> int:
    """Return a store's row in a list, −1 if it is not in it."""
    found = np.flatnonzero(listed == store)
    return int(found[0]) if found.size else -1
