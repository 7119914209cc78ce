"""Convert times of day between input fields and closures."""

from __future__ import annotations

from PySide6.QtCore import QTime

from storemon.core.vocabulary import HOUR, MINUTE


def wall_time(time: int) -> QTime:
    """Return µs of the day as a time of day; the end of the day is midnight."""
    minutes = time // MINUTE % (24 * 60)
    return QTime(minutes // 60, minutes % 60)


def day_time(time: QTime) -> int:
    """Return a time of day as µs of the day, in whole minutes."""
    return time.hour() * HOUR + time.minute() * MINUTE
