"""The menu bar: every action of the window with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from storemon.gui.kit.preferences import Preferences

_KEYS: Final = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey


class Menus(QObject):
    """Builds the menus into a menu bar; the window connects the actions."""

    page_wanted = Signal(str)
    sort_wanted = Signal(int)

    def __init__(self, bar: QMenuBar, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.file = bar.addMenu(self.tr("&File"))
        self.edit = bar.addMenu(self.tr("&Edit"))
        self.report = bar.addMenu(self.tr("&Report"))
        self.view = bar.addMenu(self.tr("&View"))
        self.help = bar.addMenu(self.tr("&Help"))
        self._fill_file()
        self._fill_edit()
        self.generate = self.add(self.report, self.tr("&Generate report"), "Ctrl+R")
        self.cancel = self.add(self.report, self.tr("&Cancel report"))
        self._fill_view()
        self.guide = self.add(self.help, self.tr("&Guide"), _KEYS.HelpContents, ready=False)
        self.help.addSeparator()
        self.about = self.add(self.help, self.tr("&About storemon"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        preferences.changed.connect(self._preference_changed)

    def add(self, menu: QMenu, text: str, *keys: Keys, ready: bool = True) -> QAction:
        """Add an action with its keys at the end of a menu, enabled where `ready`."""
        action = QAction(text, menu)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setEnabled(ready)
        # On macOS, Qt would move what is called settings or the like into the application's menu.
        action.setMenuRole(QAction.MenuRole.NoRole)
        menu.addAction(action)
        return action

    def _fill_file(self) -> None:
        self.open = self.add(self.file, self.tr("&Open files…"), _KEYS.Open)
        self.recent = self.file.addMenu(self.tr("Open re&cent"))
        self.recent.setEnabled(False)
        self.file.addSeparator()
        self.export = self.file.addMenu(self.tr("&Export"))
        self.file.addSeparator()
        self.backup = self.add(self.file, self.tr("&Back up now…"))
        self.restore = self.add(self.file, self.tr("&Restore a backup…"))
        self.file.addSeparator()
        self.quit = self.add(self.file, self.tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self) -> None:
        self.undo = self.add(self.edit, self.tr("&Undo last import…"), _KEYS.Undo, ready=False)
        self.edit.addSeparator()
        self.copy = self.add(self.edit, self.tr("&Copy rows with headers"), _KEYS.Copy, ready=False)
        self.filter = self.add(self.edit, self.tr("&Find stores"), _KEYS.Find)
        self.edit.addSeparator()
        self.settings = self.add(self.edit, self.tr("&Settings…"), "Ctrl+,", ready=False)
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _fill_view(self) -> None:
        for name, text, key in (
            ("overview", self.tr("O&verview"), "Ctrl+1"),
            ("stores", self.tr("&Stores"), "Ctrl+2"),
            ("hours", self.tr("&Hours"), "Ctrl+3"),
            ("imports", self.tr("&Imports"), "Ctrl+4"),
        ):
            action = self.add(self.view, text, key)
            action.setData(name)
            action.triggered.connect(self._page_chosen)
        self.view.addSeparator()
        self._sorts = self.view.addMenu(self.tr("S&ort by"))
        self.columns = self.view.addMenu(self.tr("&Columns"))
        self.columns.setEnabled(False)
        self.view.addSeparator()
        look = self.view.addMenu(self.tr("&Theme"))
        self._looks = QActionGroup(self)
        for choice, text in (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            action = self.add(look, text)
            action.setCheckable(True)
            action.setChecked(self._preferences.theme == choice)
            action.setData(choice)
            self._looks.addAction(action)
        self._looks.triggered.connect(self._look_chosen)

    def offer_sorts(self, names: Sequence[str]) -> None:
        """List the columns that the table can be sorted by, for those who use no mouse."""
        for column, name in enumerate(names):
            action = self._sorts.addAction(name)
            action.setData(column)
            action.triggered.connect(self._sort_chosen)

    @Slot()
    def _sort_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.sort_wanted.emit(int(action.data()))

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "theme":
            for action in self._looks.actions():
                action.setChecked(action.data() == self._preferences.theme)

    @Slot(QAction)
    def _look_chosen(self, action: QAction) -> None:
        self._preferences.theme = str(action.data())

    @Slot()
    def _page_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.page_wanted.emit(str(action.data()))
