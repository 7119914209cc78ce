"""Fields for a date and for a time of day, in the same format as in the rest of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractSpinBox, QTimeEdit

from storemon.gui.widgets.date_edit import DateEdit
from storemon.gui.widgets.format import time_format
from storemon.gui.widgets.region import REGION

_MIDNIGHT: Final = QTime(0, 0)
_HEIGHT: Final = 32
_MARGIN: Final = 8


def date_field(name: str) -> DateEdit:
    """Return a field for a date, with an accessible name."""
    field = DateEdit()
    field.setAcceptDrops(False)
    field.setFixedHeight(_HEIGHT)
    field.setAccessibleName(name)
    return field


def time_field(name: str, time: QTime = _MIDNIGHT) -> QTimeEdit:
    """Return a field for a time of day, on the chosen 12 or 24-hour clock, with an accessible name."""
    field = QTimeEdit(time)
    # Plain spaces, which can be typed.
    field.setDisplayFormat(time_format().replace("\u00a0", " "))
    field.setLocale(REGION.dates)
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    # The style sheet's padding applies only to line edits.
    field.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)
    field.lineEdit().setAcceptDrops(False)
    field.setFixedHeight(_HEIGHT)
    field.setAccessibleName(name)
    return field
