"""A field for a date, typed in any common format."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from storemon.gui.widgets.date_reading import read_date
from storemon.gui.widgets.format import full_date
from storemon.override import override

_FIRST, _LAST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
_AHEAD: Final = dt.timedelta(days=183)
"""A date without a year is at most that far after the date shown."""


class DateEdit(QLineEdit):
    """Shows a date as everywhere in the window; `dateChanged` carries the new one, a `QDate`.

    Text that is no date is not taken, and it says so: Enter leaves the text selected, and leaving the field
    shows the date again that counts. The arrow keys go up and down by a day.
    """

    dateChanged = Signal(object)  # noqa: N815  # the name of Qt's own fields

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._date = _FIRST, _FIRST
        self.setMaxLength(40)
        self.editingFinished.connect(self._finished)
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
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the date."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day; keep Enter from saving another date than the one that was typed."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None and self._take():
            self.setDate(self.date().addDays(step))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._take():
            self._explain()
        else:
            super().keyPressEvent(event)

    def _take(self) -> bool:
        """Take the typed date; return whether it is one that is allowed."""
        if self.text() == full_date(self._date):
            return True
        found = read_date(self.text(), self._first, min(_LAST, self._date + _AHEAD))
        if found is None or not self._first <= found <= _LAST:
            return False
        self._set(found)
        return True

    def _set(self, date: dt.date) -> None:
        if date != self._date:
            self._date = date
            self.dateChanged.emit(QDate(date.year, date.month, date.day))

    def _explain(self) -> None:
        self.selectAll()
        example = full_date(max(self._date, self._first))
        text = self.tr("Not a date that is possible here. Try {example}").format(example=example)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), text, self)

    @Slot()
    def _finished(self) -> None:
        if not self._take():
            self._explain()
        self._show()

    def _show(self) -> None:
        self.setText(full_date(self._date))


def _python(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())
