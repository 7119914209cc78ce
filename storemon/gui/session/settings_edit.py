"""A change of settings that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from storemon.errors import ChangedMeanwhile
from storemon.gui.session.edits import Edit, Failed
from storemon.gui.session.session import Session
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.setting import Page, Preference, setting_text
from storemon.message import Message

_tr: Final = partial(QCoreApplication.translate, "SettingsEdit")

Values = dict[Preference[Any], Any]


def report_settings() -> list[Preference[Any]]:
    """Return the settings on the Reports page."""
    declared = Preferences.declared()
    return [one for one in declared if one.row is not None and one.row.page is Page.REPORTS]


def values_of(preferences: Preferences, settings: Iterable[Preference[Any]]) -> Values:
    """Return the present values of settings."""
    return {one: one.__get__(preferences, type(preferences)) for one in settings}


@dataclass(frozen=True, slots=True)
class SettingsEdit:
    """Sets some settings, if they still have the values that the last change left."""

    name: str
    preferences: Preferences
    left: Values
    values: Values

    @classmethod
    def back_to(cls, preferences: Preferences, before: Values, name: str = "") -> SettingsEdit | None:
        """Return the change back to earlier values of settings; None if they have these values.

        `name`: the name in menus, unless it is that of the setting.
        """
        now = values_of(preferences, before)
        changed = [one for one, value in before.items() if now[one] != value]
        if not changed:
            return None
        return cls(
            name or _name(changed),
            preferences,
            {one: now[one] for one in changed},
            {one: before[one] for one in changed},
        )

    def start(
        self,
        session: Session,  # noqa: ARG002  # settings are none of the data
        done: Callable[[Edit | None], None],
        failed: Failed,
    ) -> None:
        """Set the values immediately."""
        if values_of(self.preferences, self.left) != self.left:
            failed(
                ChangedMeanwhile(
                    Message("These settings were changed again, so they stay as they are."),
                    remedy=Message("Change them in the settings."),
                )
            )
            return
        for one, value in self.values.items():
            one.__set__(self.preferences, value)
        done(SettingsEdit(self.name, self.preferences, self.values, self.left))


def _name(changed: list[Preference[Any]]) -> str:
    row = changed[0].row
    if len(changed) > 1 or row is None:
        return _tr("Change settings of reports")
    return _tr("Change setting: {name}").format(name=setting_text(row.name or row.text))
