"""The report's table as a Qt model: sorts and filters numpy columns, formats visible cells only."""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from storemon.core.daypart_times import Sales
from storemon.core.model import Int64
from storemon.core.targets import Targets
from storemon.gui.report.column_spec import ColumnSpec
from storemon.gui.report.store_cells import column_text
from storemon.gui.report.store_columns import COLUMNS, Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.widgets.cells import Cell, shared_colour
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.item_roles import METER_ROLE, UNIT_ROLE, AnyIndex
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class StoreTableModel(QAbstractTableModel):
    """Rows are the stores that match the filter, in sort order."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: StoreRows | None = None
        self._targets = Targets()
        self._sales: Sales | None = None
        self._currency = ""
        self._needle = ""
        self._behind: Int64 | None = None
        self._sorted_by = (int(Column.STORE), Qt.SortOrder.AscendingOrder)
        self._order: np.ndarray[Any, np.dtype[np.int64]] = np.zeros(0, np.int64)
        self._shown = self._order

    def show_rows(self, rows: StoreRows, behind: Int64 | None = None) -> None:
        """Show another report with the current filter and order; `behind` as in `filter`."""
        self._behind = behind
        self._lay_out(rows)

    def _lay_out(self, rows: StoreRows) -> None:
        self.beginResetModel()
        self._rows = rows.judged(self._targets, self._sales, self._currency)
        self._arrange()
        self.endResetModel()

    def judge(self, targets: Targets, sales: Sales | None = None, currency: str = "") -> None:
        """Judge the stores by other targets and sales.

        `sales` (in `currency`) apply to all stores without their own; None hides lost sales.
        """
        self._targets, self._sales, self._currency = targets, sales, currency
        if self._rows is not None:
            self._lay_out(self._rows)

    def filter(self, needle: str, behind: Int64 | None = None) -> None:
        """Show only stores among `behind` that match the needle in their id, name, group or zone.

        `behind`: positions in the report; None for all.
        """
        if needle == self._needle and behind is self._behind:
            return
        self.beginResetModel()
        self._needle, self._behind = needle, behind
        self._arrange()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the selection moves with its stores."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.store_at(index.row())) for index in self.persistentIndexList()]
        self._sorted_by = (column, order)
        self._arrange()
        if kept:
            place = {int(store): row for row, store in enumerate(self._shown)}
            moved = [self.index(place[store], index.column()) for index, store in kept]
            self.changePersistentIndexList([index for index, _ in kept], moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._rows is None:
            return
        column, order = self._sorted_by
        self._order = self._rows.order(COLUMNS[column], descending=order == Qt.SortOrder.DescendingOrder)
        left = np.ones(len(self._order), np.bool_)
        if self._behind is not None:
            left = np.zeros(len(self._order), np.bool_)
            left[self._behind] = True
        if self._needle.strip():
            left &= self._rows.matching(self._needle)
        self._shown = self._order if left.all() else self._order[left[self._order]]

    def columns(self) -> set[Column]:
        """Return the columns that apply to the report."""
        return set(Column) if self._rows is None else self._rows.columns()

    @property
    def is_named(self) -> bool:
        """Whether any store of the report has a name."""
        return self._rows is not None and self._rows.is_named

    @property
    def total(self) -> int:
        """Number of stores in the report, filtered or not."""
        return len(self._order)

    def shown(self) -> Int64:
        """Return the positions in the report of all rows, in display order."""
        return self._shown.copy()

    def store_at(self, row: int) -> int:
        """Return the position in the report of a row of the table."""
        return int(self._shown[row])

    def id_at(self, row: int) -> str:
        """Return the id of the store in a row of the table."""
        return "" if self._rows is None else self._rows.table.store_ids[self.store_at(row)]

    def row_of(self, store_id: str) -> int:
        """Return the row of a store, -1 if it is not shown."""
        if self._rows is None or store_id not in self._rows.position:
            return -1
        found = np.flatnonzero(self._shown == self._rows.position[store_id])
        return int(found[0]) if len(found) else -1

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of stores that match the filter."""
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, color, meter or tooltip of a cell."""
        if self._rows is None or not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            spec = COLUMNS[index.column()].spec
            note = _lines(cell) if spec.texts else spec.note(self._rows, self.store_at(index.row()))
            return plain_tip(note) if note else None
        answers = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: _lines(cell),
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if cell.right else _LEFT,
            Qt.ItemDataRole.ForegroundRole: cell.colour,
            METER_ROLE: cell.meter,
        }
        return answers.get(role)

    def cell(self, row: int, column: int) -> Cell:
        """Return everything that a cell shows."""
        if self._rows is None:
            return Cell("")
        rows, store, spec = self._rows, self.store_at(row), COLUMNS[column].spec
        value = rows.values(COLUMNS[column])[store].item()
        tone = spec.tone(rows, store, value)
        return Cell(
            spec.texts(rows)[store] if spec.texts else spec.text(rows, store, value),
            shared_colour(getattr(self._theme.tokens, tone)) if tone else None,
            right=spec.right,
            meter=value if spec.meter and not math.isnan(value) else None,
            below=spec.below(rows, store) if spec.below else "",
        )

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title, and its unit under `UNIT_ROLE`."""
        if orientation == Qt.Orientation.Vertical:
            return None
        spec = COLUMNS[section].spec
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(spec)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column_text(spec.tip)
        if role == UNIT_ROLE:
            return self._unit(spec)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if spec.right else _LEFT
        return None

    def column_names(self) -> list[str]:
        """Return each column's title and unit on one line."""
        titles = ((self._title(column.spec), self._unit(column.spec)) for column in Column)
        return [f"{title}, {unit}" if unit else title for title, unit in titles]

    def _title(self, spec: ColumnSpec) -> str:
        rows = self._rows
        if spec.titled is None or rows is None or not spec.shown(rows):
            return column_text(spec.title)
        return spec.titled(rows)

    def _unit(self, spec: ColumnSpec) -> str:
        ranged = self._rows is not None and self._rows.ranged
        return column_text(spec.range_unit if ranged and spec.range_unit else spec.unit)


def _lines(cell: Cell) -> str:
    return f"{cell.text}\n{cell.below}" if cell.below else cell.text
