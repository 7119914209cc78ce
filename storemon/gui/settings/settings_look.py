"""Settings of the looks, and of when the program asks and tells."""

from __future__ import annotations

from datetime import time
from typing import Final

from typing_extensions import override

from storemon.gui.settings.settings_rows import SettingsRows
from storemon.gui.widgets.format import time_of_day, weekday_name
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.language import LANGUAGES
from storemon.gui.widgets.preferences import CLOCKS, FIRST_DAYS, LANGUAGE_CHOICES, THEMES, Preferences
from storemon.gui.widgets.theme import Theme

_EVENING: Final = time(18, 30)


class LookSettings(SettingsRows):
    """Theme, clock and week."""

    def __init__(self, theme: Theme, icons: Icons, preferences: Preferences) -> None:
        super().__init__(theme, icons, preferences)
        tr = self.tr
        system = tr("System default")
        days = [weekday_name(day) for day in range(7)]
        self.theme = self.selector(tr("Theme"), system, tr("Light"), tr("Dark"))
        self.language = self.selector(tr("Language"), system, *LANGUAGES.values())
        self.clock = self.selector(
            tr("Clock"),
            system,
            tr("24 hours ({time})").format(time=time_of_day(_EVENING, twelve=False)),
            tr("12 hours ({time})").format(time=time_of_day(_EVENING, twelve=True)),
        )
        self.first_day = self.selector(tr("First day of the week"), system, *days)
        self.head(tr("Appearance"))
        self.row(tr("Theme"), self.theme)
        self.row(tr("Language"), self.language, hint=tr("It changes when storemon is started the next time."))
        self.head(tr("Times"))
        self.row(tr("Clock"), self.clock)
        self.row(tr("First day of the week"), self.first_day)
        boxes = (self.theme, self.language, self.clock, self.first_day)
        self.end(*(box.currentIndexChanged for box in boxes))

    @override
    def show_values(self) -> None:
        """Show the values as they are kept."""
        chosen = self._preferences
        self.theme.setCurrentIndex(THEMES.index(chosen.theme))
        self.language.setCurrentIndex(LANGUAGE_CHOICES.index(chosen.language_choice))
        self.clock.setCurrentIndex(CLOCKS.index(chosen.clock_choice))
        self.first_day.setCurrentIndex(FIRST_DAYS.index(chosen.first_day_choice))

    @override
    def keep_values(self) -> None:
        """Keep the values as they are shown."""
        chosen = self._preferences
        chosen.theme = THEMES[self.theme.currentIndex()]
        chosen.language_choice = LANGUAGE_CHOICES[self.language.currentIndex()]
        chosen.clock_choice = CLOCKS[self.clock.currentIndex()]
        chosen.first_day_choice = FIRST_DAYS[self.first_day.currentIndex()]


class NoticeSettings(SettingsRows):
    """What is asked before, and what the system tells of."""

    def __init__(self, theme: Theme, icons: Icons, preferences: Preferences) -> None:
        super().__init__(theme, icons, preferences)
        tr = self.tr
        self.flags = {
            "ask_undo": self.switch(tr("Ask before undoing an import")),
            "ask_quit": self.switch(tr("Ask before quitting while something is running")),
            "notify_reports": self.switch(tr("Tell when a report is ready")),
            "notify_imports": self.switch(tr("Tell when an import is done")),
        }
        self.head(tr("Ask before"))
        self.row(tr("Undoing an import"), self.flags["ask_undo"])
        self.row(
            tr("Quitting while something is running"),
            self.flags["ask_quit"],
            hint=tr("Files that were imported before you quit stay; the others are not imported."),
        )
        self.head(tr("Notifications"))
        self.row(tr("A report is ready"), self.flags["notify_reports"])
        self.row(
            tr("An import is done"),
            self.flags["notify_imports"],
            hint=tr("Only while you are in another program."),
        )
        self.end(*(switch.toggled for switch in self.flags.values()))

    @override
    def show_values(self) -> None:
        """Show the values as they are kept."""
        for name, switch in self.flags.items():
            switch.setChecked(getattr(self._preferences, name))

    @override
    def keep_values(self) -> None:
        """Keep the values as they are shown."""
        for name, on in [(name, switch.isChecked()) for name, switch in self.flags.items()]:
            setattr(self._preferences, name, on)
