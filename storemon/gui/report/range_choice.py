"""The choice of a report's time: the last hour, day and week, or a range."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from storemon.core.dates import Dates, Named, Span
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_fields import date_field
from storemon.gui.widgets.selector import Selector

_DAYS: Final = "days"
_WEEK_BEFORE: Final = 6


class RangeChoice(QWidget):
    """A selector, and two date fields for a custom range; `changed` if another item is selected."""

    changed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selector = Selector(icons, self.tr("What the report counts"))
        self.selector.addItem(self.tr("Last hour, day and week"), "")
        self.selector.addItem(self.tr("Today"), Span.TODAY.value)
        self.selector.addItem(self.tr("This week"), Span.THIS_WEEK.value)
        self.selector.addItem(self.tr("This month"), Span.THIS_MONTH.value)
        self.selector.addItem(self.tr("Last month"), Span.LAST_MONTH.value)
        self.selector.addItem(self.tr("Last 30 days"), Span.LAST_30_DAYS.value)
        self.selector.addItem(self.tr("Custom range…"), _DAYS)
        self.selector.setFixedHeight(32)
        self.first = date_field(self.tr("First day"))
        self.last = date_field(self.tr("Last day"))
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.first, 1)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.last, 1)
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.selector)
        layout.addWidget(self._days)
        layout.addWidget(self.hint)
        self.selector.currentIndexChanged.connect(self._chosen)
        # The range must not be empty, so moving one day past the other moves both.
        self.first.dateChanged.connect(lambda day: self.last.setDate(max(day, self.last.date())))
        self.last.dateChanged.connect(lambda day: self.first.setDate(min(day, self.first.date())))
        self._chosen()

    def range(self, first_day: int) -> Dates | Named | None:
        """Return the chosen range, None if none; `first_day`: first day of the week, 0 = Monday."""
        choice = str(self.selector.currentData())
        if not choice:
            return None
        if choice == _DAYS:
            first, last = (dt.date(*field.date().getDate()) for field in (self.first, self.last))
            return Dates(first, last)
        return Named(Span(choice), first_day)

    def offer(self, day: dt.date) -> None:
        """Set the custom range to the week up to `day`, unless a custom range is selected."""
        if self.selector.currentData() != _DAYS:
            last = QDate(day.year, day.month, day.day)
            self.last.setDate(last)
            self.first.setDate(last.addDays(-_WEEK_BEFORE))

    @Slot()
    def _chosen(self) -> None:
        choice = str(self.selector.currentData())
        self._days.setVisible(choice == _DAYS)
        self.hint.setVisible(bool(choice))
        # The data may be old, so ranges count back from its end, not from the computer's date.
        self.hint.setText(
            self.tr("Days follow each store’s own clock.")
            if choice == _DAYS
            else self.tr("Based on the as-of time below and each store’s own clock.")
        )
        # Update now: the container may need the size before Qt's own layout pass.
        self.updateGeometry()
        self.changed.emit()
