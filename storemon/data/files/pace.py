"""Text about the progress of reading a file."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from storemon.message import Message, joined

_UNITS: Final = ((10**9, "GB", 1), (10**6, "MB", 0), (10**3, "kB", 0), (1, "bytes", 0))
_TOO_SOON: Final = 0.5


class Pace:
    """Reports how much of a file of `size` bytes was read, how fast, and the time left."""

    def __init__(self, name: str, size: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._size = size
        self._clock = clock
        self._start = clock()
        self._unit, self._sign, self._digits = next((unit for unit in _UNITS if size >= unit[0]), _UNITS[-1])

    def text(self, fraction: float, rows: int) -> Message:
        """Return, for example, `polls.csv · 45 of 106 MB · 1,200,000 rows/s · 3 s left`."""
        done, whole = (self._amount(share) for share in (fraction, 1.0))
        texts: list[str] = [
            self._name,
            Message("{done} of {whole} {sign}", done=done, whole=whole, sign=self._sign),
        ]
        seconds = self._clock() - self._start
        if seconds >= _TOO_SOON and rows:
            texts.append(Message("{rows} rows/s", rows=_rounded(rows / seconds)))
        if seconds >= _TOO_SOON and 0 < fraction < 1:
            texts.append(Message("{time} left", time=_duration(seconds * (1 - fraction) / fraction)))
        return joined(*texts, by=" · ")

    def _amount(self, share: float) -> Decimal:
        """Return a share of the file in its unit, always with the same number of decimals."""
        return Decimal(f"{share * self._size / self._unit:.{self._digits}f}")


def _rounded(number: float) -> int:
    """Return the number with two significant digits: more would flicker."""
    whole = int(number)
    return round(whole, 2 - len(str(whole)))


def _duration(seconds: float) -> Message:
    if seconds < 60:
        return Message("{seconds} s", seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    return (
        Message("{minutes} min", minutes=minutes)
        if minutes < 60
        else Message("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    )
