"""The words of the field as types: polls, business hours, a batch of stores, a report's request.

Time is an integer everywhere: microseconds (µs) since 1970-01-01 UTC, or µs of a local day.
Stores are positions 0..n-1 inside a batch; their ids are text and never numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

Int64 = NDArray[np.int64]
Bool = NDArray[np.bool_]
BEGINNING: Final = 0
"""Of hours without a date that they count from: days since 1970-01-01, before any date of a file."""
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
    0 to 24 h, not yet normalised (an end may be at or before its start); `valid_from`: the local date, in
    days since 1970-01-01, from which on the row's schedule counts, `BEGINNING` where no file says; None where
    no row has one. All of shape (n,).
    """

    store: Int64
    day: Int64
    start: Int64
    end: Int64
    valid_from: Int64 | None = None


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Rows of closures and special hours, in any order (METRICS: Dated hours).

    `store`: positions; `first`, `last`: local dates, both included, in days since 1970-01-01; `start`, `end`:
    as in `Hours`, but equal ones close the store. Of the rows that a store has for a date, only those of the
    highest `rank` count. All of shape (n,).
    """

    store: Int64
    first: Int64
    last: Int64
    start: Int64
    end: Int64
    rank: Int64


@dataclass(frozen=True, slots=True)
class Batch:
    """Some stores with all that a report needs of them.

    `zones[i]` is the IANA name of the store at position i, or None where no file named one. `dated`: None
    where no store has closures or special hours.
    """

    zones: Sequence[str | None]
    hours: Hours
    polls: Polls
    dated: DatedHours | None = None


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

    @classmethod
    def merged(cls, parts: Sequence[Figures]) -> Figures:
        """Put those of batches behind each other; all are of the same windows."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def at(self, stores: Int64) -> Figures:
        """Return those of the stores at these places, in this order."""
        return Figures(self.open[stores], self.up[stores], self.down[stores], self.unknown[stores])
