"""The current time, for texts that refer to the present."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final


def _clock() -> int:
    return time.time_ns() // 1000


class _Present:
    clock: Callable[[], int] = staticmethod(_clock)
    """Replaced in tests."""

    def now(self) -> int:
        """Return the current time, µs UTC."""
        return self.clock()


PRESENT: Final = _Present()
