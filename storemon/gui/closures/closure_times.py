"""Fields for times of day, and what they stand for."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit

from storemon.core.vocabulary import HOUR, MINUTE
from storemon.gui.widgets.format import time_format
from storemon.gui.widgets.region import REGION


def time_field(name: str, time: QTime) -> QTimeEdit:
    """Return a field for a time of day, named for those who hear the program."""
    made = QTimeEdit(time)
    made.setAccessibleName(name)
    made.setLocale(REGION.dates)
    made.setDisplayFormat(time_format().replace("\u00a0", " "))
    made.lineEdit().setAcceptDrops(False)
    return made


def wall_time(time: int) -> QTime:
    """Return µs of the day as a time of day; the end of the day is midnight."""
    minutes = time // MINUTE % (24 * 60)
    return QTime(minutes // 60, minutes % 60)


def day_time(time: QTime) -> int:
    """Return a time of day as µs of the day, in whole minutes."""
    return time.hour() * HOUR + time.minute() * MINUTE
