"""Short lists as Qt models, with columns that define the text and the sort keys of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from storemon.gui.widgets.cells import Cell, shared_colour
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.item_roles import METER_ROLE, AnyIndex
from storemon.gui.widgets.theme import Theme
from storemon.override import override

Keys = NDArray[np.int64] | NDArray[np.float64]

_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def ranks(texts: Sequence[str]) -> Keys:
    """Return numbers that sort like the texts, ignoring case."""
    ordered = sorted(range(len(texts)), key=lambda place: texts[place].casefold())
    result = np.empty(len(texts), np.int64)
    result[ordered] = np.arange(len(texts))
    return result


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: `text` by item position, and sort `keys`, one per item, NaN last; None: not sortable.

    `width` is in pixels, 0 for the rest of the list's width. `tone` names a theme color for an item; `meter`
    gives 0 to 1 for a bar. `tip` explains the column, `whole` gives a cell's full text, `below` its second
    line, small and muted. `samples` are texts that are never cut, whatever the typeface or language. If there
    is not enough room for all columns, the `spare` ones are hidden, the last one first.
    """

    title: str
    text: Callable[[int], str]
    keys: Keys | None = None
    width: int = 0
    right: bool = False
    descending: bool = False
    tone: Callable[[int], str] | None = None
    meter: Callable[[int], float | None] | None = None
    tip: str = ""
    whole: Callable[[int], str] | None = None
    below: Callable[[int], str] | None = None
    samples: Sequence[str] = ()
    spare: bool = False


class ListModel(QAbstractTableModel):
    """Items are positions 0 to n − 1, ordered by the sorted column; initially in their original order."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.columns: Sequence[ListColumn] = ()
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self.sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show(self, columns: Sequence[ListColumn], count: int) -> None:
        """Show other items; the sort order is kept if the columns stay the same."""
        self.beginResetModel()
        if [column.title for column in columns] != [column.title for column in self.columns]:
            self.sorted_by = None
        self.columns = columns
        self._order = np.arange(count)
        self._arrange()
        self.endResetModel()

    def item_at(self, row: int) -> int:
        """Return the item in a row."""
        return int(self._order[row])

    def items(self) -> list[int]:
        """Return all items in display order."""
        found: list[int] = self._order.tolist()
        return found

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column and keep the selection."""
        if not 0 <= column < len(self.columns) or self.columns[column].keys is None:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.item_at(index.row())) for index in self.persistentIndexList()]
        self.sorted_by = (column, order)
        self._arrange()
        if kept:
            place = {item: row for row, item in enumerate(self._order.tolist())}
            moved = [self.index(place[item], index.column()) for index, item in kept]
            self.changePersistentIndexList([index for index, _ in kept], moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self.sorted_by is None:
            return
        column, order = self.sorted_by
        keys = self.columns[column].keys
        if keys is not None:
            down = order == Qt.SortOrder.DescendingOrder
            self._order = np.argsort(-keys if down else keys, kind="stable")

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._order)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, alignment, color, tooltip or meter of a cell."""
        return (
            self._told(self.columns[index.column()], self.item_at(index.row()), role)
            if index.isValid()
            else None
        )

    def _told(self, column: ListColumn, item: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(item)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(column, item)
        if role == METER_ROLE:
            return None if column.meter is None else column.meter(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _lines(column, column.text(item), item)
        tip = role == Qt.ItemDataRole.ToolTipRole and not column.right
        return plain_tip(_lines(column, (column.whole or column.text)(item), item)) if tip else None

    def cell(self, row: int, column: int) -> Cell:
        """Return everything a cell shows."""
        shown, item = self.columns[column], self.item_at(row)
        meter = None if shown.meter is None else shown.meter(item)
        below = "" if shown.below is None else shown.below(item)
        return Cell(shown.text(item), self._colour(shown, item), right=shown.right, meter=meter, below=below)

    def _colour(self, column: ListColumn, item: int) -> QColor | None:
        return None if column.tone is None else shared_colour(getattr(self._theme.tokens, column.tone(item)))

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title or its explanation."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None


def _lines(column: ListColumn, text: str, item: int) -> str:
    return f"{text}\n{column.below(item)}" if column.below is not None and column.below(item) else text
