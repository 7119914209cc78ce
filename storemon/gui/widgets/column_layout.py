"""Which columns a table shows, their order and their widths, as the user left them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from storemon.gui.widgets.stored import stored_text

_WIDEST: Final = 2_000


class Columns(QObject):
    """Remembers a table's columns by name, so that new columns of a later version fit in.

    The first column names the rows and is always shown, in the first place; those in `spare` are hidden at
    first. `changed` asks the table to distribute its width again: `widths` has those that the user has set.
    """

    changed = Signal()

    def __init__(
        self,
        table: QTableView,
        names: Sequence[str],
        settings: QSettings,
        key: str,
        spare: Collection[str] = (),
    ) -> None:
        super().__init__(table)
        self._header = table.horizontalHeader()
        self._table, self._names, self._settings, self._key = table, list(names), settings, key
        self.widths: dict[int, int] = {}
        self._spare = {self._names.index(name) for name in spare}
        self._hidden: set[int] = set()
        self._absent: set[int] = set()
        self._header.setSectionsMovable(True)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._menu_wanted)
        self._header.sectionResized.connect(self._resized)
        self._recall()

    def set_absent(self, columns: Collection[int]) -> None:
        """Hide columns that do not apply at present, whatever the user chose."""
        self._absent = set(columns)
        self._apply()

    def fill(self, menu: QMenu) -> None:
        """Add a switch for each column to a menu, and an entry to reset them."""
        menu.clear()
        model = self._table.model()
        for column in range(1, len(self._names)):
            if column in self._absent:
                continue
            action = menu.addAction(self._title(column))
            action.setCheckable(True)
            action.setChecked(column not in self._hidden)
            action.setData(column)
            action.triggered.connect(self._toggled)
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(self.reset)
        del model

    def keep(self) -> None:
        """Save the columns in the settings."""
        order = sorted(range(len(self._names)), key=self._header.visualIndex)
        texts = [
            f"{self._names[column]}:{self.widths.get(column, 0)}:{'hidden' if column in self._hidden else ''}"
            for column in order
        ]
        self._settings.setValue(self._key, " ".join(texts))

    @Slot()
    def reset(self) -> None:
        """Restore the default columns, order and widths."""
        self.widths.clear()
        self._hidden = set(self._spare)
        for column in range(len(self._names)):
            self._header.moveSection(self._header.visualIndex(column), column)
        self._apply()

    def _recall(self) -> None:
        place = 1
        self._hidden = set(self._spare)
        for word in (stored_text(self._settings, self._key) or "").split():
            name, _, rest = word.partition(":")
            width, _, hidden = rest.partition(":")
            if name not in self._names:
                continue
            column = self._names.index(name)
            if column and self._header.visualIndex(column) < place:
                continue  # named twice
            if column:
                self._header.moveSection(self._header.visualIndex(column), place)
                place += 1
            if width.isascii() and width.isdecimal() and len(width) < 5 and 0 < int(width) <= _WIDEST:
                self.widths[column] = max(int(width), self._header.minimumSectionSize())
            if hidden == "hidden" and column:
                self._hidden.add(column)
            else:
                self._hidden.discard(column)
        self._apply()

    def _apply(self) -> None:
        for column in range(len(self._names)):
            self._table.setColumnHidden(column, column in self._hidden or column in self._absent)
        self.changed.emit()

    def _title(self, column: int) -> str:
        model = self._table.model()
        names = getattr(model, "column_names", None)
        title = names()[column] if names else model.headerData(column, Qt.Orientation.Horizontal)
        return str(title).replace("&", "&&")

    @Slot(int, int, int)
    def _resized(self, column: int, old: int, new: int) -> None:
        if old and new:
            self.widths[column] = new

    @Slot()
    def _toggled(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._hidden ^= {int(action.data())}
            self._apply()

    @Slot(QPoint)
    def _menu_wanted(self, place: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self._header.mapToGlobal(place))
