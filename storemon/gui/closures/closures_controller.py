"""Connects the list of closures and special hours with the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.closures.closure_form import ClosureForm
from storemon.gui.closures.closure_text import calendar_cells, closure_text
from storemon.gui.closures.closures_dialog import ClosuresDialog
from storemon.gui.closures.holidays_controller import HolidaysController
from storemon.gui.closures.store_titles import StoreTitles
from storemon.gui.context import Context
from storemon.gui.figures.hours_calendar import whole_weeks
from storemon.gui.report.closure_request import ClosureRequest
from storemon.gui.session.edits import DataEdit, Made
from storemon.services.closures import Closure, ClosureChange, ClosureService

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.reverse import Reverse
    from storemon.services.workspace import Workspace

_BEFORE, _AFTER = 1, 4
_STEP: Final = dt.timedelta(weeks=4)
"""Weeks around the one that is shown, and how far a step goes."""


class ClosuresController(QObject):
    """Opens the list from the Edit menu; changes made there can be undone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._dialog: ClosuresDialog | None = None
        self._around = _today()
        self._titles = StoreTitles()
        self._holidays = HolidaysController(context, self)
        context.menus["closures"].triggered.connect(self._open)
        context.requests.closure.connect(self._review)
        context.session.data_changed.connect(self._data_changed)

    @Slot()
    def _data_changed(self) -> None:
        self._context.menus["closures"].setEnabled(self._session.workspace is not None)
        self._list()

    @Slot()
    def _open(self) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return
        dialog = self._dialog = ClosuresDialog(self._context.window, self._context.theme, self._context.icons)
        self._around = _today()
        dialog.step.connect(self._step)
        dialog.adding.connect(self._add)
        dialog.holidays_wanted.connect(self._ask_holidays)
        dialog.changing.connect(self._change)
        dialog.deleting.connect(self._delete)
        dialog.finished.connect(self._closed)
        self._context.rights.changes(dialog.add, dialog.holidays, dialog.change, dialog.delete)
        self._list()
        dialog.open()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    def _list(self) -> None:
        if self._dialog is not None:
            rows = self._session.rows
            self._session.read(
                lambda workspace: (workspace.closures.all(), StoreTitles.of(rows)), self._listed
            )
            self._show_weeks()

    def _listed(self, found: tuple[list[Closure], StoreTitles]) -> None:
        closures, self._titles = found
        if self._dialog is not None:
            self._dialog.show_closures(closures, self._titles)

    def _show_weeks(self) -> None:
        dates = whole_weeks(self._around, self._context.preferences.first_day, _BEFORE, _AFTER)

        def done(found: dict[dt.date, list[Closure]]) -> None:
            if self._dialog is not None:
                self._dialog.show_calendar(calendar_cells(dates, found, self._titles), _today())

        self._session.read(lambda workspace: workspace.closures.calendar(dates[0], dates[-1]), done)

    @Slot(int)
    def _step(self, by: int) -> None:
        around = self._around + by * _STEP
        self._around = min(max(around, dt.date(2000, 2, 1)), dt.date(2099, 11, 1))
        self._show_weeks()

    @Slot()
    def _add(self) -> None:
        today = _today()
        self._ask(Closure(today, today), lambda entered, closures: closures.add(entered))

    @Slot()
    def _ask_holidays(self) -> None:
        self._holidays.ask(self._dialog or self._context.window)

    @Slot(object)
    def _change(self, closure: Closure) -> None:
        self._ask(closure, lambda entered, closures: closures.change(closure, entered))

    @Slot(object)
    def _delete(self, closure: Closure) -> None:
        name = self.tr("Delete closure") if closure.closed else self.tr("Delete special hours")
        self._make(_named(name, closure), lambda closures: closures.delete(closure))

    @Slot(object)
    def _review(self, request: ClosureRequest) -> None:
        """Show a proposed closure before it is added."""
        self._ask(request.closure, lambda entered, closures: closures.add(entered, first=True))

    def _ask(self, shown: Closure, work: Callable[[Closure, ClosureService], ClosureChange]) -> None:
        rows = self._session.rows

        def read(workspace: Workspace) -> tuple[list[str], StoreTitles]:
            titles = StoreTitles.of(rows)
            return workspace.closures.groups(), titles

        self._session.read(read, partial(self._show_form, shown, work))

    def _show_form(
        self,
        shown: Closure,
        work: Callable[[Closure, ClosureService], ClosureChange],
        found: tuple[list[str], StoreTitles],
    ) -> None:
        groups, self._titles = found

        def agreed(entered: Closure) -> None:
            if shown.import_id:
                name = self.tr("Edit closure") if shown.closed else self.tr("Edit special hours")
            else:
                name = self.tr("Add closure") if entered.closed else self.tr("Add special hours")
            self._make(_named(name, entered), partial(work, entered))

        parent = self._dialog or self._context.window
        ClosureForm(parent, self._context.icons, shown, groups, agreed, self._titles).open()

    def _make(self, name: str, change: Callable[[ClosureService], ClosureChange]) -> None:
        """Make an undoable change of the data, and reload what depends on it."""
        changes: list[ClosureChange] = []

        def work(workspace: Workspace, _progress: Progress) -> Reverse:
            changes.append(change(workspace.closures))
            return workspace.closures.reverse(changes[0])

        edit = DataEdit(name, work, self._session.refresh_from_outside)
        self._context.edits.make(edit, lambda made: self._offer(made, changes[0]))

    def _offer(self, made: Made, change: ClosureChange) -> None:
        """Show what was changed, with an undo button."""
        if change.added is None:
            text = self.tr("Closure or special hours deleted")
        elif change.removed is None:
            text = self.tr("Closure or special hours added")
        else:
            text = self.tr("Closure or special hours changed")
        shown = change.added or change.removed
        self._context.undo_offers.offer(
            made, text, "" if shown is None else closure_text(shown, self._titles)
        )


def _named(text: str, closure: Closure) -> str:
    return f"{text}: {closure.name}" if closure.name else text


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011  # the person's own date
