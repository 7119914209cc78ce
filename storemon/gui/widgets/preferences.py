"""The user's settings: typed, validated, and safe against anything that a settings file may contain."""

from __future__ import annotations

import math
from typing import Any, Final

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from storemon.core.daypart_times import DaypartTimes, Sales
from storemon.core.targets import Targets
from storemon.core.vocabulary import DEFAULT_REPORTS, DEFAULT_UNDOABLE, HOUR
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.daypart_settings import (
    STARTS,
    WEIGHTS,
    DaypartSettings,
    dayparts_of,
    weights_of,
)
from storemon.gui.widgets.language import LANGUAGES, system_language
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.report_preferences import ReportSettings
from storemon.gui.widgets.resources import release_list
from storemon.gui.widgets.setting import (
    Choice,
    ChoiceItem,
    Flag,
    Folder,
    Page,
    Preference,
    Row,
    ShortText,
    Whole,
)

SYSTEM: Final = "system"
MOST_KEPT: Final = 999
SELLING: Final = frozenset({"sales_on", "sales_per_hour", "platform_shares", *WEIGHTS})
"""The names of the settings that lost sales depend on."""
JUDGING: Final = SELLING | {"target", "group_targets", "currency"}
"""The names of the settings that decide how a report is judged."""
_BY_SYSTEM: Final = ChoiceItem(SYSTEM, "System default")


