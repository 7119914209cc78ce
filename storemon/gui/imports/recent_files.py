"""The files imported last, for opening them again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.stored import stored_text

_KEY: Final = "files/recent"
_MOST: Final = 8


class RecentFiles(QObject):
    """Fills a menu with names, newest first; `chosen` carries a path, which may no longer exist."""

    chosen = Signal(object)

    def __init__(self, menu: QMenu, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self._settings = settings
        menu.setToolTipsVisible(True)
        self._fill()

    @property
    def paths(self) -> list[Path]:
        """The files, newest first."""
        parts = (stored_text(self._settings, _KEY) or "").split()
        paths = [Path(unquote(word)) for word in parts[:_MOST]]
        return [path for path in paths if path.is_absolute() and "\0" not in str(path)]

    def add(self, paths: Iterable[Path]) -> None:
        """Add files at the top."""
        new = list(dict.fromkeys(path.absolute() for path in paths))
        self._keep(new + [path for path in self.paths if path not in new])

    def remove(self, path: Path) -> None:
        """Remove a file."""
        self._keep([known for known in self.paths if known != path])

    def _keep(self, paths: list[Path]) -> None:
        self._settings.setValue(_KEY, " ".join(quote(str(path)) for path in paths[:_MOST]))
        self._fill()

    def _fill(self) -> None:
        paths = self.paths
        self._menu.clear()
        self._menu.setEnabled(bool(paths))
        for path in paths:
            action = self._menu.addAction(_plain(path.name))
            action.setToolTip(plain_tip(str(path)))
            action.setData(str(path))
            action.triggered.connect(self._chosen)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Clear this list")).triggered.connect(self._clear)

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(Path(str(action.data())))

    @Slot()
    def _clear(self) -> None:
        self._keep([])


def _plain(name: str) -> str:
    """Escape a name for a menu, so that & marks no key and a tab no shortcut."""
    return "".join(sign if sign.isprintable() else " " for sign in name).replace("&", "&&")
