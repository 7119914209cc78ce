"""The menu bar: every action of the window with its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar

from storemon.gui.preferences import Preferences


class Menus(QObject):
    """Builds the menus into a menu bar; the window connects the actions."""

    page_wanted = Signal(str)
    sort_wanted = Signal(int)

    def __init__(self, bar: QMenuBar, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        keys = QKeySequence.StandardKey
        file = bar.addMenu(self.tr("&File"))
        self.open = file.addAction(self.tr("&Open files…"))
        self.open.setShortcut(keys.Open)
        self.export = file.addMenu(self.tr("&Export"))
        file.addSeparator()
        self.backup = file.addAction(self.tr("&Back up now…"))
        self.restore = file.addAction(self.tr("&Restore a backup…"))
        file.addSeparator()
        self.quit = file.addAction(self.tr("&Quit"))
        self.quit.setShortcut(QKeySequence("Ctrl+Q"))
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        report = bar.addMenu(self.tr("&Report"))
        self.generate = report.addAction(self.tr("&Generate report"))
        self.generate.setShortcut(QKeySequence("Ctrl+R"))
        self.cancel = report.addAction(self.tr("&Cancel report"))
        view = bar.addMenu(self.tr("&View"))
        self.filter = view.addAction(self.tr("&Filter stores"))
        self.filter.setShortcut(keys.Find)
        self._sorts = view.addMenu(self.tr("&Sort by"))
        view.addSeparator()
        for name, text, key in (
            ("stores", self.tr("&Stores"), "Ctrl+1"),
            ("imports", self.tr("&Imports"), "Ctrl+2"),
        ):
            action = view.addAction(text)
            action.setData(name)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(self._page_chosen)
        view.addSeparator()
        look = view.addMenu(self.tr("&Theme"))
        self._looks = QActionGroup(self)
        for choice, text in (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            action = look.addAction(text)
            action.setCheckable(True)
            action.setChecked(preferences.theme == choice)
            action.setData(choice)
            self._looks.addAction(action)
        self._looks.triggered.connect(self._look_chosen)
        preferences.changed.connect(self._preference_changed)
        self.help = bar.addMenu(self.tr("&Help"))
        self.about = self.help.addAction(self.tr("&About storemon"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

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
