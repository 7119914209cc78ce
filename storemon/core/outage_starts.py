"""When outages began whose beginning is before the evidence of a report."""

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
    """What polls before the evidence of a report show for some stores, by position in ascending order.

    `last_active`: time of the last active poll inside business hours, or `NEVER`; `first_inactive`: time of
    the first inactive poll after it, 0 if there is none. All of shape (stores,), times in µs UTC.
    """

    store: Int64
    last_active: Int64
    first_inactive: Int64


def unseen(found: Outages) -> Int64:
    """Return the stores with an outage that has no active poll of the evidence before it, in order."""
    chosen: Int64 = found.store[found.last_active == NOT_KNOWN]
    return chosen


def dated(found: Outages, before: Before, start: Moment) -> Outages:
    """Return the outages updated with what is known about their beginnings.

    `start`: when the window begins, one for all stores or one for each of `before`, µs UTC.
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
    """Return which of the batch's polls, in any order, are inside business hours.

    Raises `OverflowError` if they span centuries.
    """
    polls = batch.polls
    if not polls.time.size:
        return np.zeros(0, np.bool_)
    line = StackedAxis.through(int(polls.time.min()), int(polls.time.max()) + 1, len(batch.zones))
    return business_intervals(batch, line).contains(line.at(polls.store, polls.time))
