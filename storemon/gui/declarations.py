"""What a feature declares: its name, its place in the rail, menus and guide, and its controller.

Declarations are read before the first paint, so they do not import the feature itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

Keys = str | QKeySequence.StandardKey


class Menu(StrEnum):
    """A menu of the menu bar, in display order."""

    FILE = "file"
    EDIT = "edit"
    REPORT = "report"
    VIEW = "view"
    HELP = "help"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MenuEntry:
    """An action in a menu or, with `submenu`, a submenu.

    The entries of a menu are ordered by `group`, then by declaration, with a separator between groups.
    `text` is English with its mnemonic; the menus translate it. `ready`: whether it is initially enabled.
    """

    name: str
    menu: Menu
    group: int
    text: str
    keys: tuple[Keys, ...] = ()
    submenu: bool = False
    ready: bool = True
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GuidePlace:
    """A page of the guide and a heading on it. With `needs_report`, the first page if there is no report."""

    page: str
    heading: str = ""
    needs_report: bool = True


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Feature:
    """A feature of the window; `gui/features.py` lists all of them.

    `controller` is `module:Class`, imported after the first paint and called with the `Context`. If the
    feature has a page, it is a `PageController`, which the navigator finds by the feature's `name`.

    A page with a `title` (with mnemonic) has a button in the rail with an `icon` and an entry in the View
    menu with a `shortcut`. A page that is reached from others names in `under` the page whose button is
    marked while it is shown. With `replaced_when_empty`, the welcome page is shown until there is a report.
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
    """Return the entries of all menus in order, including those that show pages."""
    found = [
        MenuEntry(feature.page_entry, Menu.VIEW, 0, feature.title, (feature.shortcut,))
        for feature in features
        if feature.title
    ]
    found += [entry for feature in features for entry in feature.entries]
    return sorted(found, key=lambda entry: (list(Menu).index(entry.menu), entry.group))
