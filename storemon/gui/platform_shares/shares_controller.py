"""Connects the dialog of shares with the settings and the report's platforms."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.platform_shares.shares_dialog import SharesDialog
from storemon.gui.session.settings_edit import SettingsEdit, Values, values_of
from storemon.gui.widgets.preferences import Preferences

_OWN: Final = (Preferences.platform_shares,)


class SharesController(QObject):
    """Opens the dialog from the Edit menu if the report has several platforms."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        context.menus["platform_shares"].triggered.connect(self.ask)
        for change in (self._session.report_shown, self._session.data_changed):
            change.connect(self._offer)

    @Slot()
    def ask(self) -> None:
        """Open the dialog, unless there is only one platform."""
        names = self._names()
        if names:
            preferences = self._context.preferences
            dialog = SharesDialog(self._context.window, preferences, names)
            dialog.finished.connect(partial(self._changed, values_of(preferences, _OWN)))
            dialog.open()

    def _changed(self, before: Values, _result: int = 0) -> None:
        """Record an undo step if something was changed."""
        back = SettingsEdit.back_to(self._context.preferences, before, self.tr("Change sales by platform"))
        if back is not None:
            self._context.edits.add(back)

    @Slot()
    def _offer(self) -> None:
        self._context.menus["platform_shares"].setEnabled(bool(self._names()))

    def _names(self) -> tuple[str, ...]:
        report = self._session.report
        return () if report is None else report.platforms
