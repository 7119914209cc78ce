"""Connects the dialog of public holidays with the library of holidays and with the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from storemon.gui.closures.holidays_dialog import HolidaysDialog
from storemon.gui.context import Context
from storemon.gui.session.edits import DataEdit, Made
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.language import LANGUAGE
from storemon.gui.widgets.latest_job import LatestJob
from storemon.gui.widgets.region import REGION
from storemon.services.closures import Closure
from storemon.services.public_holidays import Country, PublicHoliday, countries, public_holidays

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.reverse import Reverse
    from storemon.services.workspace import Workspace

_Wish = tuple[str, str, int]
_Found = tuple[list[PublicHoliday], dict[dt.date, list[Closure]]]


class HolidaysController(QObject):
    """Opens the dialog; only checked holidays are entered, all of them as one change."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._dialog: HolidaysDialog | None = None
        self._latest: LatestJob | None = None
        self._place = (REGION.country, "")
        """The country and the part of it that were looked at last."""

    def ask(self, parent: QWidget) -> None:
        """Open the dialog in front of a window."""
        self._session.read(lambda workspace: (workspace.closures.groups(), countries()), self._opener(parent))

    def _opener(self, parent: QWidget) -> Callable[[tuple[list[str], list[Country]]], None]:
        def done(found: tuple[list[str], list[Country]]) -> None:
            if not isValid(parent):
                return  # it was closed meanwhile
            groups, known = found
            dialog = self._dialog = HolidaysDialog(parent, self._context.icons, _today(), groups, self._add)
            if self._latest is None:
                self._latest = LatestJob(self._session.runner, self)
                self._latest.done.connect(self._found)
                self._latest.failed.connect(self._failed)
            dialog.wanted.connect(self._look_up)
            dialog.finished.connect(self._closed)
            dialog.show_countries(known, *self._place)
            dialog.open()

        return done

    @Slot(str, str, int)
    def _look_up(self, country: str, part: str, year: int) -> None:
        self._place = (country, part)
        workspace, language = self._session.workspace, LANGUAGE.name
        if workspace is None or self._latest is None:
            return

        def work() -> _Found:
            holidays = public_holidays(country, part, year, language)
            return holidays, workspace.closures.calendar(dt.date(year, 1, 1), dt.date(year, 12, 31))

        self._latest.start((country, part, year), work)

    @Slot(object, object)
    def _found(self, wish: _Wish, found: _Found) -> None:  # noqa: ARG002  # the signal's
        if self._dialog is not None:
            self._dialog.show_holidays(*found)

    @Slot(object, object)
    def _failed(self, wish: _Wish, error: Exception) -> None:  # noqa: ARG002  # the signal's
        self._session.failed.emit(error)

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    def _add(self, closures: list[Closure]) -> None:
        def work(workspace: Workspace, progress: Progress) -> Reverse:
            changes = workspace.closures.add_all(closures, progress)
            return workspace.closures.reverse_all(changes)

        edit = DataEdit(self.tr("Add public holidays"), work, self._session.refresh_from_outside)
        self._context.edits.make(edit, lambda made: self._offer(made, len(closures)))

    def _offer(self, made: Made, added: int) -> None:
        text = plural(self.tr, "1 public holiday added|{n} public holidays added", added)
        self._context.undo_offers.offer(made, text)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011  # the person's own date