def has_tray() -> bool:
    """Return whether the desktop shows icons in a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Preferences(ReportSettings, DaypartSettings, QObject):
    """Everything that can be set; `changed` carries the name of the attribute whose value has changed.

    Setting a value saves it at once. An invalid value raises `ValueError`: dialogs validate before.
    """

    changed = Signal(str)

    theme = Preference(
        "theme",
        lambda: SYSTEM,
        Choice((_BY_SYSTEM, ChoiceItem("light", "Light"), ChoiceItem("dark", "Dark"))),
        Row(Page.APPEARANCE, "Appearance", "Theme"),
    )

    language_choice = Preference(
        "look/language",
        lambda: SYSTEM,
        Choice((_BY_SYSTEM, *(ChoiceItem.named(code, name) for code, name in LANGUAGES.items()))),
        Row(
            Page.APPEARANCE,
            "Appearance",
            "Language",
            "Takes effect the next time you start storemon.",
        ),
    )

    clock_choice = Preference(
        "look/clock",
        lambda: SYSTEM,
        Choice((_BY_SYSTEM, ChoiceItem("24", "24 hours ({time})"), ChoiceItem("12", "12 hours ({time})"))),
        Row(Page.APPEARANCE, "Times", "Clock"),
    )

    first_day_choice = Preference(
        "look/first-day",
        lambda: SYSTEM,
        Choice((_BY_SYSTEM, *(ChoiceItem.named(str(day), "{day}") for day in range(7)))),
        Row(Page.APPEARANCE, "Times", "First day of the week"),
    )
    """A day is stored as its number in business hours, 0 = Monday to 6 = Sunday."""

    ask_undo = Preference(
        "ask/undo",
        lambda: True,
        Flag(),
        Row(Page.MESSAGES, "Ask before", "Undoing an import", name="Ask before undoing an import"),
    )
    """Whether to ask before undoing an import; clearing all data always asks."""

    ask_quit = Preference(
        "ask/quit",
        lambda: True,
        Flag(),
        Row(
            Page.MESSAGES,
            "Ask before",
            "Quitting while something is running",
            "Files that were imported before you quit stay; the others are not imported.",
            name="Ask before quitting while something is running",
        ),
    )
    """Whether to ask before quitting while an import or a report is running."""

    tray = Preference(
        "window/tray",
        lambda: False,
        Flag(),
        Row(
            Page.MESSAGES,
            "Without the window",
            "Keep running in the tray when the window is closed",
            "Watched folders, schedules and alerts keep working. Needs a desktop with a tray.",
            needs=lambda _preferences: has_tray(),
        ),
    )
    """Whether closing the window leaves the program running, with an icon in the tray."""

    notify_reports = Preference(
        "notify/reports",
        lambda: True,
        Flag(),
        Row(Page.MESSAGES, "Notifications", "A report is ready", name="Notify when a report is ready"),
    )
    notify_imports = Preference(
        "notify/imports",
        lambda: True,
        Flag(),
        Row(
            Page.MESSAGES,
            "Notifications",
            "An import is done",
            "Only while you are in another program.",
            name="Notify when an import is done",
        ),
    )
    """Whether to show a desktop notification when an import ends while the window is in the background."""

    look_for_updates = Preference(
        "updates/look",
        lambda: False,
        Flag(),
        Row(
            Page.MESSAGES,
            "New versions",
            "Check for updates once a day",
            "Reads storemon's list of releases on the internet. Nothing about you or your data is sent.",
            there=lambda: bool(release_list()),
        ),
    )
    """Whether to look for a newer version automatically."""

    told_version = Preference("updates/told", lambda: "none", ShortText(20))
    """The newest version that the user was notified of."""

    undoable = Preference(
        "data/undoable",
        lambda: DEFAULT_UNDOABLE,
        Whole(1, MOST_KEPT, decimals=0),
        Row(
            Page.DATA,
            "Imports",
            "Imports of each kind that can be undone",
            "The newest ones. Older imports are merged so that the data does not keep growing.",
        ),
    )
    """How many imports of each kind can be undone, counted from the newest."""

    reports = Preference(
        "data/reports",
        lambda: DEFAULT_REPORTS,
        Whole(1, MOST_KEPT, decimals=0),
        Row(
            Page.DATA,
            "Reports",
            "Reports that stay",
            "The newest ones. The last one of each month and those you keep stay as well.",
        ),
    )
    """How many of the newest reports are kept. `services.paths` reads it too."""

    data_folder = Preference("data/folder", lambda: "", Folder())
    """The folder of the database; empty for the default one. `services.paths` reads it too."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        use_twelve_hours(self.twelve_hours)

    @property
    def reach(self) -> int | None:
        """The reach of new reports in µs; None for no limit."""
        hours = self._reach
        return None if math.isinf(hours) else round(hours * HOUR)

    @reach.setter
    def reach(self, reach: int | None) -> None:
        self._reach = math.inf if reach is None else reach / HOUR

    @property
    def dayparts(self) -> DaypartTimes:
        """When dayparts begin."""
        return dayparts_of(self)

    @property
    def targets(self) -> Targets:
        """The targets of all stores."""
        return Targets(self.target, self.group_targets)

    @property
    def sales(self) -> Sales | None:
        """The inputs of lost sales; None if they are not to be shown."""
        if not self.sales_on:
            return None
        shares = tuple((name, share / 100) for name, share in self.platform_shares.items())
        return Sales(self.sales_per_hour, weights_of(self), shares)

    @property
    def first_day(self) -> int:
        """The first day of the week, 0 = Monday to 6 = Sunday."""
        if self.first_day_choice == SYSTEM:
            return REGION.system.firstDayOfWeek().value - 1
        return int(self.first_day_choice)

    @property
    def days(self) -> tuple[int, ...]:
        """All days of the week in display order, 0 = Monday."""
        return tuple((self.first_day + day) % 7 for day in range(7))

    @property
    def language(self) -> str:
        """The name of the window's language."""
        return system_language() if self.language_choice == SYSTEM else self.language_choice

    @property
    def twelve_hours(self) -> bool:
        """Whether times are written with am and pm."""
        if self.clock_choice == SYSTEM:
            return REGION.twelve
        return self.clock_choice == "12"

    def can_be_kept(self) -> bool:
        """Write pending changes and return whether all of them were saved."""
        self.settings.sync()
        return self.settings.status() is QSettings.Status.NoError

    def restore_defaults(self) -> None:
        """Restore all defaults except the data folder."""
        for preference in self.declared():
            if preference is not Preferences.data_folder:
                preference.__set__(self, preference.default())

    @staticmethod
    def declared() -> list[Preference[Any]]:
        """Return all preferences in the order of the settings."""
        parts = (ReportSettings, Preferences, DaypartSettings)
        values = (value for part in parts for value in vars(part).values())
        return [value for value in values if isinstance(value, Preference)]

    @staticmethod
    def rows() -> list[tuple[Preference[Any], Row]]:
        """Return the preferences that have a row in the settings here, each with its row."""
        return [
            (preference, preference.row)
            for preference in Preferences.declared()
            if preference.row is not None and preference.row.there()
        ]

    def announce(self, name: str) -> None:
        """Emit that a value has changed."""
        if name == "clock_choice":
            use_twelve_hours(self.twelve_hours)
        self.changed.emit("dayparts" if name in STARTS else name.lstrip("_"))
