"""What the operator has chosen: typed, checked, and safe against anything that a settings file may hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, TypeVar, overload
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject, QSettings, Signal

from storemon.core.vocabulary import DEFAULT_REACH, DEFAULT_TARGET, DEFAULT_UNDOABLE, HOUR, Method
from storemon.gui.widgets.clock_choice import use_twelve_hours
from storemon.gui.widgets.language import LANGUAGES, system_language
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.stored import number, stored_text

T = TypeVar("T")

SYSTEM: Final = "system"
THEMES: Final = (SYSTEM, "light", "dark")
CLOCKS: Final = (SYSTEM, "24", "12")
LANGUAGE_CHOICES: Final = (SYSTEM, *LANGUAGES)
FIRST_DAYS: Final = (SYSTEM, *(str(day) for day in range(7)))
"""A day is written as its number in business hours, 0 = Monday to 6 = Sunday."""

MOST_REACH: Final = 1000 * HOUR
MOST_UNDOABLE: Final = 999
MOST_SALES: Final = 1_000_000.0
LONGEST_CURRENCY: Final = 5


class Preference(Generic[T]):
    """One value under `key`; `parse` returns None for what makes no sense, and then `default` stands."""

    def __init__(
        self,
        key: str,
        default: Callable[[], T],
        parse: Callable[[str], T | None],
        text: Callable[[T], str] = str,
    ) -> None:
        self.key = key
        self.default = default
        self.parse = parse
        self.text = text

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the attribute's name, which `Preferences.changed` carries."""
        self.name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Preference[T]: ...
    @overload
    def __get__(self, owner: Preferences, kind: type) -> T: ...
    def __get__(self, owner: Preferences | None, kind: type) -> T | Preference[T]:
        """Return the value, the default where there is none."""
        if owner is None:
            return self
        text = stored_text(owner.settings, self.key)
        value = None if text is None else self.parse(text)
        return self.default() if value is None else value

    def __set__(self, owner: Preferences, value: T) -> None:
        """Keep the value and tell of it where it is another; raises `ValueError` where it makes no sense."""
        text = self.text(value)
        if self.parse(text) is None:
            raise ValueError(f"{self.name} cannot be {text!r}")
        if self.__get__(owner, type(owner)) != value:
            owner.settings.setValue(self.key, text)
            owner.tell(self.name)


def _choice(key: str, choices: tuple[str, ...]) -> Preference[str]:
    return Preference(key, lambda: choices[0], lambda text: text if text in choices else None)


def _flag(key: str, *, default: bool) -> Preference[bool]:
    words = {"true": True, "false": False}
    return Preference(key, lambda: default, words.get, lambda value: str(value).lower())


def _within(text: str, lowest: float, highest: float) -> float | None:
    value = number(text)
    return value if value is not None and lowest <= value <= highest else None


def _target(text: str) -> int | None:
    value = _within(text, 0, 10_000)
    return None if value is None else round(value)


def _whole(text: str) -> int | None:
    value = _within(text, 1, MOST_UNDOABLE)
    return None if value is None else round(value)


def _hours(text: str) -> float | None:
    return math.inf if text == "none" else _within(text, 0, MOST_REACH / HOUR)


def _method(text: str) -> Method | None:
    return Method(text) if text in list(Method) else None


def _currency(text: str) -> str | None:
    return text if text.isprintable() and 0 < len(text.strip()) <= LONGEST_CURRENCY >= len(text) else None


def _folder(text: str) -> str | None:
    if not text:
        return ""
    path = unquote(text)
    return path if path.isprintable() and Path(path).is_absolute() else None


class Preferences(QObject):
    """Everything that can be set; `changed` carries the name of the attribute that has another value.

    Setting a value keeps it at once. One that makes no sense raises `ValueError`: who asks the operator
    checks before.
    """

    changed = Signal(str)

    target = Preference("report/target", lambda: DEFAULT_TARGET, _target)
    """The share of the open time that a store is to be up, in hundredths of a percent (answers: Targets)."""

    method = Preference("report/method", lambda: Method.INTERPOLATED, _method)
    """The method of new reports."""

    _reach = Preference(
        "report/reach",
        lambda: DEFAULT_REACH / HOUR,
        _hours,
        lambda hours: "none" if math.isinf(hours) else str(hours),
    )

    update_report = _flag("report/update", default=True)
    """Whether the report that is shown is made again by itself when data has come or gone."""

    sales_on = _flag("report/sales-on", default=False)
    """Whether lost sales are shown at all."""

    sales_per_hour = Preference("report/sales", lambda: 100.0, lambda text: _within(text, 0, MOST_SALES))
    """What an open hour brings, in the currency; it counts only while `sales_on`. See `sales`."""

    currency = Preference(
        "report/currency", lambda: REGION.system.currencySymbol()[:LONGEST_CURRENCY] or "$", _currency
    )
    """What stands before an amount of money."""

    undoable = Preference("data/undoable", lambda: DEFAULT_UNDOABLE, _whole)
    """How many imports of polls can be undone: the newest."""

    first_day_choice = _choice("look/first-day", FIRST_DAYS)
    language_choice = _choice("look/language", LANGUAGE_CHOICES)
    """It counts when the program is started the next time."""

    clock_choice = _choice("look/clock", CLOCKS)
    theme = _choice("theme", THEMES)

    ask_undo = _flag("ask/undo", default=True)
    """Whether undoing an import is asked about first; clearing all data always is."""

    ask_quit = _flag("ask/quit", default=True)
    """Whether to ask before leaving while an import or a report is at work."""

    notify_reports = _flag("notify/reports", default=True)
    notify_imports = _flag("notify/imports", default=True)
    """Whether the system tells of their end while the window is in the background."""

    data_folder = Preference("data/folder", lambda: "", _folder, quote)
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
    def sales(self) -> float | None:
        """Lost sales per open hour; None where they are not to be shown."""
        return self.sales_per_hour if self.sales_on else None

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
        """Whether times are told as am and pm."""
        if self.clock_choice == SYSTEM:
            return REGION.twelve
        return self.clock_choice == "12"

    def can_be_kept(self) -> bool:
        """Write what is not written yet, and return whether all of it will be there the next time."""
        self.settings.sync()
        return self.settings.status() is QSettings.Status.NoError

    def restore_defaults(self) -> None:
        """Take every choice back but where the data is."""
        for value in list(vars(Preferences).values()):
            if isinstance(value, Preference) and value is not Preferences.data_folder:
                value.__set__(self, value.default())

    def tell(self, name: str) -> None:
        """Tell of a value that has changed."""
        if name == "clock_choice":
            use_twelve_hours(self.twelve_hours)
        self.changed.emit(name.lstrip("_"))
