"""Fields for a date and for a time of day, in the same format as in the rest of the window."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit

from storemon.gui.widgets.format import date_format, time_format
from storemon.gui.widgets.region import REGION

_Field = TypeVar("_Field", bound=QDateTimeEdit)
_MIDNIGHT: Final = QTime(0, 0)
_HEIGHT: Final = 32
_MARGIN: Final = 8


def date_field(name: str) -> QDateEdit:
    """Return a field for a date, with an accessible name."""
    field = QDateEdit()
    field.setDisplayFormat(date_format())
    field.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
    return _dressed(field, name)


def time_field(name: str, time: QTime = _MIDNIGHT) -> QTimeEdit:
    """Return a field for a time of day, on the chosen 12 or 24-hour clock, with an accessible name."""
    field = QTimeEdit(time)
    # Plain spaces, which can be typed.
    field.setDisplayFormat(time_format().replace("\u00a0", " "))
    return _dressed(field, name)


def _dressed(field: _Field, name: str) -> _Field:
    field.setLocale(REGION.dates)
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    # The style sheet's padding applies only to line edits.
    field.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)
    field.lineEdit().setAcceptDrops(False)
    field.setFixedHeight(_HEIGHT)
    field.setAccessibleName(name)
    return field
