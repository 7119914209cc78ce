"""The words of the field as types: polls, business hours, a batch of stores, a report's request.

Time is an integer everywhere: microseconds (µs) since 1970-01-01 UTC, or µs of a local day.
Stores are positions 0..n-1 inside a batch; their ids are text and never numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storemon.core.dates import Dates, Named
from storemon.core.units import (
    DAY,
    DEFAULT_REACH,
    DEFAULT_TARGET,
    DEFAULT_ZONE,
    HOUR,
    MINUTE,
    SECOND,
    WEEK,
    WINDOWS,
    Method,
)

# The words of units.py are words of the model too.
__all__ = [
    "DAY",
    "DEFAULT_REACH",
    "DEFAULT_TARGET",
    "DEFAULT_ZONE",
    "HOUR",
    "MINUTE",
    "SECOND",
    "WEEK",
    "WINDOWS",
    "Batch",
    "Bool",
    "Figures",
    "Hours",
    "Int64",
    "Method",
    "Moment",
    "Polls",
    "Range",
    "ReportRequest",
]

Int64 = NDArray[np.int64]
Bool = NDArray[np.bool_]
Moment = int | Int64
"""A time in µs UTC that all stores share, or one for each, of shape (stores,)."""


@dataclass(frozen=True, slots=True)
class Polls:
    """Polls of many stores, sorted by (store, time), no two at one instant of a store.

    `store`: positions, shape (n,); `time`: µs UTC, shape (n,); `active`: shape (n,).
    """

    store: Int64
    time: Int64
    active: Bool


@dataclass(frozen=True, slots=True)
class Hours:
    """Rows of business hours as they were given, in any order.

    `store`: positions; `day`: 0 = Monday to 6 = Sunday; `start`, `end`: µs of the local day,
    0 to 24 h, not yet normalised (an end may be at or before its start). All of shape (n,).
    """

    store: Int64
    day: Int64
    start: Int64
    end: Int64


@dataclass(frozen=True, slots=True)
class Batch:
    """Some stores with all that a report needs of them.

    `zones[i]` is the IANA name of the store at position i, or None where no file named one.
    """

    zones: Sequence[str | None]
    hours: Hours
    polls: Polls


@dataclass(frozen=True, slots=True)
class Range:
    """A time of the user's own choice, from `start` up to, not including, `end`, both µs UTC."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What a report is asked for.

    `reach` in µs, None for no limit (METRICS, interpolated, 2 and 5); `as_of` in µs UTC, None for
    the one that the polls tell (METRICS: Windows). `range`: count this time, or these dates of each
    store's own, instead of the last hour, day and week; what of it lies after the as-of time is left out.
    """

    method: Method = Method.INTERPOLATED
    reach: int | None = DEFAULT_REACH
    as_of: int | None = None
    range: Range | Dates | Named | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A batch's results in µs, each of shape (stores, 3) for the last hour, day and week.

    Of a range they have the shape (stores, 1).
    Under `interpolated`, up + down + unknown = open. Under `poll-count`, `open` and `unknown` are 0.
    """

    open: Int64
    up: Int64
    down: Int64
    unknown: Int64
