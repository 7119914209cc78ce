"""The table view of the stores: fixed row heights, column widths, selection, copying."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from storemon.gui.report.store_columns import Column
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.store_list.store_table import StoreTableModel
from storemon.gui.widgets.cells import PADDING, Cell
from storemon.gui.widgets.column_layout import Columns
from storemon.gui.widgets.frozen_table import FrozenHeader, FrozenTable
from storemon.gui.widgets.spread import NAMES, shared_out
from storemon.gui.widgets.tables import widest
from storemon.gui.widgets.theme import SMALL, Theme, body_font
from storemon.override import override

_ROW, _ROW_OF_TWO_LINES = 30, 40
_WIDEST: Final = 320


class StoreView(FrozenTable):
    """`chosen` carries the id of the selected store, which stays selected through sorting and filtering.

    `opened` carries the id of a store to open (double click or Enter); `explain_wanted` the store id and the
    column of a cell whose figure to explain.
    """

    chosen = Signal(str)
    opened = Signal(str)
    explain_wanted = Signal(str, int)

    def __init__(self, theme: Theme, model: StoreTableModel) -> None:
        super().__init__(theme)
        self._stores = model
        self._chosen_id = ""
        self._columns: Columns | None = None
        self._least: dict[int, int] = {}
        self._store_width = Column.STORE.spec.width
        self.setModel(model)
        self.setAccessibleName(self.tr("Stores"))
        self._header = header = FrozenHeader(theme, self)
        self.setHorizontalHeader(header)
        header.setSortIndicator(Column.STORE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._least.clear)
        model.modelReset.connect(self._restore)
        self._spread()

    def choose(self, store_id: str) -> None:
        """Select a store if the table shows it."""
        row = self._stores.row_of(store_id)
        if row >= 0:
            self._set_current(row)

    def forget_choice(self) -> None:
        """Select the same store again, so that `chosen` is emitted for its new figures."""
        store_id, self._chosen_id = self._chosen_id, ""
        self.setCurrentIndex(QModelIndex())
        self.choose(store_id)

    def choose_first(self) -> None:
        """Select the first row unless a store is selected already."""
        if not self.currentIndex().isValid() and self._stores.rowCount():
            self._set_current(0)

    @override
    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        return self._stores.cell(row, column)

    @override
    def leaving_columns(self) -> list[int]:
        """Return the columns to copy: those shown, and always the ids."""
        columns = super().leaving_columns()
        if Column.ID not in columns and self._stores.is_named:
            columns.insert(columns.index(Column.STORE) + 1, Column.ID)
        return columns

    @Slot(int)
    def sort_or_turn(self, column: int) -> None:
        """Sort by a column; reverse the order if it is the sort column already."""
        header, way = self.horizontalHeader(), Qt.SortOrder
        again = header.sortIndicatorSection() == column
        turned = again and header.sortIndicatorOrder() == way.AscendingOrder
        self.sortByColumn(column, way.DescendingOrder if turned else way.AscendingOrder)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Distribute the width among the columns again."""
        super().resizeEvent(event)
        self._spread()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current store on Enter, explain the current cell on F2."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self._explain(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the cell under the mouse, or of the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        place = event.pos() if by_mouse else self.visualRect(index).center()
        self.menu_for(index).popup(self.viewport().mapToGlobal(place))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the context menu of a cell."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open store\tEnter")).triggered.connect(lambda: self._open(index))
        menu.addAction(self.tr("Explain this number\tF2")).triggered.connect(lambda: self._explain(index))
        menu.addSeparator()
        copy = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(self.tr("Copy rows") + f"\t{copy}").triggered.connect(self.copy_rows)
        return menu

    def _set_current(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self._stores.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def offer(self, columns: set[Column]) -> None:
        """Offer only these columns: the others do not apply to this report."""
        if self._columns is not None:
            self._columns.set_absent(set(Column) - columns)
            return
        for column in Column:
            self.setColumnHidden(column, column not in columns)
        self._spread()

    def fit_stores(self, rows: StoreRows) -> None:
        """Widen the first column to fit the stores' names and ids, up to a limit; distribute the rest."""
        small = QFontMetrics(body_font(SMALL - 1))
        lines = (small if rows.is_named else self.fontMetrics()).horizontalAdvance(rows.longest_id)
        needed = max(lines, self.fontMetrics().horizontalAdvance(rows.longest_title)) + 2 * PADDING + 2
        self._store_width = min(max(needed, Column.STORE.spec.width), _WIDEST)
        self.verticalHeader().setDefaultSectionSize(_ROW_OF_TWO_LINES if rows.is_named else _ROW)
        self._spread()

    def height_of(self, rows: int) -> int:
        """Return the height that the table needs for this many rows."""
        return self._header.height() + rows * self.verticalHeader().defaultSectionSize()

    def remember_columns(self, columns: Columns) -> None:
        """Use the widths, order and visibility of columns that the user chose."""
        self._columns = columns
        columns.changed.connect(self._spread)
        self._spread()

    @Slot()
    def _spread(self) -> None:
        chosen = self._columns.widths if self._columns is not None else {}
        widths = {**self._least_widths(), Column.STORE: self._store_width, **chosen}
        spare = self.viewport().width() - sum(
            width for column, width in widths.items() if not self.isColumnHidden(column)
        )
        # Spare width goes to store and zone; in a narrow window the zone gets narrower.
        zoned = not self.isColumnHidden(Column.ZONE) and Column.ZONE not in chosen
        for_store = max(0, spare // 2 if zoned else spare)
        if Column.STORE not in chosen:
            widths[Column.STORE] += min(for_store, max(0, NAMES - widths[Column.STORE]))
        if zoned:
            more = min(spare - for_store, max(0, NAMES - widths[Column.ZONE]))
            widths[Column.ZONE] = max(112, widths[Column.ZONE] + more)
        self.set_widths(widths | self._shared_out(widths, chosen))

    def _shared_out(self, widths: Mapping[int, int], chosen: Container[int]) -> dict[int, int]:
        """Share what is still left over among the visible columns whose width the user has not set."""
        visible = {column: width for column, width in widths.items() if not self.isColumnHidden(column)}
        free = {column: width for column, width in visible.items() if column not in chosen}
        taken = sum(visible.values()) - sum(free.values())
        return shared_out(free, self.viewport().width() - taken)

    def _least_widths(self) -> dict[int, int]:
        """Return the columns' minimum widths; measured once for each report."""
        if not self._least:
            # Other languages may need more room than the English titles.
            metrics = self.fontMetrics()
            self._least.update(
                (
                    column,
                    max(
                        column.spec.width,
                        self._header.needed_width(column),
                        widest(metrics, column.spec.samples()),
                    ),
                )
                for column in Column
            )
        return self._least

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure again if the font has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._least.clear()

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002  # Qt's signal
        if current.isValid():
            store_id = self._stores.id_at(current.row())
            if store_id != self._chosen_id:
                self._chosen_id = store_id
                self.chosen.emit(store_id)

    def _explain(self, index: QModelIndex) -> None:
        store_id = self._stores.id_at(index.row())
        self.explain_wanted.emit(store_id, index.column())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._stores.id_at(index.row()))

    @Slot()
    def _restore(self) -> None:
        row = self._stores.row_of(self._chosen_id)
        if row >= 0:
            self._set_current(row)
