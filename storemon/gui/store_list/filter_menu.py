"""The menu of saved filters: apply one, save the current one, remove one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from storemon.gui.store_list.save_filter_dialog import SaveFilterDialog
from storemon.gui.store_list.saved_filters import MOST, SavedFilter, SavedFilters
from storemon.gui.store_list.store_filter import StoreFilter


class FilterMenu(QObject):
    """Fills the menu of a button each time it opens; `apply` is called with a chosen filter's name."""

    def __init__(
        self, button: QPushButton, saved: SavedFilters, narrowed: StoreFilter, apply: Callable[[str], object]
    ) -> None:
        super().__init__(button)
        self._window: QWidget = button
        self._menu, self._saved, self._narrowed, self._apply = button.menu(), saved, narrowed, apply
        self._menu.aboutToShow.connect(self._fill)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        menu, now = self._menu, SavedFilter(self._narrowed.text.strip(), self._narrowed.behind)
        menu.clear()
        for name, saved in self._saved.of.items():
            action = menu.addAction(_plain(name))
            action.setCheckable(True)
            action.setChecked(saved == now)
            action.triggered.connect(partial(self._choose, name))
        menu.addSeparator()
        save = menu.addAction(self.tr("Save this filter…"))
        save.setEnabled(self._narrowed.any and len(self._saved.of) < MOST)
        save.triggered.connect(self._ask_name)
        forget = menu.addMenu(self.tr("Remove saved filter"))
        forget.setEnabled(bool(self._saved.of))
        for name in self._saved.of:
            forget.addAction(_plain(name)).triggered.connect(partial(self._remove, name))

    def _choose(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # the signal's
        self._apply(name)

    def _remove(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # the signal's
        self._saved.remove(name)

    @Slot()
    def _ask_name(self) -> None:
        narrowed = self._narrowed
        saved = SavedFilter(narrowed.text.strip(), narrowed.behind)
        words = " · ".join(filter(None, (narrowed.name, saved.text)))
        window = self._window.window()
        SaveFilterDialog(window, words, self._saved.of, lambda name: self._saved.save(name, saved)).open()


def _plain(name: str) -> str:
    """Return a name as menu text: escape ampersands, which Qt takes as mnemonics."""
    return name.replace("&", "&&")
