"""Terms of the field. They need no numpy, so they can be used before it is loaded.

Times are whole microseconds (µs) since 1970-01-01 UTC, spans are µs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from storemon.core.dates import Dates, Named

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
"""99%: targets are in hundredths of a percent of the open time, 0 to 10,000."""
DEFAULT_UNDOABLE: Final = 30
"""How many of the newest imports of a kind can be undone, by default."""
DEFAULT_REPORTS: Final = 50
"""How many of the newest reports are kept, by default, in addition to the last one of each month."""


class Method(StrEnum):
    """How polls become uptime (METRICS: the two Method sections)."""

    INTERPOLATED = "interpolated"
    POLL_COUNT = "poll-count"


@dataclass(frozen=True, slots=True)
class Range:
    """A time chosen by the user, from `start` up to, not including, `end`, both µs UTC."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """The settings of a report.

    `reach`: µs, None for no limit (METRICS, interpolated, 2 and 5); `as_of`: µs UTC, None to take it from
    the polls (METRICS: Windows). `range`: count this time, or these local dates of each store, instead of
    the last hour, day and week; any part of it after the as-of time is left out.
    """

    method: Method = Method.INTERPOLATED
    reach: int | None = DEFAULT_REACH
    as_of: int | None = None
    range: Range | Dates | Named | None = None


class Verdict(IntEnum):
    """Whether a store has kept its target."""

    CANNOT_TELL = 0
    MET = 1
    MISSED = 2
    NOT_OPEN = 3


class Finding(IntEnum):
    """What may be wrong with a store's hours, as listed in docs/answers.md."""

    DAY_OFF = 0
    NEVER_ACTIVE = 1
    ACTIVE_ON_CLOSED_DAY = 2
    ACTIVE_WHEN_CLOSED = 3
    OPENS_LATE = 4
    OPENS_LITTLE = 5
    ROWS_OVERLAP = 6
    LONG_PAST_MIDNIGHT = 7
    NO_HOURS = 8
    NO_ZONE = 9


class Gap(IntEnum):
    """What lies between an active poll of the evidence and the next one."""

    OPEN = 0
    """Only open hours."""
    CLOSED = 1
    """Closed hours too, such as a night."""
    WIDE = 2
    """Too much open time to date anything."""
    FIRST = 3
    """The time before the first poll of the evidence; its start is unknown."""


class State(IntEnum):
    """What is known about an open instant."""

    DOWN = 0
    UP = 1
    UNKNOWN = 2


class FileKind(StrEnum):
    """The kinds of files in METRICS: Input, plus names and groups, and notes."""

    POLLS = "polls"
    HOURS = "hours"
    DATED_HOURS = "dated_hours"
    ZONES = "zones"
    NOTES = "notes"
    NAMES = "names"


NOT_IN_FIGURES: Final = frozenset({FileKind.NAMES, FileKind.NOTES})
"""Kinds of files whose imports change no raw figure; notes are tracked separately (`data_state`)."""


class ReportStatus(StrEnum):
    """The status of a report; all except RUNNING are final."""

    RUNNING = "Running"
    COMPLETE = "Complete"
    FAILED = "Failed"
    CANCELLED = "Cancelled"


class Currency(StrEnum):
    """Whether a report still matches the data."""

    CURRENT = "current"
    NEW_DATA = "new data"
    """There was an import since."""
    CHANGED = "changed"
    """An import was undone since."""
    NOTES = "notes"
    """The imports are the same, but notes were changed since."""
    GROUPS = "groups"
    """Imports and notes are the same, but stores are in other groups, which closures or notes are about."""
    SETTINGS = "settings"
    """The data is the same, but the times of dayparts changed."""


class Occasion(StrEnum):
    """Why storemon made a backup automatically."""

    DAY = "day"
    UNDO = "undo"
    CLEARING = "clearing"
    UPDATE = "update"
    RESTORE = "restore"
