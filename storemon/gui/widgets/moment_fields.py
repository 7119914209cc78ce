"""Fields for a date and for a time of day, in the same format as in the rest of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTime

from storemon.gui.widgets.date_edit import DateEdit
from storemon.gui.widgets.time_edit import TimeEdit
from storemon.gui.widgets.typed_edit import TypedEdit

_MIDNIGHT: Final = QTime(0, 0)
_HEIGHT: Final = 32


def date_field(name: str) -> DateEdit:
    """Return a field for a date, with an accessible name."""
    field = DateEdit()
    _finish(field, name)
    return field


def time_field(name: str, time: QTime = _MIDNIGHT, *, seconds: bool = False) -> TimeEdit:
    """Return a field for a time of day, on the chosen 12 or 24-hour clock, with an accessible name."""
    field = TimeEdit(time, seconds=seconds)
    _finish(field, name)
    return field


def _finish(field: TypedEdit, name: str) -> None:
    field.setAcceptDrops(False)
    field.setFixedHeight(_HEIGHT)
    field.setAccessibleName(name)
