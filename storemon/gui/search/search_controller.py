"""Opens the search, and adds pages and menus to what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from storemon.gui.context import Context
from storemon.gui.search.search_dialog import SearchDialog
from storemon.gui.search_sources import Hit


class SearchController(QObject):
    """Connects the menu with the search; `dialog`: None unless it is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.dialog: SearchDialog | None = None
        context.search.add(self._menus)
        action = context.menus["search"]
        action.triggered.connect(self.open)
        action.setEnabled(True)

    @Slot()
    def open(self) -> None:
        """Open the search over the window."""
        if self.dialog is None:
            context = self._context
            self.dialog = SearchDialog(context.theme, context.icons, context.search, context.window)
            self.dialog.finished.connect(self._closed)
        self.dialog.open()

    @Slot()
    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _menus(self, _text: str) -> Iterator[Hit]:
        """Return the pages, then everything else that the menus can do right now."""
        menus = self._context.menus
        pages = [menus[feature.page_entry] for feature in self._context.features if feature.title]
        for page in pages:
            yield Hit(plain_text(page.text()), _detail(self.tr("Page"), page), partial(page.trigger))
        for menu in menus.bars.values():
            yield from self._entries(menu, plain_text(menu.title()), {*pages, menus["search"]})

    def _entries(self, menu: QMenu, path: str, but: Set[QAction]) -> Iterator[Hit]:
        for action in menu.actions():
            if action.isSeparator() or not action.isEnabled() or not action.isVisible():
                continue
            title = plain_text(action.text())
            submenu = action.menu()
            if isinstance(submenu, QMenu):
                yield from self._entries(submenu, f"{path} › {title}", but)
            elif action not in but:
                yield Hit(title, _detail(path, action), partial(action.trigger))


def plain_text(text: str) -> str:
    """Return a menu's text without its mnemonic and without shortcuts after a tab."""
    return text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def _detail(path: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{path} · {keys}" if keys else path
