"""Connects the list of closures and special hours with the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.closures.closure_form import ClosureForm
from storemon.gui.closures.closure_text import calendar_cells, closure_text
from storemon.gui.closures.closures_dialog import ClosuresDialog
from storemon.gui.context import Context
from storemon.gui.figures.hours_calendar import whole_weeks
from storemon.gui.report.closure_request import ClosureRequest
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.jobs import Job, Lane
from storemon.services.closures import Closure, ClosureChange, ClosureService

_BEFORE, _AFTER = 1, 4
_STEP: Final = dt.timedelta(weeks=4)
"""Weeks around the one that is shown, and how far a step goes."""


class ClosuresController(QObject):
    """Opens the list from the Edit menu; what is entered is an import, for *Undo last import* to undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._dialog: ClosuresDialog | None = None
        self._around = _today()
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
        dialog.changing.connect(self._change)
        dialog.deleting.connect(self._delete)
        dialog.finished.connect(self._closed)
        self._list()
        dialog.open()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    def _list(self) -> None:
        if self._dialog is not None:
            self._session.read(lambda workspace: workspace.closures.all(), self._listed)
            self._show_weeks()

    def _listed(self, closures: list[Closure]) -> None:
        if self._dialog is not None:
            self._dialog.show_closures(closures)

    def _show_weeks(self) -> None:
        dates = whole_weeks(self._around, self._context.preferences.first_day, _BEFORE, _AFTER)

        def done(found: dict[dt.date, list[Closure]]) -> None:
            if self._dialog is not None:
                self._dialog.show_calendar(calendar_cells(dates, found), _today())

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

    @Slot(object)
    def _change(self, closure: Closure) -> None:
        self._ask(closure, lambda entered, closures: closures.change(closure, entered))

    @Slot(object)
    def _delete(self, closure: Closure) -> None:
        self._write(lambda closures: closures.delete(closure))

    @Slot(object)
    def _review(self, request: ClosureRequest) -> None:
        """Show a closure that is proposed before it is added."""
        self._ask(request.closure, lambda entered, closures: closures.add(entered, first=True))

    def _ask(self, shown: Closure, work: Callable[[Closure, ClosureService], ClosureChange]) -> None:
        self._session.read(
            lambda workspace: workspace.closures.groups(), partial(self._show_form, shown, work)
        )

    def _show_form(
        self,
        shown: Closure,
        work: Callable[[Closure, ClosureService], ClosureChange],
        groups: list[str],
    ) -> None:
        def agreed(entered: Closure) -> None:
            self._write(partial(work, entered))

        parent = self._dialog or self._context.window
        ClosureForm(parent, self._context.icons, shown, groups, agreed).open()

    def _write(self, work: Callable[[ClosureService], ClosureChange]) -> None:
        """Change the data behind other writers, and read again what depends on it."""
        workspace = self._session.workspace
        if workspace is None:
            return
        job = Job(lambda _progress: work(workspace.closures), done=self._changed, failed=self._failed)
        self._session.runner.start(Lane.WRITE, job)

    def _changed(self, change: ClosureChange) -> None:
        self._session.refresh_from_outside()
        if change.added is None:
            text = self.tr("Closure or special hours deleted")
        elif change.removed is None:
            text = self.tr("Closure or special hours added")
        else:
            text = self.tr("Closure or special hours changed")
        shown = change.added or change.removed
        undo = (self.tr("Undo"), lambda: self._write(lambda closures: closures.undo(change)))
        detail = "" if shown is None else closure_text(shown)
        # A new report ends soon after and clears good news away: this stays, for the way back.
        self._context.banners.show_message(Tone.NOTICE, text, detail, action=undo)

    def _failed(self, error: Exception) -> None:
        self._context.banners.show_error(error)
        self._list()


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011  # the person's own date
