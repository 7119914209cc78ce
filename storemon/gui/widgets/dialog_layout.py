"""Where things are in a dialog: one column, with a row of buttons below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Return the layout of a dialog, with the margins that all of them have."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(8)
    return column


def button_row(*buttons: QPushButton, apart: Sequence[QPushButton] = ()) -> QHBoxLayout:
    """Return a row with buttons at its end, the one that is meant to be clicked last; `apart` begin it."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in apart:
        row.addWidget(button)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row
