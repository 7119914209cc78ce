"""What is shown in place of a table if a filter matches no rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from storemon.gui.widgets.plain_label import plain_label

_LONGEST = 60


class FilteredTable(QStackedWidget):
    """A rounded frame with a table, or with a message that nothing matches.

    `clear_wanted` asks to clear the filter.
    """

    clear_wanted = Signal()

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableFrame")
        self.setContentsMargins(1, 1, 1, 1)
        self._table = table
        self.body = plain_label("", "mutedBody", wraps=True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self.tr("Clear filter"))
        self.button.clicked.connect(self.clear_wanted)
        self.nothing = QWidget()
        layout = QVBoxLayout(self.nothing)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(12)
        layout.addStretch()
        layout.addWidget(self.body)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.addWidget(table)
        self.addWidget(self.nothing)

    def show_count(self, rows: int, needle: str) -> None:
        """Show the table if the filter leaves rows or there is no filter."""
        empty = not rows and bool(needle.strip())
        if empty:
            text = " ".join(needle.split())
            text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
            self.body.setText(self.tr("No store matches “{filter}”.").format(filter=text))
        self.setCurrentWidget(self.nothing if empty else self._table)
