"""A finding that is not about a single store: an icon, the finding, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout


class FindingNote(QFrame):
    """Shows an icon, a title with a text, and a link."""

    def __init__(self, mark: QPixmap, title: str, text: str, link: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self.title, self.body = QLabel(title), QLabel(text)
        for label, name in ((self.title, "strong"), (self.body, "muted")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        picture = QLabel()
        picture.setPixmap(mark)
        self.link = QPushButton(link)
        self.link.setObjectName("quiet")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.body)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
