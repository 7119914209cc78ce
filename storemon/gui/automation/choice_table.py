"""A short list in which one row is always selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QAbstractItemView

from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme

_ROW: Final = 32


class ChoiceTable(ListView):
    """A list in fixed order, so that row numbers are item positions."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, row=_ROW, leads=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    @property
    def chosen(self) -> int | None:
        """The selected row, None if there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def show_rows(self, columns: Sequence[ListColumn], count: int) -> None:
        """Show rows and keep the selected position if possible."""
        row = self.chosen or 0
        self.show_items(columns, count)
        if count:
            self.selectRow(min(row, count - 1))
