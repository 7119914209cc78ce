"""Compute the figures of a batch of stores, and the table of a whole report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storemon.core import poll_count, uptime
from storemon.core.coverage import floored_each, sparse
from storemon.core.model import Batch, Bool, Figures, Int64
from storemon.core.vocabulary import DEFAULT_REACH, WEEK, Method

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from storemon.core.platform_shares import Listed


def compute(batch: Batch, method: Method, reach: int | None, as_of: int) -> Figures:
    """Return the figures of the batch's stores for the hour, day and week up to `as_of` (µs UTC).

    `reach` in µs, None for no limit; `poll-count` has none. Polls before `evidence_start` and after
    `as_of` have no effect. Raises `zoneinfo.ZoneInfoNotFoundError` for an unknown zone.
    """
    if method is Method.POLL_COUNT:
        return poll_count.figures(batch, as_of)
    return uptime.figures(batch, reach, as_of)


def evidence_start(method: Method, reach: int | None, as_of: int) -> int:
    """Return the time (µs UTC) of the earliest poll that can matter, inclusive."""
    week = as_of - WEEK
    return week if method is Method.POLL_COUNT else uptime.evidence_begin(week, reach)


def answers_reach(method: Method, reach: int | None) -> int | None:
    """Return the reach (µs) of a report's insights: its own, or the default if its method has none."""
    return DEFAULT_REACH if method is Method.POLL_COUNT else reach


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A whole report: one row per store, ordered by id as text.

    `zones`: the zone that was used; `zone_assumed`: no file has one; `hours_assumed`: no rows of hours, so
    open 24×7; both of shape (n,). `figures`: shape (n, 3), or (n, 1) if the report covers a range.

    `listings`: how many platforms each store is on, None if all are on one (METRICS: Platforms). Figures
    are then sums over the platforms, or those of `platform` alone. A `platform` without `listings` is the
    only one. `listed`: which platforms these are, if the report's answers were read too.
    """

    method: Method
    store_ids: list[str]
    zones: list[str]
    zone_assumed: Bool
    hours_assumed: Bool
    figures: Figures
    listings: Int64 | None = None
    platform: str | None = None
    listed: Listed | None = None

    @property
    def added_up(self) -> Int64 | None:
        """How many listings the figures of each store add up, None if one for all."""
        return None if self.platform is not None else self.listings

    @property
    def of_platform(self) -> str | None:
        """The platform, if the table is about one of several; None if about all of them together."""
        return None if self.listings is None else self.platform

    def part(self, stores: slice) -> ReportTable:
        """Return the rows of some stores that follow each other."""
        return replace(
            self,
            store_ids=self.store_ids[stores],
            zones=self.zones[stores],
            zone_assumed=self.zone_assumed[stores],
            hours_assumed=self.hours_assumed[stores],
            figures=self.figures.part(stores),
            listings=None if self.listings is None else self.listings[stores],
            listed=None if self.listed is None else self.listed.at(stores),
        )

    def coverage(self) -> NDArray[np.float64]:
        """Return (up + down) / open, in the shape of the figures; NaN without open time.

        In steps of 0.0001, rounded down, so that 1 means that all of the time is known.
        """
        figures = self.figures
        steps = floored_each(figures.up + figures.down, figures.open, 10_000)
        return np.where(figures.open > 0, steps / 10_000, np.nan)

    def sparse(self) -> Bool:
        """Return which figures rest on too little of the open time, in the shape of the figures."""
        figures = self.figures
        return sparse(figures.up + figures.down, figures.open)
