"""The menu bar: all actions of the window with their shortcuts, as declared by the features."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from storemon.gui.declarations import Feature, Menu, MenuEntry, menu_entries, menu_text


class Menus(QObject):
    """Builds the menus into a menu bar; `page_wanted` carries the name of a page."""

    page_wanted = Signal(str)

    def __init__(self, bar: QMenuBar, features: Sequence[Feature], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars = {
            Menu.FILE: bar.addMenu(self.tr("&File")),
            Menu.EDIT: bar.addMenu(self.tr("&Edit")),
            Menu.REPORT: bar.addMenu(self.tr("&Report")),
            Menu.VIEW: bar.addMenu(self.tr("&View")),
            Menu.HELP: bar.addMenu(self.tr("&Help")),
        }
        self._actions: dict[str, QAction] = {}
        self._submenus: dict[str, QMenu] = {}
        last: MenuEntry | None = None
        for entry in menu_entries(features):
            if last is not None and last.menu is entry.menu and last.group != entry.group:
                self.bars[entry.menu].addSeparator()
            self.add(entry)
            last = entry
        for feature in features:
            if feature.title:
                action = self[feature.page_entry]
                action.triggered.connect(partial(self.page_wanted.emit, feature.name))

    def __getitem__(self, name: str) -> QAction:
        """Return the action of an entry."""
        return self._actions[name]

    def submenu(self, name: str) -> QMenu:
        """Return the submenu of an entry."""
        return self._submenus[name]

    def add(self, entry: MenuEntry, before: str = "") -> None:
        """Add an entry at the end of a menu or before another entry."""
        menu = self.bars[entry.menu]
        text = menu_text(entry.text)
        if entry.submenu:
            submenu = QMenu(text, menu)
            submenu.setEnabled(entry.ready)
            self._submenus[entry.name] = submenu
            action = submenu.menuAction()
        else:
            action = self._actions[entry.name] = QAction(text, menu)
            action.setShortcuts([QKeySequence(key) for key in entry.keys])
            action.setEnabled(entry.ready)
        # On macOS, Qt would move entries with names like Settings into the application menu.
        action.setMenuRole(entry.role)
        if before in self._actions:
            menu.insertAction(self._actions[before], action)
        else:
            menu.addAction(action)
