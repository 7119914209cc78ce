"""Which stores need attention at the end of a report's time, and in which order to call them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from storemon.core.fleet import last_outages
from storemon.core.hours_patterns import Pattern, patterns
from storemon.core.model import Bool, Int64
from storemon.core.shared import UNDATED
from storemon.core.vocabulary import HOUR, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from storemon.core.daypart_times import Sales
    from storemon.core.difference import Differences
    from storemon.core.fleet_insights import FleetInsights

_WRONG: Final = (
    Finding.DAY_OFF,
    Finding.NEVER_ACTIVE,
    Finding.ACTIVE_ON_CLOSED_DAY,
    Finding.ACTIVE_WHEN_CLOSED,
    Finding.OPENS_LATE,
)
"""Findings backed by checks. The others are about the rows alone, which may be right."""


class Need(IntEnum):
    """Why a store needs attention, the most urgent reason first."""

    DOWN = 0
    """It is open, and down."""
    PARTLY = 1
    """It is down on one of its platforms, and up on another."""
    NO_CHECKS = 2
    """It is open without checks, or had no checks in any of its open time."""
    WORSE = 3
    """Its uptime is certainly lower than in the period before."""
    HOURS = 4
    """Its business hours look wrong."""


@dataclass(frozen=True, slots=True)
class Attention:
    """The stores that need attention, in the order to call them; each field has shape (n,).

    `store`: position in the report; `need`: a `Need`; `outage`: position of the store's current outage, -1 if
    it is not down; `new`: it went down within the last hour; `others`: how many other stores had the same
    shared outage, -1 if unknown; `lost`: sales lost in the outage so far, NaN if no sales figure is
    set; `points`: change of its uptime since the period before, in percentage points, NaN if unknown.
    """

    store: Int64
    need: Int64
    outage: Int64
    new: Bool
    others: Int64
    lost: NDArray[np.float64]
    points: NDArray[np.float64]

    def count(self, need: Need) -> int:
        """Return how many stores have this need."""
        return int((self.need == need).sum())


def attention(
    found: FleetInsights,
    per_hour: NDArray[np.float64],
    changes: Differences | None = None,
    sales: Sales | None = None,
) -> Attention:
    """Return the stores of a report that need attention.

    `per_hour`: sales per open hour of each store, NaN if not set; shape (stores,). `changes`: how each store
    has changed since the period before, None if unknown. `sales`: the weights of dayparts.

    The order: stores that are down, by sales lost, then the newest outage first; stores down on only some
    of their platforms, by sales per hour; stores without checks, by sales per hour; stores that certainly got
    worse, by percentage points; stores whose hours look wrong, by sales. A store appears once, with its most
    urgent need.
    """
    need = np.full(per_hour.size, -1)
    need[_hours_look_wrong(found)] = Need.HOURS
    if changes is not None:
        need[changes.worse] = Need.WORSE
    need[_without_checks(found)] = Need.NO_CHECKS
    if found.platforms is not None:
        need[found.platforms.partly] = Need.PARTLY
    need[found.now.down] = Need.DOWN
    store = np.flatnonzero(need >= 0)
    need = need[store]
    outage = np.where(need == Need.DOWN, last_outages(found.outages, store), -1)
    is_down = outage >= 0
    down = outage[is_down]
    lost = np.full(store.size, np.nan)
    lost[is_down] = per_hour[store[is_down]] * (_lost_in(found, down, store[is_down], sales) / HOUR)
    since = np.zeros(store.size, np.int64)
    # Outages that began before the window all start at its edge; the polls before it tell them apart.
    since[is_down] = np.minimum(found.outages.start, found.outages.first_inactive)[down]
    new = np.zeros(store.size, np.bool_)
    new[is_down] = found.outages.begun[down] & (found.outages.start[down] >= found.outages.end[down] - HOUR)
    others = np.zeros(store.size, np.int64)
    others[is_down] = _others(found)[down]
    points = np.full(store.size, np.nan) if changes is None else changes.points[store]
    fallen = np.where(need == Need.WORSE, points, 0.0)
    money = np.nan_to_num(np.where(is_down, lost, per_hour[store]))
    order = np.lexsort((store, -since, -money, fallen, need))
    return Attention(
        store[order], need[order], outage[order], new[order], others[order], lost[order], points[order]
    )


def _lost_in(found: FleetInsights, outage: Int64, store: Int64, sales: Sales | None) -> NDArray[np.float64]:
    """Return the downtime (µs) of the stores' current outages, weighted for lost sales.

    A store that is down on several platforms has an outage on each of them.
    """
    if sales is None or not (sales.weighted or found.platforms):
        return found.outages.lost[outage].astype(np.float64)
    sums = found.sold(found.figures, sales).dayparts
    if sums is None:
        return np.full(outage.size, np.nan)
    weighted: NDArray[np.float64] = sums.outage[store] @ np.array(sales.weights)
    return weighted


def _without_checks(found: FleetInsights) -> Bool:
    now, week = found.now, found.figures
    silent = (week.open[:, -1] > 0) & (week.up[:, -1] + week.down[:, -1] == 0)
    unknown: Bool = (now.open & ~now.up & ~now.down) | silent
    return unknown


def _hours_look_wrong(found: FleetInsights) -> Bool:
    """Leave out findings that most stores have: the Hours page shows those once, as one about the file."""
    if not found.hours.stores:
        return np.zeros(found.now.open.size, np.bool_)
    flags = found.hours.flags()
    telling = telling_findings(patterns(found.hours, flags))
    return np.asarray(flags[:, telling].any(axis=1), np.bool_)


def telling_findings(common: Sequence[Pattern]) -> list[Finding]:
    """Return the findings that make a store need attention: its own ones that checks back.

    `common`: findings that most stores share.
    """
    of_file = {pattern.finding for pattern in common}
    return [finding for finding in _WRONG if finding not in of_file]


def _others(found: FleetInsights) -> Int64:
    """Return for each outage how many other stores were in the same shared outage; -1 if unknown."""
    which = found.shared.of_outage
    stores = np.array([event.stores - 1 for event in found.shared.found] or [0], np.int64)
    others: Int64 = np.where(which >= 0, stores[np.maximum(which, 0)], np.where(which == UNDATED, -1, 0))
    return others
