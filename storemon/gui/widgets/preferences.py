"""What the operator has chosen: typed, checked, and safe against anything that a settings file may hold."""

from __future__ import annotations

import math
from typing import Any, Final

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from storemon.core.daypart_times import DaypartTimes, Sales
from storemon.core.targets import Targets
from storemon.core.vocabulary import (
    DEFAULT_REACH,
    DEFAULT_REPORTS,
    DEFAULT_TARGET,
    DEFAULT_UNDOABLE,
    HOUR,
    Method,
)
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
from storemon.gui.widgets.setting import (
    Choice,
    ChoiceItem,
    Flag,
    Folder,
    Limit,
    Number,
    OfGroups,
    Page,
    Preference,
    Row,
    ShortText,
    Whole,
)

SYSTEM: Final = "system"
MOST_REACH: Final = 1000 * HOUR
MOST_KEPT: Final = 999
MOST_SALES: Final = 1_000_000.0
LONGEST_CURRENCY: Final = 5
SELLING: Final = frozenset({"sales_on", "sales_per_hour", *WEIGHTS})
"""What lost sales depend on, by the names of the settings."""
JUDGING: Final = SELLING | {"target", "group_targets", "currency"}
"""What decides how a report is judged, by the names of the settings."""
_BY_SYSTEM: Final = ChoiceItem(SYSTEM, "System default")


