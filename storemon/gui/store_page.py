"""A store's own page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemon.gui.icons import Icons
from storemon.gui.store_head import StoreHead
from storemon.gui.store_panel import StorePanel
from storemon.gui.store_rows import StoreRows
from storemon.gui.theme import Theme


class StorePage(QWidget):
    """Shows one store of the report; `renamed` carries its id and the name it is to have."""

    renamed = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store_id = ""
        self.head = StoreHead(icons)
        self.head.title.changed.connect(lambda name: self.renamed.emit(self.store_id, name))
        self.panel = StorePanel(theme)
        self.panel.link.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.panel, 1)

    def install_chart(self) -> None:
        """Put the chart in; to be called once its library is loaded."""
        self.panel.install_chart()

    def show_store(self, rows: StoreRows, store: int, as_of: int, reach: int | None) -> None:
        """Show the store at a position of the report and ask for its week."""
        self.store_id = rows.table.store_ids[store]
        self.head.show_store(rows, store)
        self.panel.show_store(rows, store, as_of, reach)
