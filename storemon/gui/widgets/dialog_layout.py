"""The layout of dialogs: one column, with a row of buttons below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Return the layout of a dialog, with the usual margins."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(8)
    return column


def button_row(*buttons: QPushButton, apart: Sequence[QPushButton] = ()) -> QHBoxLayout:
    """Return a row of buttons at its end, the main one last; those in `apart` are at its start."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in apart:
        row.addWidget(button)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def save_and_cancel(dialog: QDialog, save: Callable[[], object]) -> tuple[QPushButton, QPushButton]:
    """Return the buttons of a form: Save, which Enter presses too, and Cancel, which closes the dialog."""
    kept = QPushButton(QCoreApplication.translate("dialogs", "Save"))
    kept.setObjectName("primary")
    kept.setDefault(True)
    kept.clicked.connect(save)
    left = QPushButton(QCoreApplication.translate("dialogs", "Cancel"))
    left.clicked.connect(dialog.reject)
    return kept, left
