"""The list of all reports: allows multiple selection; Enter or a double click opens, Delete deletes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from storemon.gui.report_list.report_list_text import (
    covers_text,
    kept_text,
    made_text,
    method_name,
    state_text,
    state_tip,
)
from storemon.gui.widgets.format import NONE, count, size_text, widest_moments
from storemon.gui.widgets.list_model import ListColumn, ranks
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme
from storemon.override import override

if TYPE_CHECKING:
    from storemon.services.report_archive import ListedReport

_ROW: Final = 36
_TONES: Final = {"Failed": "down", "Running": "accent", "Cancelled": "faint"}


class ReportsTable(ListView):
    """`open_wanted` and `delete_wanted` are about the selected reports; `menu_asked` carries a position."""

    open_wanted = Signal()
    delete_wanted = Signal()
    menu_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Reports"), row=_ROW, leads=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.reports: Sequence[ListedReport] = ()

    def show_reports(self, reports: Sequence[ListedReport], shown: str) -> None:
        """Show all reports, newest first; those selected stay selected if they still exist."""
        chosen = {listed.info.report_id for listed in self.chosen}
        self.reports = reports
        states = [state_text(listed, shown) for listed in reports]
        kept = [kept_text(listed) for listed in reports]
        methods = [method_name(listed.info) for listed in reports]
        covers = [covers_text(listed.info) for listed in reports]
        ends = np.array([listed.info.as_of or 0 for listed in reports], np.int64)
        complete = [listed.info.status == "Complete" for listed in reports]
        self.show_items(
            [
                ListColumn(
                    self.tr("Made"),
                    lambda item: made_text(reports[item].info),
                    np.array([listed.info.created for listed in reports], np.int64),
                    180,
                    descending=True,
                    samples=widest_moments(),
                ),
                ListColumn(self.tr("Covers"), covers.__getitem__, ends, descending=True),
                ListColumn(self.tr("Method"), methods.__getitem__, ranks(methods), 120, spare=True),
                ListColumn(
                    self.tr("Stores"),
                    lambda item: count(reports[item].info.stores) if complete[item] else NONE,
                    np.array([listed.info.stores for listed in reports], np.int64),
                    80,
                    right=True,
                    descending=True,
                ),
                ListColumn(
                    self.tr("State"),
                    states.__getitem__,
                    ranks(states),
                    150,
                    samples=states,
                    tone=lambda item: self._tone(reports[item]),
                    whole=lambda item: state_tip(reports[item]) or states[item],
                ),
                ListColumn(self.tr("Kept"), kept.__getitem__, ranks(kept), 120),
                ListColumn(
                    self.tr("Size"),
                    lambda item: size_text(reports[item].size) if reports[item].size else NONE,
                    np.array([listed.size for listed in reports], np.int64),
                    96,
                    right=True,
                    descending=True,
                    spare=True,
                ),
            ],
            len(reports),
        )
        self._choose_again(chosen)

    @property
    def chosen(self) -> list[ListedReport]:
        """The selected reports, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.reports[self.list.item_at(row)] for row in rows]

    def _choose_again(self, report_ids: set[str]) -> None:
        way = self.selectionModel().SelectionFlag
        for row in range(self.list.rowCount()):
            if self.reports[self.list.item_at(row)].info.report_id in report_ids:
                self.selectionModel().select(self.list.index(row, 0), way.Select | way.Rows)

    @staticmethod
    def _tone(listed: ListedReport) -> str:
        if listed.current is None:
            return _TONES[listed.info.status]
        return "text" if listed.current else "muted"

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a report on Enter, delete reports on Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the report under the mouse."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.open_wanted.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu if any report is selected."""
        if self.selectionModel().hasSelection():
            self.menu_asked.emit(event.globalPos())
