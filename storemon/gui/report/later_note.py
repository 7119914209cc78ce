"""The line below a page's title that says which polls the report leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from storemon.gui.report.report_text import later_text
from storemon.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows


class LaterNote(ElidedLabel):
    """Hidden if the report leaves no poll out and no store is far ahead of the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("strong", Qt.TextElideMode.ElideRight, parent)
        self.hide()

    def show_rows(self, rows: StoreRows) -> None:
        """Show the note on the report of these rows."""
        text = later_text(rows)
        if text:
            text += " · " + self.tr("To count up to another time, open the report options.")
        self.setText(text)
        self.setVisible(bool(text))
