"""Labels of plain text, in which no file's text can pass for markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(text: str, name: str, *, wraps: bool = False) -> QLabel:
    """Return a label that the style sheet knows by `name`; one that wraps takes as many lines as it needs."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label
