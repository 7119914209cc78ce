"""What a page shows in the middle while it has nothing else to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme


class Placeholder(QWidget):
    """A picture, a title, a short text, and a button that emits `wanted` if there is something to do."""

    wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = ("", "")
        card = QFrame()
        card.setObjectName("readyCard")
        card.setFixedWidth(520)
        self.picture, self.title, self.body = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("hero")
        self.body.setObjectName("mutedBody")
        self.body.setWordWrap(True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.wanted)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(40, 32, 40, 40)
        inside.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(self.picture, 0, centre)
        inside.addWidget(self.title, 0, centre)
        inside.addWidget(self.body)
        inside.addSpacing(8)
        inside.addWidget(self.button, 0, centre)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(card)
        across.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        theme.changed.connect(self._tint)

    def show_text(self, icon: str, role: str, title: str, body: str, action: str) -> None:
        """Show an icon in a token's color, a title and a text; without an `action` there is no button."""
        self._icon = (icon, role)
        self.title.setText(title)
        self.body.setText(body)
        self.button.setText(action)
        # Screen readers reach it even if it is not shown.
        self.button.setAccessibleName(action or title)
        self.button.setVisible(bool(action))
        self._tint()

    @Slot()
    def _tint(self) -> None:
        name, role = self._icon
        if name:
            self.picture.setPixmap(self._icons.pixmap(name, role, 32, self.devicePixelRatioF()))