def has_tray() -> bool:
    """Return whether the desktop shows icons in a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Preferences(DaypartSettings, QObject):
    """Everything that can be set; `changed` carries the name of the attribute that has another value.

    Setting a value keeps it at once. One that makes no sense raises `ValueError`: who asks the operator
    checks before.
    """

    changed = Signal(str)

    target = Preference(
        "report/target",
        lambda: DEFAULT_TARGET,
        Whole(0, 10_000, scale=100, around=REGION.around_percent),
        Row(
            Page.REPORTS,
            "Target",
            "Uptime that every store should reach",
            "Share of open time. The rest is the downtime that a store is allowed.",
            name="Target",
        ),
    )
    """The share of the open time that a store is to be up, in hundredths of a percent (answers: Targets)."""

    group_targets = Preference("report/group-targets", dict[str, int], OfGroups(0, 10_000))
    """The same of groups that have a target of their own."""

    method = Preference(
        "report/method",
        lambda: Method.INTERPOLATED,
        Choice(
            (ChoiceItem(Method.INTERPOLATED, "Interpolated"), ChoiceItem(Method.POLL_COUNT, "Check count"))
        ),
        Row(Page.REPORTS, "New reports", "Method"),
    )
    """The method of new reports."""

    _reach = Preference(
        "report/reach",
        lambda: DEFAULT_REACH / HOUR,
        Limit(
            0,
            MOST_REACH / HOUR,
            around=lambda: ("", "\u2009h"),
            at_first=DEFAULT_REACH / HOUR,
            limited="Hours around a check",
            unlimited="No limit",
            limit_name="How long a check counts",
        ),
        Row(
            Page.REPORTS,
            "New reports",
            "How long a check counts",
            "Open time farther than this from any check counts as unknown.",
            name="How long a check counts, in hours",
            needs=lambda preferences: preferences.method is not Method.POLL_COUNT,
        ),
    )

    first_report = Preference(
        "report/first",
        lambda: True,
        Flag(),
        Row(
            Page.REPORTS,
            "New reports",
            "Generate the first report automatically",
            "As soon as checks are imported and there is no report yet.",
        ),
    )
    """Whether files with polls lead to a report by themselves, where there is none yet."""

    update_report = Preference(
        "report/update",
        lambda: True,
        Flag(),
        Row(
            Page.REPORTS,
            "New reports",
            "Update the report automatically",
            "After an import or an undo, the report on the screen is generated again.",
        ),
    )
    """Whether the report that is shown is made again by itself when data has come or gone."""

    sales_on = Preference(
        "report/sales-on",
        lambda: False,
        Flag(),
        Row(
            Page.REPORTS,
            "Lost sales",
            "Show what downtime costs",
            "An estimate: downtime times what a store sells in an open hour.",
            name="Show lost sales",
        ),
    )
    """Whether lost sales are shown at all."""

    currency = Preference(
        "report/currency",
        lambda: REGION.system.currencySymbol()[:LONGEST_CURRENCY] or "$",
        ShortText(LONGEST_CURRENCY),
        Row(
            Page.REPORTS,
            "Lost sales",
            "Sales per open hour",
            name="Currency symbol",
            needs=lambda preferences: preferences.sales_on,
        ),
    )
    """What stands before an amount of money."""

    sales_per_hour = Preference(
        "report/sales",
        lambda: 100.0,
        Number(0, MOST_SALES),
        Row(
            Page.REPORTS,
            "Lost sales",
            "Sales per open hour",
            "For all stores. You can set a store's own figure on its page.",
            needs=lambda preferences: preferences.sales_on,
        ),
    )
    """What an open hour brings, in the currency; it counts only while `sales_on`. See `sales`."""

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
    """A day is written as its number in business hours, 0 = Monday to 6 = Sunday."""

    ask_undo = Preference(
        "ask/undo",
        lambda: True,
        Flag(),
        Row(Page.MESSAGES, "Ask before", "Undoing an import", name="Ask before undoing an import"),
    )
    """Whether undoing an import is asked about first; clearing all data always is."""

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
    """Whether to ask before leaving while an import or a report is at work."""

    tray = Preference(
        "window/tray",
        lambda: False,
        Flag(),
        Row(
            Page.MESSAGES,
            "Without the window",
            "Go on in the tray when the window is closed",
            "Folders, schedules and alerts go on. Only where the desktop has a tray.",
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
    """Whether the system tells of their end while the window is in the background."""

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
    """How many imports of each kind can be undone: the newest."""

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
    """How many reports stay: the newest. `services.paths` reads it too."""

    data_folder = Preference("data/folder", lambda: "", Folder())
    """The folder that holds the database; empty for the usual one. `services.paths` reads it too."""

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
        """What lost sales are made of; None where they are not to be shown."""
        return Sales(self.sales_per_hour, weights_of(self)) if self.sales_on else None

    @property
    def first_day(self) -> int:
        """The day a week begins with, 0 = Monday to 6 = Sunday."""
        if self.first_day_choice == SYSTEM:
            return REGION.system.firstDayOfWeek().value - 1
        return int(self.first_day_choice)

    @property
    def days(self) -> tuple[int, ...]:
        """All days of the week in the order that they are shown in, 0 = Monday."""
        return tuple((self.first_day + day) % 7 for day in range(7))

    @property
    def language(self) -> str:
        """The name of the language that the window is to speak."""
        return system_language() if self.language_choice == SYSTEM else self.language_choice

    @property
    def twelve_hours(self) -> bool:
        """Whether times are written with am and pm."""
        if self.clock_choice == SYSTEM:
            return REGION.twelve
        return self.clock_choice == "12"

    def can_be_kept(self) -> bool:
        """Write what is not written yet, and return whether all of it will be there the next time."""
        self.settings.sync()
        return self.settings.status() is QSettings.Status.NoError

    def restore_defaults(self) -> None:
        """Take every choice back but where the data is."""
        for preference in self.declared():
            if preference is not Preferences.data_folder:
                preference.__set__(self, preference.default())

    @staticmethod
    def declared() -> list[Preference[Any]]:
        """Return everything that can be set, in its order in the settings."""
        both = (*vars(Preferences).values(), *vars(DaypartSettings).values())
        return [value for value in both if isinstance(value, Preference)]

    def announce(self, name: str) -> None:
        """Tell of a value that has changed."""
        if name == "clock_choice":
            use_twelve_hours(self.twelve_hours)
        self.changed.emit("dayparts" if name in STARTS else name.lstrip("_"))
