"""The declaration of a setting: key, default, kind of values, and its row in the settings dialog.

The classes are written out, as creating the code of a dataclass takes a millisecond of each start.
"""

from __future__ import annotations

import json
import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload
from urllib.parse import quote, unquote

from PySide6.QtCore import QCoreApplication

from storemon.core.daypart_times import parse_clock
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.gui.widgets.stored import number, stored_text
from storemon.override import override

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

T = TypeVar("T")


class Kind(ABC, Generic[T]):
    """The kind of a setting's values. `gui/settings/setting_editors.py` has the editors."""

    @abstractmethod
    def parse(self, text: str) -> T | None:
        """Return the value of a text, None if it is invalid."""

    def text(self, value: T) -> str:
        """Return the text to store for a value."""
        return str(value)


class Flag(Kind[bool]):
    """On or off."""

    @override
    def parse(self, text: str) -> bool | None:
        return {"true": True, "false": False}.get(text)

    @override
    def text(self, value: bool) -> str:
        return str(value).lower()


class ChoiceItem(Generic[T]):
    """A value and its label, in which `setting_editors` fills in times and days."""

    def __init__(self, value: T, label: str) -> None:
        self.value = value
        self.label = label

    @classmethod
    def named(cls, value: T, name: str) -> ChoiceItem[T]:
        """Make an item whose label is a name that is not translated."""
        return cls(value, name)


class Choice(Kind[T]):
    """One of a few values."""

    def __init__(self, items: tuple[ChoiceItem[T], ...]) -> None:
        self.items = items

    @override
    def parse(self, text: str) -> T | None:
        return next((item.value for item in self.items if str(item.value) == text), None)


class Range(Kind[T]):
    """A number; its field shows it divided by `scale`, with the texts `around` it."""

    def __init__(
        self,
        lowest: float,
        highest: float,
        decimals: int = 2,
        scale: int = 1,
        around: Callable[[], tuple[str, str]] = lambda: ("", ""),
    ) -> None:
        self.lowest = lowest
        self.highest = highest
        self.decimals = decimals
        self.scale = scale
        self.around = around

    def within(self, text: str) -> float | None:
        """Return the number in a text, None if it is out of range or not a number."""
        value = number(text)
        return value if value is not None and self.lowest <= value <= self.highest else None


class Number(Range[float]):
    """A number with decimals."""

    @override
    def parse(self, text: str) -> float | None:
        return self.within(text)


class Whole(Range[int]):
    """A whole number."""

    @override
    def parse(self, text: str) -> int | None:
        value = self.within(text)
        return None if value is None else round(value)


class Limit(Range[float]):
    """A number, or infinity for no limit. The texts label that choice; `at_first` is the initial limit."""

    def __init__(
        self,
        lowest: float,
        highest: float,
        *,
        around: Callable[[], tuple[str, str]],
        at_first: float,
        limited: str,
        unlimited: str,
        limit_name: str,
    ) -> None:
        super().__init__(lowest, highest, around=around)
        self.at_first = at_first
        self.limited = limited
        self.unlimited = unlimited
        self.limit_name = limit_name

    @override
    def parse(self, text: str) -> float | None:
        return math.inf if text == "none" else self.within(text)

    @override
    def text(self, value: float) -> str:
        return "none" if math.isinf(value) else str(value)


class ShortText(Kind[str]):
    """A few printable characters, not all of them spaces."""

    def __init__(self, longest: int) -> None:
        self.longest = longest

    @override
    def parse(self, text: str) -> str | None:
        return text if text.isprintable() and text.strip() and len(text) <= self.longest else None


class Folder(Kind[str]):
    """The absolute path of a folder; empty for the default one."""

    @override
    def parse(self, text: str) -> str | None:
        path = unquote(text)
        return path if not path or (path.isprintable() and Path(path).is_absolute()) else None

    @override
    def text(self, value: str) -> str:
        return quote(value)


class TimeOfDay(Kind[int]):
    """A time of day to the minute, in µs since midnight; stored like 17:30."""

    @override
    def parse(self, text: str) -> int | None:
        return parse_clock(text)

    @override
    def text(self, value: int) -> str:
        return f"{value // HOUR:02}:{value % HOUR // MINUTE:02}"


class OfGroups(Kind[dict[str, int]]):
    """A whole number for some groups or platforms, by name; not editable in the settings dialog."""

    def __init__(self, lowest: int, highest: int) -> None:
        self.lowest = lowest
        self.highest = highest

    @override
    def parse(self, text: str) -> dict[str, int] | None:
        try:
            found = json.loads(unquote(text))
        except (ValueError, RecursionError):
            return None
        sound = isinstance(found, dict) and all(
            type(value) is int and self.lowest <= value <= self.highest for value in found.values()
        )
        return found if sound else None

    @override
    def text(self, value: dict[str, int]) -> str:
        # Quoted, so that nothing in a name looks like an object to Qt.
        return quote(json.dumps(value))


class Page(Enum):
    """A page of the settings."""

    REPORTS = 1
    APPEARANCE = 2
    MESSAGES = 3
    DATA = 4


class Row:
    """Where a setting is edited: a row of a page, below the title of its `group`.

    `name` is the field's accessible name; if empty, `text` is used. Consecutive settings with the same `text`
    share a row. The setting can be edited only while `needs` is true; if `there` is false, it has no row.
    """

    def __init__(
        self,
        page: Page,
        group: str,
        text: str,
        hint: str = "",
        name: str = "",
        needs: Callable[[Any], bool] = lambda _preferences: True,
        there: Callable[[], bool] = lambda: True,
    ) -> None:
        self.page = page
        self.group = group
        self.text = text
        self.hint = hint
        self.name = name
        self.needs = needs
        self.there = there


def setting_text(text: str) -> str:
    """Return a declaration's text in the window's language."""
    return QCoreApplication.translate("Settings", text) if text else ""


class Owner(Protocol):
    """An object that has settings."""

    @property
    def settings(self) -> QSettings:
        """Where the settings are stored."""

    def announce(self, name: str) -> None:
        """Report that a setting has changed."""


class Preference(Generic[T]):
    """One value stored under `key`; `default` applies if it is missing or invalid."""

    def __init__(self, key: str, default: Callable[[], T], kind: Kind[T], row: Row | None = None) -> None:
        self.key = key
        self.default = default
        self.kind = kind
        self.row = row

    def __set_name__(self, owner: type, name: str) -> None:
        """Store the attribute's name, which `Preferences.changed` carries."""
        self.name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Preference[T]: ...
    @overload
    def __get__(self, owner: Owner, kind: type) -> T: ...
    def __get__(self, owner: Owner | None, kind: type) -> T | Preference[T]:
        """Return the value, or the default if there is none."""
        if owner is None:
            return self
        text = stored_text(owner.settings, self.key)
        value = None if text is None else self.kind.parse(text)
        return self.default() if value is None else value

    def __set__(self, owner: Owner, value: T) -> None:
        """Save the value and announce it if it differs; raises `ValueError` if it is invalid."""
        text = self.kind.text(value)
        if self.kind.parse(text) is None:
            raise ValueError(f"{self.name} cannot be {text!r}")
        if self.__get__(owner, type(owner)) != value:
            owner.settings.setValue(self.key, text)
            owner.announce(self.name)
