"""Fields for a date and a time of day that belong together."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from storemon.gui.widgets.format import full_date
from storemon.gui.widgets.moment_fields import date_field, time_field

_BETWEEN: Final = 4
_EDGES: Final = 32
"""Width of a field in addition to its text: borders, margins, padding and the cursor."""


class MomentEdit(QWidget):
    """A date and a time on some wall clock; `changed` when either changes."""

    changed = Signal()

    def __init__(self, name: str, *, seconds: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = date_field(self.tr("{name}: date").format(name=name))
        self.clock = time_field(self.tr("{name}: time").format(name=name), seconds=seconds)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(self.day, 4)
        layout.addWidget(self.clock, 3)
        self.day.dateChanged.connect(self.changed)
        self.clock.timeChanged.connect(self.changed)
        self.setFocusProxy(self.day)

    def moment(self) -> dt.datetime:
        """Return the date and time, without a zone."""
        day, time = self.day.date(), self.clock.time()
        return dt.datetime(  # noqa: DTZ001  # a wall time
            day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second()
        )

    def set_moment(self, moment: dt.datetime) -> None:
        """Show a date and time."""
        self.day.setDate(QDate(moment.year, moment.month, moment.day))
        self.clock.setTime(QTime(moment.hour, moment.minute, moment.second))

    def follow_clock(self) -> None:
        """Show the time on the clock that has been chosen."""
        self.clock.follow_clock()

    def needed_width(self) -> int:
        """Return the width at which no date and time is cut."""
        self.ensurePolished()
        widths = []
        for field, texts in (
            (self.day, [full_date(dt.date(2028, month, 28)) for month in range(1, 13)]),
            (self.clock, [self.clock.text_of(QTime(hour, 58, 58)) for hour in (10, 22)]),
        ):
            field.ensurePolished()
            widest = max(map(field.fontMetrics().horizontalAdvance, texts))
            field.setMinimumWidth(widest + _EDGES)
            widths.append(widest + _EDGES)
        return sum(widths) + _BETWEEN

    def text(self) -> str:
        """Return the date and time as shown."""
        return f"{self.day.text()}, {self.clock.text()}"
