"""A short list of which one row is always chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QAbstractItemView

from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme

_ROW: Final = 32


class ChoiceTable(ListView):
    """Rows stay in the order in which they are shown."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, row=_ROW, leads=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    @property
    def chosen(self) -> int | None:
        """The row that is chosen, None where there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def show_rows(self, columns: Sequence[ListColumn], count: int) -> None:
        """Show rows; the place that was chosen stays so where it can."""
        row = self.chosen or 0
        self.show_items(columns, count)
        if count:
            self.selectRow(min(row, count - 1))
