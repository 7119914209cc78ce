"""Which stores are behind a part of a report: a bar, an hour of the week, a group, a shared outage, a reason.

A query is not tied to the report that it was made in: it can be run on any report (docs/metrics.md:
The stores behind a figure).
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from storemon.core.daily import EPOCH
from storemon.core.fleet import bins
from storemon.core.heat import stores_in_hour
from storemon.core.hours_patterns import wrong_stores
from storemon.core.vocabulary import Finding
from storemon.override import override

if TYPE_CHECKING:
    from storemon.core.daily import DailySums
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.model import Bool, Int64
    from storemon.core.report import ReportTable
    from storemon.core.shared import SharedOutage


@dataclass(frozen=True, slots=True)
class Known:
    """A report with the groups and zones of its stores.

    `answers`: None for a report by an earlier version; `days`: None if not known, or not yet.
    """

    table: ReportTable
    groups: Sequence[str]
    answers: FleetInsights | None
    days: DailySums | None = None


class Behind(ABC):
    """A query for stores; one class for each kind of part."""

    __slots__ = ()

    @abstractmethod
    def stores(self, known: Known) -> Int64 | None:
        """Return the positions of the stores, ascending; None if the report cannot say."""

    @property
    def needs_days(self) -> bool:
        """Whether the query needs uptime by local day, which is computed after the report."""
        return False


@dataclass(frozen=True, slots=True)
class InBin(Behind):
    """The stores in a bin of `BIN_EDGES`, by uptime of the longest window; -1: without known uptime."""

    bin: int

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Use the interpolated method if the report has insights, like the overview."""
        figures = known.table.figures if known.answers is None else known.answers.figures
        return np.flatnonzero(bins(figures.up[:, -1], figures.down[:, -1]) == self.bin)


@dataclass(frozen=True, slots=True)
class InGroup(Behind):
    """The stores of a group; an empty name means the stores without a group."""

    group: str

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Use the present groups."""
        return np.array([place for place, group in enumerate(known.groups) if group == self.group], np.int64)


@dataclass(frozen=True, slots=True)
class InZone(Behind):
    """The stores in a time zone."""

    zone: str

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Use the zones of the report."""
        zones = known.table.zones
        return np.array([place for place, zone in enumerate(zones) if zone == self.zone], np.int64)


@dataclass(frozen=True, slots=True)
class DownInHour(Behind):
    """The stores with downtime in an hour of the local week; `cell` as in `Heat`."""

    cell: int

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Return the stores that the cell of the report's heat map adds up."""
        if known.answers is None:
            return None
        return stores_in_hour(known.table.zones, known.answers.outages.stretches, self.cell)


@dataclass(frozen=True, slots=True)
class InShared(Behind):
    """The stores of a shared outage; `start` (µs UTC) names it."""

    start: int

    def outage(self, known: Known) -> SharedOutage | None:
        """Return the report's shared outage with this start, or the nearest one that may be the same."""
        found = [] if known.answers is None else known.answers.shared.found
        near = [event for event in found if abs(event.start - self.start) <= event.slack]
        return min(near, key=lambda event: abs(event.start - self.start), default=None)

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Return the stores with an outage that is part of it."""
        event = self.outage(known)
        if event is None or known.answers is None:
            return None
        shared = known.answers.shared
        mine = shared.of_outage == shared.found.index(event)
        return np.unique(known.answers.outages.store[mine])


@dataclass(frozen=True, slots=True)
class WithReason(Behind):
    """The stores with downtime that has this reason in notes; empty: downtime without a note."""

    reason: str

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Look at the longest window; None if the report has no notes."""
        notes = None if known.answers is None else known.answers.notes
        if known.answers is None or notes is None:
            return None
        if not self.reason:
            return np.flatnonzero(known.answers.figures.down[:, -1] > notes.noted)
        if self.reason not in notes.reasons:
            return np.zeros(0, np.int64)
        given = notes.by_reason
        return np.unique(given.store[(given.reason == notes.reasons.index(self.reason)) & (given.down > 0)])


@dataclass(frozen=True, slots=True)
class DownOnDates(Behind):
    """The stores with downtime from one local date through another, in one group unless that is None."""

    first: dt.date
    last: dt.date
    group: str | None = None

    @property
    @override
    def needs_days(self) -> bool:
        """Days are what this query looks at."""
        return True

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Use each store's own dates; None if not all days are known."""
        days = known.days
        if days is None:
            return None
        begin, stop = (self.first - EPOCH).days - days.first, (self.last - EPOCH).days - days.first + 1
        if stop <= 0 or begin >= days.down.shape[1]:
            return None
        down: Bool = np.asarray((days.down[:, max(begin, 0) : stop] > 0).any(axis=1), np.bool_)
        if self.group is not None:
            down &= np.array([group == self.group for group in known.groups], np.bool_)
        return np.flatnonzero(down)


@dataclass(frozen=True, slots=True)
class WithFinding(Behind):
    """The stores with a finding of the hours check; None: all stores whose hours need checking."""

    finding: Finding | None

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Return the same stores as the Hours page."""
        found = None if known.answers is None else known.answers.hours
        if found is None or not found.stores:
            return None
        flags = found.flags()
        return wrong_stores(found, flags) if self.finding is None else np.flatnonzero(flags[:, self.finding])
