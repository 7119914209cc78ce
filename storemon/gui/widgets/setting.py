"""The declaration of a setting: key, default, the kind of its values, and its row in the settings."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload
from urllib.parse import quote, unquote

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from storemon.core.daypart_times import parse_clock
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.gui.widgets.stored import number, stored_text

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

T = TypeVar("T")


class Kind(Protocol[T]):
    """What the values of a setting are. How one is edited is in `gui/settings/setting_editors.py`."""

    def parse(self, text: str) -> T | None:
        """Return the value that a text means, None where it makes no sense."""

    def text(self, value: T) -> str:
        """Return what is written for a value."""
        return str(value)


class Flag(Kind[bool]):
    """On or off."""

    @override
    def parse(self, text: str) -> bool | None:
        return {"true": True, "false": False}.get(text)

    @override
    def text(self, value: bool) -> str:
        return str(value).lower()


@dataclass(frozen=True, slots=True)
class ChoiceItem(Generic[T]):
    """A value and its label, in which `setting_editors` fills in times and days."""

    value: T
    label: str

    @classmethod
    def named(cls, value: T, name: str) -> ChoiceItem[T]:
        """Make one of which the label is a name that needs no translation."""
        return cls(value, name)


@dataclass(frozen=True)
class Choice(Kind[T]):
    """One of a few values."""

    items: tuple[ChoiceItem[T], ...]

    @override
    def parse(self, text: str) -> T | None:
        return next((item.value for item in self.items if str(item.value) == text), None)


@dataclass(frozen=True)
class Range(Kind[T]):
    """A number; a field shows it divided by `scale`, with signs `around` it."""

    lowest: float
    highest: float
    decimals: int = 2
    scale: int = 1
    around: Callable[[], tuple[str, str]] = lambda: ("", "")

    def within(self, text: str) -> float | None:
        """Return the number that a text holds, None where it is too small or too large."""
        value = number(text)
        return value if value is not None and self.lowest <= value <= self.highest else None


@dataclass(frozen=True)
class Number(Range[float]):
    """A number with decimals."""

    @override
    def parse(self, text: str) -> float | None:
        return self.within(text)


@dataclass(frozen=True)
class Whole(Range[int]):
    """A whole number."""

    @override
    def parse(self, text: str) -> int | None:
        value = self.within(text)
        return None if value is None else round(value)


@dataclass(frozen=True)
class Limit(Range[float]):
    """A number or infinity. The texts name that choice; `at_first` is shown when a limit is chosen."""

    at_first: float = 0
    limited: str = ""
    unlimited: str = ""
    limit_name: str = ""

    @override
    def parse(self, text: str) -> float | None:
        return math.inf if text == "none" else self.within(text)

    @override
    def text(self, value: float) -> str:
        return "none" if math.isinf(value) else str(value)


@dataclass(frozen=True)
class ShortText(Kind[str]):
    """A few characters that can be seen."""

    longest: int

    @override
    def parse(self, text: str) -> str | None:
        return text if text.isprintable() and text.strip() and len(text) <= self.longest else None


class Folder(Kind[str]):
    """The full path of a folder; empty for the usual one."""

    @override
    def parse(self, text: str) -> str | None:
        path = unquote(text)
        return path if not path or (path.isprintable() and Path(path).is_absolute()) else None

    @override
    def text(self, value: str) -> str:
        return quote(value)


class TimeOfDay(Kind[int]):
    """A time of day to the minute, in µs since midnight; written like 17:30."""

    @override
    def parse(self, text: str) -> int | None:
        return parse_clock(text)

    @override
    def text(self, value: int) -> str:
        return f"{value // HOUR:02}:{value % HOUR // MINUTE:02}"


@dataclass(frozen=True)
class OfGroups(Kind[dict[str, int]]):
    """A whole number for some groups or platforms, by their names; nothing edits it in the settings."""

    lowest: int
    highest: int

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


@dataclass(frozen=True, slots=True)
class Row:
    """Where a setting is edited: a row of a page, below the title of its `group`.

    `name` is its field's for those who hear the program, `text` where it is empty. Settings of one `text`
    after each other share the row. With `needs`, it can be edited while that is so; where it is not `there`,
    this program has no such thing.
    """

    page: Page
    group: str
    text: str
    hint: str = ""
    name: str = ""
    needs: Callable[[Any], bool] = lambda _preferences: True
    there: Callable[[], bool] = lambda: True


def setting_text(text: str) -> str:
    """Return a text of a declaration in the window's language."""
    return QCoreApplication.translate("Settings", text) if text else ""


class Owner(Protocol):
    """What has settings."""

    @property
    def settings(self) -> QSettings:
        """Where they are written."""

    def announce(self, name: str) -> None:
        """Tell that one has changed."""


class Preference(Generic[T]):
    """One value under `key`; where nothing or nonsense is written, `default` stands."""

    def __init__(self, key: str, default: Callable[[], T], kind: Kind[T], row: Row | None = None) -> None:
        self.key = key
        self.default = default
        self.kind = kind
        self.row = row

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the attribute's name, which `Preferences.changed` carries."""
        self.name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Preference[T]: ...
    @overload
    def __get__(self, owner: Owner, kind: type) -> T: ...
    def __get__(self, owner: Owner | None, kind: type) -> T | Preference[T]:
        """Return the value, the default where there is none."""
        if owner is None:
            return self
        text = stored_text(owner.settings, self.key)
        value = None if text is None else self.kind.parse(text)
        return self.default() if value is None else value

    def __set__(self, owner: Owner, value: T) -> None:
        """Keep the value and tell of it where it is another; raises `ValueError` where it makes no sense."""
        text = self.kind.text(value)
        if self.kind.parse(text) is None:
            raise ValueError(f"{self.name} cannot be {text!r}")
        if self.__get__(owner, type(owner)) != value:
            owner.settings.setValue(self.key, text)
            owner.announce(self.name)
