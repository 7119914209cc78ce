"""The time that it is now, for words that claim the present."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final


def _clock() -> int:
    return time.time_ns() // 1000


class _Present:
    clock: Callable[[], int] = staticmethod(_clock)
    """Another one in tests."""

    def now(self) -> int:
        """Return the time of the clock, µs UTC."""
        return self.clock()


PRESENT: Final = _Present()
