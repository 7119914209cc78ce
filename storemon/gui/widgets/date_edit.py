"""A field for a date, typed in any common format."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.gui.widgets.date_reading import read_date
from storemon.gui.widgets.format import full_date
from storemon.gui.widgets.typed_edit import TypedEdit
from storemon.override import override

_FIRST, _LAST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
_AHEAD: Final = dt.timedelta(days=183)
"""A date without a year is at most that far after the date shown."""


class DateEdit(TypedEdit):
    """`dateChanged` carries the new date, a `QDate`."""

    dateChanged = Signal(object)  # noqa: N815  # the name of Qt's own fields

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._date = _FIRST, _FIRST
        self._show()

    def date(self) -> QDate:
        """Return the date; what is being typed counts if it is a date."""
        self._take()
        return QDate(self._date.year, self._date.month, self._date.day)

    def setDate(self, date: QDate) -> None:
        """Show a date, the earliest one allowed if it is before that."""
        new = max(self._first, _python(date))
        # First, since a receiver may ask for the date.
        self.setText(full_date(new))
        self._set(new)

    @Slot(object)
    def setMinimumDate(self, date: QDate) -> None:
        """Allow dates from this one on."""
        self._first = _python(date)
        if self._date < self._first:
            self.setDate(date)

    @override
    def _shown(self) -> str:
        return full_date(self._date)

    @override
    def _read(self, text: str) -> bool:
        found = read_date(text, self._first, min(_LAST, self._date + _AHEAD))
        if found is None or not self._first <= found <= _LAST:
            return False
        self._set(found)
        return True

    @override
    def _step(self, by: int) -> None:
        self.setDate(self.date().addDays(by))

    @override
    def _advice(self) -> str:
        example = full_date(max(self._date, self._first))
        return self.tr("This date is out of range. Try {example}").format(example=example)

    def _set(self, date: dt.date) -> None:
        if date != self._date:
            self._date = date
            self.dateChanged.emit(QDate(date.year, date.month, date.day))


def _python(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())
