"""The line above every page while an older report is open, with the way back to the newest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from storemon.gui.widgets.elided_label import ElidedLabel


class OlderBar(QFrame):
    """Hidden while the newest report is on the screen; `back` asks for that one."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("olderBar")
        self.label = ElidedLabel("strong")
        self.button = QPushButton(self.tr("Back to newest report"))
        self.button.clicked.connect(self.back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)
        layout.setSpacing(12)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        self.hide()

    def tell(self, made: str) -> None:
        """Say when the report on the screen was made; hide where that is the newest."""
        text = self.tr("You are looking at an older report, made {time}. It is not updated.")
        self.label.setText(text.format(time=made) if made else "")
        self.setVisible(bool(made))
