"""The line below a page's title: how old the data is, and what the report counts and how."""

from __future__ import annotations

from PySide6.QtCore import Qt

from storemon.gui.widgets.elided_label import ElidedLabel


class ReportLine(ElidedLabel):
    """What a report says of itself, with its age in front, which may come later and grows by itself."""

    def __init__(self) -> None:
        super().__init__("muted", Qt.TextElideMode.ElideRight)
        self._text = ""
        self._age = ""

    def show_text(self, text: str) -> None:
        """Say what the report is of."""
        self._text = text
        self._update_text()

    def show_age(self, age: str) -> None:
        """Say how old it is; nothing of a report that is of the present."""
        if age != self._age:
            self._age = age
            self._update_text()

    def _update_text(self) -> None:
        line = " · ".join(filter(None, (self._age, self._text))) if self._text else ""
        # Only the first of several parts begins a sentence, whichever that is at the moment.
        self.setText(line[:1].upper() + line[1:])
