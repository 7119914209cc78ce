"""Spans of time, the methods and the defaults: what is needed before there is time to load numpy."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY

WINDOWS: Final = (HOUR, DAY, WEEK)
"""Lengths of the last hour, day and week, in µs of elapsed time (METRICS: Windows)."""

DEFAULT_ZONE: Final = "America/Chicago"
DEFAULT_REACH: Final = 2 * HOUR
DEFAULT_TARGET: Final = 9_900
"""99 %: targets are in hundredths of a percent of the open time, 0 to 10,000."""
DEFAULT_UNDOABLE: Final = 30
"""How many imports of polls can be undone, unless a person says otherwise: the newest."""


class Method(StrEnum):
    """How polls become uptime (METRICS: the two Method sections)."""

    INTERPOLATED = "interpolated"
    POLL_COUNT = "poll-count"
