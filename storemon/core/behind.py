"""Which stores are behind a part of a report: a bar, an hour of the week, a group, a shared outage, a reason.

A query outlives the report that it was made in: each report answers it again (docs/metrics.md:
The stores behind a figure).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from typing_extensions import override

from storemon.core.daily import EPOCH
from storemon.core.fleet import bins
from storemon.core.heat import stores_in_hour
from storemon.core.hours_patterns import wrong_stores
from storemon.core.vocabulary import Finding

if TYPE_CHECKING:
    from storemon.core.daily import DailySums
    from storemon.core.fleet_insights import FleetInsights
    from storemon.core.model import Bool, Int64
    from storemon.core.report import ReportTable
    from storemon.core.shared import SharedOutage


@dataclass(frozen=True, slots=True)
class Known:
    """A report, and what its stores belong to.

    `answers`: None of a report by an earlier version; `days`: None while or where they are not known.
    """

    table: ReportTable
    groups: Sequence[str]
    answers: FleetInsights | None
    days: DailySums | None = None


class Behind:
    """What is asked for; one class for each kind of part."""

    __slots__ = ()

    def stores(self, known: Known) -> Int64 | None:
        """Return the positions of the stores, ascending; None where the report does not tell."""
        raise NotImplementedError

    @property
    def needs_days(self) -> bool:
        """Whether uptime by local day is needed, which comes later than the report."""
        return False


@dataclass(frozen=True, slots=True)
class InBin(Behind):
    """The stores of a bin of `BIN_EDGES`, by the uptime of the longest window; -1: of no known uptime."""

    bin: int

    @override
    def stores(self, known: Known) -> Int64 | None:
        """By the interpolated method wherever the report has answers, as on the overview."""
        figures = known.table.figures if known.answers is None else known.answers.figures
        return np.flatnonzero(bins(figures.up[:, -1], figures.down[:, -1]) == self.bin)


@dataclass(frozen=True, slots=True)
class InGroup(Behind):
    """The stores of a group; of an empty one those without a group."""

    group: str

    @override
    def stores(self, known: Known) -> Int64 | None:
        """By the groups of the present."""
        return np.array([place for place, group in enumerate(known.groups) if group == self.group], np.int64)


@dataclass(frozen=True, slots=True)
class InZone(Behind):
    """The stores in a time zone."""

    zone: str

    @override
    def stores(self, known: Known) -> Int64 | None:
        """By the zones of the report."""
        zones = known.table.zones
        return np.array([place for place, zone in enumerate(zones) if zone == self.zone], np.int64)


@dataclass(frozen=True, slots=True)
class DownInHour(Behind):
    """The stores with downtime in an hour of the local week; `cell` as in `Heat`."""

    cell: int

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Those that the cell of the report's heat map is the sum of."""
        if known.answers is None:
            return None
        return stores_in_hour(known.table.zones, known.answers.outages.stretches, self.cell)


@dataclass(frozen=True, slots=True)
class InShared(Behind):
    """The stores of a shared outage; `start` (µs UTC) names it."""

    start: int

    def outage(self, known: Known) -> SharedOutage | None:
        """Return the report's shared outage of this start, or the nearest one that may be the same."""
        found = [] if known.answers is None else known.answers.shared.found
        near = [event for event in found if abs(event.start - self.start) <= event.slack]
        return min(near, key=lambda event: abs(event.start - self.start), default=None)

    @override
    def stores(self, known: Known) -> Int64 | None:
        """Those with an outage that is part of it."""
        event = self.outage(known)
        if event is None or known.answers is None:
            return None
        shared = known.answers.shared
        mine = shared.of_outage == shared.found.index(event)
        return np.unique(known.answers.outages.store[mine])


@dataclass(frozen=True, slots=True)
class WithReason(Behind):
    """The stores with downtime that notes give a reason for; an empty one: that no note is about."""

    reason: str

    @override
    def stores(self, known: Known) -> Int64 | None:
        """In the longest window; None where the report has no notes."""
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
    """The stores with downtime on local dates, both included; of one group alone unless that is None."""

    first: dt.date
    last: dt.date
    group: str | None = None

    @property
    @override
    def needs_days(self) -> bool:
        """They do."""
        return True

    @override
    def stores(self, known: Known) -> Int64 | None:
        """By each store's own dates; None where the days are not all known."""
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
    """The stores with a finding of the hours check; None: all whose hours are to be checked."""

    finding: Finding | None

    @override
    def stores(self, known: Known) -> Int64 | None:
        """As on the page of hours."""
        found = None if known.answers is None else known.answers.hours
        if found is None or not found.stores:
            return None
        flags = found.flags()
        return wrong_stores(found, flags) if self.finding is None else np.flatnonzero(flags[:, self.finding])
