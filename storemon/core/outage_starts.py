"""When outages began that the evidence of a report does not show from the start."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from storemon.core.interval_set import StackedAxis
from storemon.core.model import Batch, Bool, Int64, Moment
from storemon.core.outages import NOT_KNOWN, Outages
from storemon.core.schedule import business_intervals
from storemon.core.uptime import of_store


@dataclass(frozen=True, slots=True)
class Before:
    """What the polls before the evidence of a report say of some stores, by position in ascending order.

    `last_active`: time of the last active poll inside business hours, or `NEVER`; `first_inactive`: of the
    first inactive one after it, 0 where there is none. All of shape (stores,), times in µs UTC.
    """

    store: Int64
    last_active: Int64
    first_inactive: Int64


def unseen(found: Outages) -> Int64:
    """Return the stores with an outage that no active poll of the evidence comes before, in order."""
    chosen: Int64 = found.store[found.last_active == NOT_KNOWN]
    return chosen


def dated(found: Outages, before: Before, start: Moment) -> Outages:
    """Return the outages with what is known of their beginnings.

    `start`: where the time in question begins, for all stores or each of `before`, µs UTC.
    """
    place = np.flatnonzero(found.last_active == NOT_KNOWN)
    which = np.searchsorted(before.store, found.store[place])
    last_active, first_inactive = found.last_active.copy(), found.first_inactive.copy()
    earlier = found.earlier.copy()
    last_active[place] = before.last_active[which]
    first = before.first_inactive[which]
    first_inactive[place] = np.where(first > 0, first, first_inactive[place])
    earlier[place] |= first_inactive[place] < of_store(start, which)
    return replace(found, last_active=last_active, first_inactive=first_inactive, earlier=earlier)


def inside(batch: Batch) -> Bool:
    """Tell which of the batch's polls, which need no order, lie inside business hours.

    Raises `OverflowError` if they span centuries.
    """
    polls = batch.polls
    if not polls.time.size:
        return np.zeros(0, np.bool_)
    line = StackedAxis.through(int(polls.time.min()), int(polls.time.max()) + 1, len(batch.zones))
    return business_intervals(batch, line).contains(line.at(polls.store, polls.time))
