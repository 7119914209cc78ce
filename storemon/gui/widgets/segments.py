"""A few choices side by side, one of which is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    """`chosen` carries the position of the newly selected choice; the first is selected initially."""

    chosen = Signal(int)

    def __init__(self, name: str, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, text in enumerate(texts):
            button = QPushButton(text)
            button.setObjectName("segment")
            button.setCheckable(True)
            # For screen readers: one of several choices, not a check box.
            button.setAutoExclusive(True)
            button.setAccessibleName(f"{name}: {text}")
            button.setChecked(place == 0)
            side = "both" if len(texts) == 1 else {0: "left", len(texts) - 1: "right"}.get(place, "none")
            button.setProperty("side", side)
            self.group.addButton(button, place)
            layout.addWidget(button)
        self.group.idClicked.connect(self.chosen)

    @property
    def choice(self) -> int:
        """The position of the selected choice."""
        return self.group.checkedId()

    def choose(self, place: int) -> None:
        """Select another choice without emitting `chosen`."""
        self.group.button(place).setChecked(True)
