"""The basic types: polls, business hours, a batch of stores, a report's figures.

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
"""`valid_from` of hours without a start date: days since 1970-01-01, before any date in a file."""
Moment = int | Int64
"""A time in µs UTC for all stores, or one for each, of shape (stores,)."""


@dataclass(frozen=True, slots=True)
class Polls:
    """Polls of many stores, sorted by (store, time), without two at the same time for a store.

    `store`: positions, shape (n,); `time`: µs UTC, shape (n,); `active`: shape (n,).
    """

    store: Int64
    time: Int64
    active: Bool


@dataclass(frozen=True, slots=True)
class Hours:
    """Rows of business hours as they were given, in any order.

    `store`: positions; `day`: 0 = Monday to 6 = Sunday; `start`, `end`: µs of the local day,
    0 to 24 h, not yet normalized (an end may be at or before its start); `valid_from`: the local date, in
    days since 1970-01-01, from which the row's schedule counts, `BEGINNING` if the file has none; None if no
    row has one. All of shape (n,).
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
    as in `Hours`, but equal times close the store. Only the rows with the highest `rank` for a store and
    date count. All of shape (n,).
    """

    store: Int64
    first: Int64
    last: Int64
    start: Int64
    end: Int64
    rank: Int64


@dataclass(frozen=True, slots=True)
class Batch:
    """Some stores with everything that a report needs.

    `zones[i]`: the IANA name for the store at position i, or None if no file has one. `dated`: None if no
    store has closures or special hours.
    """

    zones: Sequence[str | None]
    hours: Hours
    polls: Polls
    dated: DatedHours | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A batch's results in µs, each of shape (stores, 3) for the last hour, day and week.

    For a range the shape is (stores, 1).
    Under `interpolated`, up + down + unknown = open. Under `poll-count`, `open` and `unknown` are 0.
    """

    open: Int64
    up: Int64
    down: Int64
    unknown: Int64

    @classmethod
    def merged(cls, parts: Sequence[Figures]) -> Figures:
        """Concatenate the figures of batches; all have the same windows."""
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def at(self, stores: Int64) -> Figures:
        """Return the figures of the stores at these positions, in this order."""
        return Figures(self.open[stores], self.up[stores], self.down[stores], self.unknown[stores])

    def part(self, stores: slice) -> Figures:
        """Return those of some stores that follow each other."""
        return Figures(self.open[stores], self.up[stores], self.down[stores], self.unknown[stores])
