"""Looking further back than a report's evidence, for stores that were down when it begins."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core.beginnings import Before, dated, inside, unseen
from storemon.core.model import Batch, Hours, Int64, Polls
from storemon.core.outages import NEVER, Outages
from storemon.data.fields import EARLIEST
from storemon.data.polls_reading import read_nearest
from storemon.data.queries import StoreBatch

_FIRST_LOOK: Final = 8
_FURTHER: Final = 16


class FurtherBack:
    """Some stores whose outages no active poll of the evidence comes before; light enough to be kept.

    `start`: where the time in question begins for each store of the batch, `evidence`: where its evidence
    does (µs UTC).
    """

    def __init__(self, found: StoreBatch, outages: Outages, evidence: Int64, start: Int64) -> None:
        self._outages = outages
        self._stores = unseen(outages)
        self._start = start[self._stores]
        self._evidence = evidence[self._stores]
        self._keys = found.keys[self._stores]
        self._zones = [found.batch.zones[store] for store in self._stores.tolist()]
        hours = found.batch.hours
        place = np.full(len(found.store_ids), -1)
        place[self._stores] = np.arange(self._stores.size)
        kept = place[hours.store] >= 0
        self._hours = Hours(place[hours.store[kept]], hours.day[kept], hours.start[kept], hours.end[kept])

    def look(self, connection: Connection) -> Outages:
        """Return the outages with what the polls before the evidence say of their beginnings."""
        if not self._stores.size:
            return self._outages
        last_active = self._nearest(connection, self._evidence, active=True)
        first_inactive = self._nearest(connection, np.maximum(last_active, EARLIEST - 1), active=False)
        # What comes after is in the evidence, which knows it by itself.
        first_inactive[first_inactive >= self._evidence] = 0
        before = Before(self._stores, last_active, np.maximum(first_inactive, 0))
        return dated(self._outages, before, self._start)

    def _nearest(self, connection: Connection, bounds: Int64, *, active: bool) -> Int64:
        """Return the last active polls before `bounds`, or the first inactive ones after; `NEVER` for none.

        Only polls inside business hours count, so one look is not always enough.
        """
        found = np.full(bounds.size, NEVER)
        left, bounds, limit = np.arange(bounds.size), bounds.copy(), _FIRST_LOOK
        while left.size:
            asked = list(zip(self._keys[left].tolist(), bounds[left].tolist(), strict=True))
            times = read_nearest(connection, asked, active=active, before=active, limit=limit)
            store = np.repeat(left, [len(some) for some in times])
            time = np.array([one for some in times for one in some], np.int64)
            counts = inside(Batch(self._zones, self._hours, Polls(store, time, np.ones(time.size, np.bool_))))
            # The nearest one comes first, so it is written last.
            found[store[counts][::-1]] = time[counts][::-1]
            ends = np.cumsum([len(some) for some in times]) - 1
            more = (found[left] == NEVER) & np.array([len(some) == limit for some in times])
            bounds[left[more]] = time[ends[more]]
            left, limit = left[more], limit * _FURTHER
        return found
