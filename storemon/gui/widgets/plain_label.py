"""Labels of plain text, so that text from files is never interpreted as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(text: str, name: str, *, wraps: bool = False) -> QLabel:
    """Return a label that the style sheet selects by `name`; `wraps`: it takes as many lines as needed."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def let_select(label: QLabel) -> None:
    """Let the user select and copy a label's text."""
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
