"""From a batch of stores to figures, and the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core import poll_count, uptime
from storemon.core.coverage import floored_each, sparse
from storemon.core.model import Batch, Bool, Figures, Int64
from storemon.core.vocabulary import DEFAULT_REACH, WEEK, Method

if TYPE_CHECKING:
    from numpy.typing import NDArray


def compute(batch: Batch, method: Method, reach: int | None, as_of: int) -> Figures:
    """Return the figures of the batch's stores for the hour, day and week up to `as_of` (µs UTC).

    `reach` in µs, None for no limit; `poll-count` has none. Polls before `evidence_start` and after
    `as_of` change nothing. Raises `zoneinfo.ZoneInfoNotFoundError` for a zone that is not known.
    """
    if method is Method.POLL_COUNT:
        return poll_count.figures(batch, as_of)
    return uptime.figures(batch, reach, as_of)


def evidence_start(method: Method, reach: int | None, as_of: int) -> int:
    """Return the time (µs UTC) of the earliest poll that can matter, inclusive."""
    week = as_of - WEEK
    return week if method is Method.POLL_COUNT else uptime.evidence_begin(week, reach)


def answers_reach(method: Method, reach: int | None) -> int | None:
    """Return the reach (µs) of a report's answers: its own, or the default where its method has none."""
    return DEFAULT_REACH if method is Method.POLL_COUNT else reach


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A whole report: one row per store, ordered by id as text.

    `zones`: the zone that was used; `zone_assumed`: no file named it; `hours_assumed`: no row of hours,
    so open 24×7; both of shape (n,). `figures` of shape (n, 3), or (n, 1) where the report is of a range.

    `listings`: on how many platforms each store is, None where all are on one (METRICS: Platforms). Figures
    are then sums over these, or with a `platform` of that one alone. One without `listings` is the only one.
    """

    method: Method
    store_ids: list[str]
    zones: list[str]
    zone_assumed: Bool
    hours_assumed: Bool
    figures: Figures
    listings: Int64 | None = None
    platform: str | None = None

    @property
    def added_up(self) -> Int64 | None:
        """Over how many listings the figures of each store are sums, None where that is one for all."""
        return None if self.platform is not None else self.listings

    @property
    def of_platform(self) -> str | None:
        """The platform that it is of alone, of several; None of all of them together."""
        return None if self.listings is None else self.platform

    def coverage(self) -> NDArray[np.float64]:
        """Return (up + down) / open, shaped as the figures; NaN where no open time is counted.

        In steps of 0.0001, rounded down, so that 1 is said of no time that is partly unknown.
        """
        figures = self.figures
        steps = floored_each(figures.up + figures.down, figures.open, 10_000)
        return np.where(figures.open > 0, steps / 10_000, np.nan)

    def sparse(self) -> Bool:
        """Tell which figures rest on too little of the open time, shaped as the figures."""
        figures = self.figures
        return sparse(figures.up + figures.down, figures.open)
