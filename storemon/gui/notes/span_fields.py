"""The fields for a span of time on a store's local clock."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QWidget

from storemon.core.vocabulary import DAY, MINUTE
from storemon.core.zones import ZoneRules
from storemon.gui.widgets.format import at, date_format, time_format
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.region import REGION

_EPOCH = QDate(1970, 1, 1)


class SpanFields(QWidget):
    """Start and end, in whole minutes on the wall clock of `zone`; `changed` when either changes."""

    changed = Signal()

    def __init__(self, zone: str, span: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.start = self._field(self.tr("From"), span[0])
        self.end = self._field(self.tr("To"), span[1])
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for column, (caption, field) in enumerate(((self.tr("From"), self.start), (self.tr("To"), self.end))):
            layout.addWidget(plain_label(caption, "muted"), 0, column)
            layout.addWidget(field, 1, column)
            field.dateTimeChanged.connect(self.changed)

    @property
    def span(self) -> tuple[int, int]:
        """The start and end, µs UTC. A repeated wall time means its first occurrence."""
        times = np.array([_wall(field.dateTime()) for field in (self.start, self.end)], np.int64)
        rules = ZoneRules.over(self._zone, int(times.min()) - DAY, int(times.max()) + DAY)
        start, end = rules.to_utc(times).tolist()
        return start, end

    def _field(self, name: str, time: int) -> QDateTimeEdit:
        local = at(time, self._zone)
        field = QDateTimeEdit()
        # Any zone without clock changes will do: the input is a wall time in another zone.
        field.setTimeZone(QTimeZone.utc())
        field.setAccessibleName(name)
        field.setLocale(REGION.dates)
        field.setDisplayFormat(f"{date_format()}, {time_format()}".replace("\u00a0", " "))
        field.setDateRange(QDate(2000, 1, 1), QDate(2099, 12, 31))
        field.setDate(QDate(local.year, local.month, local.day))
        field.setTime(QTime(local.hour, local.minute))
        field.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        field.setMinimumHeight(32)
        # The style sheet's padding applies only to line edits.
        field.lineEdit().setTextMargins(8, 0, 8, 0)
        field.lineEdit().setAcceptDrops(False)
        return field


def _wall(shown: QDateTime) -> int:
    """Return a wall-clock time in µs since 1970 began on that clock."""
    minutes = shown.time().hour() * 60 + shown.time().minute()
    return _EPOCH.daysTo(shown.date()) * DAY + minutes * MINUTE
