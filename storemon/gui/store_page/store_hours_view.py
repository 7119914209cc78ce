"""Loads the data of the hours card, and changes it in the queue of writers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from storemon.errors import NoSuchStore
from storemon.gui.figures.hours_calendar import whole_weeks
from storemon.gui.session.edits import DataEdit
from storemon.gui.store_page.hours_form import HoursForm, rows_to_edit
from storemon.gui.store_page.zone_form import ZoneForm
from storemon.gui.widgets.format import at
from storemon.gui.widgets.latest_job import LatestJob
from storemon.gui.widgets.present import PRESENT

if TYPE_CHECKING:
    from storemon.core.checked_hours import GivenRow
    from storemon.core.progress import Progress
    from storemon.gui.context import Context
    from storemon.gui.store_page.hours_card import HoursCard
    from storemon.services.reverse import Reverse
    from storemon.services.store_hours import CalendarDay, HoursEdit, StoreHours, StoreHoursService
    from storemon.services.workspace import Workspace

_BEFORE, _AFTER = 2, 3
_STEP: Final = dt.timedelta(weeks=4)
"""Weeks shown before and after the current one, and how far a step goes."""


class StoreHoursView(QObject):
    """Fills the hours card for one store at a time, and handles its buttons."""

    def __init__(self, context: Context, card: HoursCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._card, self._session = context, card, context.session
        self._latest: LatestJob | None = None
        self._store_id, self._title, self._zone = "", "", "UTC"
        self._report_date = self._around = dt.date(2000, 1, 3)
        self._found: StoreHours | None = None
        card.step.connect(self._step)
        card.change_hours.connect(self._ask_hours)
        card.change_zone.connect(self._ask_zone)
        context.rights.changes(card.hours, card.zone)
        self._session.data_changed.connect(self.reload)

    def show_store(self, store_id: str, title: str, zone: str, as_of: int) -> None:
        """Show a store, with the weeks around the end of the report (`as_of`, µs UTC)."""
        another = store_id != self._store_id
        self._store_id, self._title, self._zone = store_id, title, zone
        date = at(as_of, zone).date()
        if another or date != self._report_date:
            self._around = self._report_date = date
        if another:
            self._found = None
            self._card.show_hours(None, ())
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Reload what is shown."""
        workspace = self._session.workspace
        if workspace is None or not self._store_id:
            return
        if self._latest is None:
            self._latest = LatestJob(self._session.runner, self)
            self._latest.done.connect(self._loaded)
            self._latest.failed.connect(self._not_loaded)
        hours, store_id = workspace.hours, self._store_id
        dates = whole_weeks(self._around, self._context.preferences.first_day, _BEFORE, _AFTER)

        def work() -> tuple[StoreHours, list[CalendarDay]]:
            return hours.look(store_id), hours.calendar(store_id, dates[0], dates[-1])

        # A new object for each request, so that changed data is read even if nothing else differs.
        self._latest.start(object(), work)

    @Slot(object, object)
    def _loaded(self, _request: object, found: tuple[StoreHours, list[CalendarDay]]) -> None:
        hours, days = found
        if hours.store_id != self._store_id:
            return
        self._found = hours
        self._card.show_hours(hours, self._context.preferences.days)
        self._card.show_days(days, self._report_date)
        self._card.home.setVisible(self._around != self._report_date)

    @Slot(object, object)
    def _not_loaded(self, _request: object, error: Exception) -> None:
        self._found = None
        self._card.show_hours(None, ())
        if not isinstance(error, NoSuchStore):
            self._session.failed.emit(error)

    @Slot(int)
    def _step(self, by: int) -> None:
        first, last = dt.date(2000, 2, 1), dt.date(2099, 11, 1)
        around = self._around + by * _STEP if by else self._report_date
        self._around = min(max(around, first), last)
        self.reload()

    @Slot()
    def _ask_hours(self) -> None:
        seen = self._found
        if seen is None:
            return
        today = at(PRESENT.now(), self._zone).date()
        rows = rows_to_edit(seen.on(today).rows)
        days = self._context.preferences.days

        def agreed(rows: Sequence[GivenRow], first: dt.date | None) -> None:
            self._make(
                self.tr("Change hours of {store}"),
                lambda hours: hours.change_hours(seen, rows, first),
                self.tr("Business hours changed"),
            )

        HoursForm(self._window(), self._context.icons, self._title, rows, days, today, agreed).open()

    @Slot()
    def _ask_zone(self) -> None:
        seen = self._found
        if seen is None:
            return

        def agreed(zone: str) -> None:
            if zone != seen.zone:
                self._make(
                    self.tr("Change time zone of {store}"),
                    lambda hours: hours.change_zone(seen, zone),
                    self.tr("Time zone changed"),
                )

        ZoneForm(self._window(), self._title, seen.zone, agreed).open()

    def _window(self) -> QWidget:
        return self._context.window

    def _make(self, name: str, change: Callable[[StoreHoursService], HoursEdit], text: str) -> None:
        """Change the data as an edit that can be undone; reload afterwards, even if it was refused."""
        title = self._title

        def work(workspace: Workspace, _progress: Progress) -> Reverse:
            hours = workspace.hours
            return hours.reverse(change(hours), lambda: change(hours))

        edit = DataEdit(name.format(store=title), work, self._session.refresh_from_outside)
        self._context.edits.make(edit, lambda made: self._context.undo_offers.offer(made, text, title))
