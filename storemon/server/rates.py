"""Rate limits."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_MOST_CALLERS: Final = 10_000
"""Maximum callers remembered; those seen longest ago are forgotten first."""


@dataclass(slots=True)
class _Allowance:
    left: float
    counted: float


class Rate:
    """Allows each caller `burst` times at once, and `per_second` from then on; for one thread."""

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._callers: OrderedDict[str, _Allowance] = OrderedDict()

    def seconds_to_wait(self, caller: str) -> float:
        """Count a request and return 0, or return the seconds until the next one is allowed."""
        now = self._clock()
        mine = self._callers.setdefault(caller, _Allowance(self._burst, now))
        self._callers.move_to_end(caller)
        if len(self._callers) > _MOST_CALLERS:
            self._callers.popitem(last=False)
        mine.left = min(self._burst, mine.left + (now - mine.counted) * self._per_second)
        mine.counted = now
        if mine.left < 1:
            return (1 - mine.left) / self._per_second
        mine.left -= 1
        return 0.0
