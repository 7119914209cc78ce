"""A list of suggestions below a text field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def suggest(field: QLineEdit, texts: Sequence[str], name: str) -> None:
    """Suggest the texts that contain what is typed, whatever its case; `name` is for screen readers."""
    completer = QCompleter(texts, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None  # noqa: S101  # a completer that opens a list has one
    popup.setAccessibleName(name)
    field.setCompleter(completer)
