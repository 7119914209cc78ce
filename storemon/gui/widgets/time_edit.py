"""A field for a time of day, typed in any common format."""

from __future__ import annotations

from datetime import time as wall_time
from typing import Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QWidget

from storemon.gui.widgets.clock_choice import CLOCK
from storemon.gui.widgets.format import time_of_day
from storemon.gui.widgets.time_reading import read_time
from storemon.gui.widgets.typed_edit import TypedEdit
from storemon.override import override

_STEP: Final = 15 * 60
_DAY: Final = 24 * 60 * 60


class TimeEdit(TypedEdit):
    """`timeChanged` carries the new time, a `QTime`. Times are whole minutes, or seconds with `seconds`."""

    timeChanged = Signal(object)  # noqa: N815  # the name of Qt's own fields

    def __init__(self, time: QTime, *, seconds: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._time = time
        self._show()

    def time(self) -> QTime:
        """Return the time; what is being typed counts if it is a time."""
        self._take()
        return self._time

    def setTime(self, time: QTime) -> None:
        """Show a time."""
        # First, since a receiver may ask for the time.
        self.setText(self.text_of(time))
        self._set(time)

    def text_of(self, time: QTime) -> str:
        """Return a time as the field shows it, with plain spaces, which can be typed."""
        local = wall_time(time.hour(), time.minute(), time.second())
        return time_of_day(local, seconds=self._seconds).replace("\u00a0", " ").replace("\u202f", " ")

    def follow_clock(self) -> None:
        """Show the time on the clock that has been chosen."""
        self._show()

    @override
    def _shown(self) -> str:
        return self.text_of(self._time)

    @override
    def _read(self, text: str) -> bool:
        found = read_time(text, twelve=CLOCK.twelve)
        if found is None or (found.second and not self._seconds):
            return False
        self._set(QTime(found.hour, found.minute, found.second))
        return True

    @override
    def _step(self, by: int) -> None:
        # To the next full quarter of an hour.
        second = QTime(0, 0).secsTo(self._time)
        quarter = second // _STEP + by if by > 0 else -(-second // _STEP) + by
        self.setTime(QTime(0, 0).addSecs(quarter * _STEP % _DAY))

    @override
    def _advice(self) -> str:
        if CLOCK.twelve and read_time(self.text(), twelve=False) is not None:
            text = self.tr("Add AM or PM. Try {example}")
        else:
            text = self.tr("Not a time of day. Try {example}")
        return text.format(example=self._shown())

    def _set(self, time: QTime) -> None:
        if time != self._time:
            self._time = time
            self.timeChanged.emit(time)
