"""The table of the stores whose hours look wrong."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from storemon.core.model import Int64
from storemon.core.vocabulary import Finding
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.figures.hours_text import all_findings
from storemon.gui.report.store_columns import Column
from storemon.gui.widgets.cells import PADDING
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name
from storemon.override import override

_ROW: Final = 40
_JOINED: Final = " · "
_ID: Final = 168
_WIDEST_ID: Final = 320
_NAME: Final = 160
_ZONE: Final = 160


class FindingsView(ListView):
    """`chosen` carries the position in the report of the store in the current row.

    `opened` that of a store that was double-clicked, or chosen when Enter was pressed.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", row=_ROW, leads=False)
        self.setAccessibleName(self.tr("Hours check"))
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self._rows: HoursRows | None = None
        self._places: Int64 = np.zeros(0, np.int64)
        self._chosen = ""
        self._quiet = False
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)

    def show_stores(self, rows: HoursRows, places: Int64, first: Finding | None) -> None:
        """Show these stores, naming the finding `first` before others; keep the selected store."""
        self._rows, self._places = rows, places
        self._quiet = True
        self.show_items(self._columns(rows, places, first), places.size)
        if self.list.sorted_by is None:
            # Worst first, until the user chooses another order.
            self._sort_or_turn(len(self.list.columns) - 2)
        self._quiet = False
        if self.choose(self._chosen) or not places.size:
            return
        self._go_to(0)

    def shown(self) -> Int64:
        """Return the positions in the report of all rows, in their order."""
        return self._places[np.array(self.list.items(), np.int64)]

    def choose(self, store_id: str) -> bool:
        """Select a store if the table has it; return whether it does."""
        rows = self._rows
        store = None if rows is None else rows.rows.position.get(store_id)
        if store is None:
            return False
        found = np.flatnonzero(self.shown() == store)
        if found.size:
            self._go_to(int(found[0]))
        return found.size > 0

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the menu of a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open store\tEnter")).triggered.connect(lambda: self._open(index))
        copy = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(self.tr("Copy rows") + f"\t{copy}").triggered.connect(self.copy_rows)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the row under the mouse, or of the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_for(index).popup(self.viewport().mapToGlobal(place))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current store on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _columns(self, rows: HoursRows, places: Int64, first: Finding | None) -> list[ListColumn]:
        report, tr = rows.rows, self.tr
        of = places.tolist()

        def words(item: int) -> list[str]:
            return all_findings(rows, of[item], first)

        return [
            self._stores(rows, places),
            ListColumn(
                tr("Findings"),
                lambda item: words(item)[0],
                rows.weights(first, places),
                descending=True,
                below=lambda item: _JOINED.join(words(item)[1:]),
                tip=tr("What looks wrong with the hours of the store, and how often"),
            ),
            ListColumn(
                tr("Time zone"),
                lambda item: zone_name(report.table.zones[of[item]]),
                report.values(Column.ZONE)[places],
                _ZONE,
                tone=lambda item: "faint" if report.table.zone_assumed[of[item]] else "muted",
                tip=tr("Zone of the store's business hours; gray where none was given"),
                spare=True,
            ),
        ]

    def _stores(self, rows: HoursRows, places: Int64) -> ListColumn:
        """Return the column of stores: names with the ids below them, or ids alone."""
        report, of = rows.rows, places.tolist()
        ids = report.table.store_ids
        if not any(report.labels.names):
            width = self._id_width(report.longest_id)
            return ListColumn(
                self.tr("Store"), lambda item: ids[of[item]], report.values(Column.ID)[places], width
            )
        rank = report.values(Column.STORE)[places]
        return ListColumn(
            self.tr("Store"),
            lambda item: report.titles[of[item]],
            np.where(np.isnan(rank), len(report.titles) + places, rank),
            _NAME,
            below=lambda item: ids[of[item]] if report.labels.names[of[item]] else "",
        )

    @override
    def selected_rows(self) -> list[list[str]]:
        """Return the selected rows: all findings in one line, and ids below names as a column."""
        head, *cells = super().selected_rows()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = self.list.columns
        for cell, row in zip(cells, rows, strict=True):
            cell[1] = _JOINED.join(filter(None, (cell[1], self.list.cell(row, 1).below)))
        if columns[0].below is None or self._rows is None:
            return [head, *cells]
        ids = self._rows.rows.table.store_ids
        of = self._places
        return [
            [head[0], self.tr("Store ID"), *head[1:]],
            *(
                [cell[0], ids[of[self.list.item_at(row)]], *cell[1:]]
                for cell, row in zip(cells, rows, strict=True)
            ),
        ]

    def _id_width(self, longest: str) -> int:
        needed = self.fontMetrics().horizontalAdvance(longest) + 2 * PADDING + 2
        return min(max(needed, _ID), _WIDEST_ID)

    def _go_to(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self.list.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002  # Qt's signal
        if current.isValid() and not self._quiet and self._rows is not None:
            store = int(self._places[self.list.item_at(current.row())])
            self._chosen = self._rows.rows.table.store_ids[store]
            self.chosen.emit(store)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(int(self._places[self.list.item_at(index.row())]))
