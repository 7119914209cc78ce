"""The line below a page's title: the report's age, what it counts, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from storemon.gui.widgets.plain_label import let_select


class ReportLine(QLabel):
    """A description of the report after its age, which may be set later and changes over time.

    In a narrow window it takes two lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        let_select(self)
        self._text = ""
        self._age = ""

    def show_text(self, text: str) -> None:
        """Show the description of the report."""
        self._text = text
        self._update_text()

    def show_age(self, age: str) -> None:
        """Show the age; empty for a current report."""
        if age != self._age:
            self._age = age
            self._update_text()

    def _update_text(self) -> None:
        line = " · ".join(filter(None, (self._age, self._text))) if self._text else ""
        # Only the first of several parts begins a sentence, whichever that is at the moment.
        # A figure and its unit stay on one line.
        self.setText((line[:1].upper() + line[1:]).replace("\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}"))
