"""The bar above every page while an older report is open, with a button for the newest one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from storemon.gui.widgets.elided_label import ElidedLabel


class OlderBar(QFrame):
    """Hidden while the newest report is on the screen; `back` asks to open that one."""

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
        """Show when the report on the screen was made; an empty text hides the bar."""
        text = self.tr("You are looking at an older report, made {time}. It is not updated.")
        self.label.setText(text.format(time=made) if made else "")
        self.setVisible(bool(made))
