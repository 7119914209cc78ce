"""What time a report counts: the last hour, day and week, or a range."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from storemon.core.model import Range
from storemon.core.ranges import Span, date_of, named, whole_days
from storemon.gui.kit.format import date_format
from storemon.gui.kit.icons import Icons
from storemon.gui.kit.region import REGION
from storemon.gui.kit.selector import Selector

_DAYS: Final = "days"
_WEEK_BEFORE: Final = 6


class RangeChoice(QWidget):
    """A selector, and two days where the person picks them; `changed` tells of another choice."""

    changed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selector = Selector(icons, self.tr("What the report counts"))
        self.selector.addItem(self.tr("Last hour, day and week"), "")
        self.selector.addItem(self.tr("Last 30 days"), Span.LAST_30_DAYS.value)
        self.selector.addItem(self.tr("This month"), Span.THIS_MONTH.value)
        self.selector.addItem(self.tr("Last month"), Span.LAST_MONTH.value)
        self.selector.addItem(self.tr("Days of my choice"), _DAYS)
        self.selector.setFixedHeight(32)
        self.first = _day_field(self.tr("First day"))
        self.last = _day_field(self.tr("Last day"))
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.first, 1)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.last, 1)
        self.hint = QLabel(self.tr("Days begin at midnight UTC."))
        self.hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.selector)
        layout.addWidget(self._days)
        layout.addWidget(self.hint)
        self.selector.currentIndexChanged.connect(self._chosen)
        # A last day before the first one would make an empty range, so each carries the other along.
        self.first.dateChanged.connect(lambda day: self.last.setDate(max(day, self.last.date())))
        self.last.dateChanged.connect(lambda day: self.first.setDate(min(day, self.first.date())))
        self._chosen()

    def range(self, as_of: int) -> Range | None:
        """Return the chosen range, counted back from `as_of` (µs UTC) where it has a name; None for none."""
        choice = str(self.selector.currentData())
        if not choice:
            return None
        if choice == _DAYS:
            first, last = (dt.date(*field.date().getDate()) for field in (self.first, self.last))
            return whole_days(first, last)
        return named(Span(choice), as_of)

    def offer(self, newest_poll: int) -> None:
        """Start the days at the week up to the newest poll (µs UTC), unless the person has picked some."""
        if self.selector.currentData() != _DAYS:
            day = date_of(newest_poll)
            last = QDate(day.year, day.month, day.day)
            self.last.setDate(last)
            self.first.setDate(last.addDays(-_WEEK_BEFORE))

    @Slot()
    def _chosen(self) -> None:
        choice = str(self.selector.currentData())
        self._days.setVisible(choice == _DAYS)
        self.hint.setVisible(bool(choice))
        self.changed.emit()


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setLocale(REGION.dates)
    field.setDisplayFormat(date_format())
    field.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
    field.setCalendarPopup(False)
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    field.lineEdit().setTextMargins(8, 0, 8, 0)
    field.setFixedHeight(32)
    field.setAccessibleName(name)
    return field
