"""Connects the dialog of targets with the settings and the groups of the report."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.session.settings_edit import SettingsEdit, Values, values_of
from storemon.gui.targets.targets_dialog import TargetsDialog
from storemon.gui.widgets.preferences import Preferences

_OWN: Final = (Preferences.target, Preferences.group_targets)


class TargetsController(QObject):
    """Opens the dialog from the Edit menu and on request of other pages."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        context.menus["targets"].triggered.connect(self.ask)
        context.requests.targets.connect(self.ask)
        for change in (self._session.report_shown, self._session.relabelled, self._session.data_changed):
            change.connect(self._offer)
        context.preferences.changed.connect(self._offer)

    @Slot()
    def ask(self) -> None:
        """Open the dialog, unless there is no group."""
        groups = self._groups()
        if groups:
            preferences = self._context.preferences
            dialog = TargetsDialog(self._context.window, preferences, groups)
            dialog.finished.connect(partial(self._changed, values_of(preferences, _OWN)))
            dialog.open()

    def _changed(self, before: Values, _result: int = 0) -> None:
        """Add an undo step if something was changed."""
        back = SettingsEdit.back_to(self._context.preferences, before, self.tr("Change targets"))
        if back is not None:
            self._context.edits.add(back)

    @Slot()
    def _offer(self) -> None:
        self._context.menus["targets"].setEnabled(bool(self._groups()))

    def _groups(self) -> list[str]:
        """Return the groups of the report, and those that have a target and no store now."""
        rows, own = self._session.rows, self._context.preferences.group_targets
        found = {group.casefold(): group for group in own}
        if rows is not None:
            found |= {group.casefold(): group for group in rows.labels.groups if group}
        return sorted(found.values(), key=str.casefold)
