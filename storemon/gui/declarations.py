"""What a feature declares: its name, its place in rail, menus and guide, and what connects it.

All of it is read before the first paint, so nothing of a feature itself is imported here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

Keys = str | QKeySequence.StandardKey


class Menu(StrEnum):
    """A menu of the menu bar, in their order."""

    FILE = "file"
    EDIT = "edit"
    REPORT = "report"
    VIEW = "view"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An action in a menu, or with `submenu` a menu of its own there.

    `group` orders the entries of a menu, those of one group as they are declared; a line parts the groups.
    `text` is English with its mnemonic; the menus translate it. `ready`: whether it is enabled at first.
    """

    name: str
    menu: Menu
    group: int
    text: str
    keys: tuple[Keys, ...] = ()
    submenu: bool = False
    ready: bool = True
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """A page of the guide and a heading on it. With `needs_report`, the first page until there is one."""

    page: str
    heading: str = ""
    needs_report: bool = True


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that the window can do; `gui/features.py` lists them.

    `controller` is `module:Class`, imported after the first paint and called with the `Context`. That of a
    feature with a page is a `PageController`, which the navigator knows by the feature's `name`.

    A page with a `title` (and its mnemonic) has a button in the rail with an `icon`, and an entry in the View
    menu with a `shortcut`; one that is reached from others names in `under` whose button is marked meanwhile.
    With `replaced_when_empty`, the welcome page takes its place until there is a report.
    """

    name: str
    controller: str
    title: str = ""
    icon: str = ""
    shortcut: str = ""
    under: str = ""
    guide: GuidePlace | None = None
    entries: tuple[MenuEntry, ...] = ()
    replaced_when_empty: bool = False

    @property
    def page_entry(self) -> str:
        """The name of the menu entry that shows the page."""
        return f"page-{self.name}"


def menu_text(text: str) -> str:
    """Return a declared text in the window's language."""
    return QCoreApplication.translate("Menus", text)


def menu_entries(features: Sequence[Feature]) -> list[MenuEntry]:
    """Return the entries of all menus in their order, those that show pages among them."""
    found = [
        MenuEntry(feature.page_entry, Menu.VIEW, 0, feature.title, (feature.shortcut,))
        for feature in features
        if feature.title
    ]
    found += [entry for feature in features for entry in feature.entries]
    return sorted(found, key=lambda entry: (list(Menu).index(entry.menu), entry.group))
