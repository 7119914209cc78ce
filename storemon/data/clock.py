"""The computer's clock."""

from __future__ import annotations

import time


def utc_now() -> int:
    """Return the computer's time, µs UTC."""
    return time.time_ns() // 1000
