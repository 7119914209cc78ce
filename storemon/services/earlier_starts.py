"""Looks further back than a report's evidence for stores that are down when it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

import numpy as np
from sqlalchemy import Connection

from storemon.core.batch_rows import joined_dated, joined_hours, of_stores
from storemon.core.model import Batch, DatedHours, Hours, Int64, Polls
from storemon.core.outage_starts import Before, dated, inside, unseen
from storemon.core.outages import NEVER, Outages
from storemon.data.files.fields import EARLIEST
from storemon.data.polls.polls_reading import read_nearest
from storemon.data.queries import StoreBatch

_FIRST_LOOK: Final = 16
"""Polls of a store to look at first: at one an hour, more than a night's. Fewer often need a second look."""
_FURTHER: Final = 16
_STORES_AT_ONCE: Final = 2000


class Nearest(Protocol):
    """Finds the polls of a status that are nearest to times, as `read_nearest` does."""

    def __call__(
        self, asked: list[tuple[int, int]], *, active: bool, before: bool, limit: int
    ) -> list[list[int]]:
        """Return the times of at most `limit` polls of each listing."""


class FurtherBack:
    """Stores with an outage that has no active poll of the evidence before it; small enough to keep.

    `start`: when the window begins for each store of the batch; `evidence`: when its evidence begins (µs
    UTC).
    """

    def __init__(self, found: StoreBatch, outages: Outages, evidence: Int64, start: Int64) -> None:
        self._outages = outages
        self._stores = unseen(outages)
        self._start = start[self._stores]
        self._evidence = evidence[self._stores]
        self._keys = found.listings[self._stores]
        self._zones = [found.batch.zones[store] for store in self._stores.tolist()]
        place = np.full(len(found.store_ids), -1)
        place[self._stores] = np.arange(self._stores.size)
        hours, dated_hours = found.batch.hours, found.batch.dated
        self._hours = of_stores(hours, place)
        self._dated = None if dated_hours is None else of_stores(dated_hours, place)

    def find(self, connection: Connection) -> Outages:
        """Return the outages with their beginnings as shown by polls before the evidence."""
        return looked_further(partial(read_nearest, connection), [self])[0]

    @property
    def size(self) -> int:
        """How many stores to look up."""
        return self._stores.size

    def asked(self) -> _Asked:
        """Return the stores to look up."""
        return _Asked(self._keys, self._zones, self._hours, self._dated, self._evidence)

    def dated(self, last_active: Int64, first_inactive: Int64) -> Outages:
        """Return the outages with what was found for each store."""
        if not self._stores.size:
            return self._outages
        # Anything later is in the evidence already.
        own = np.where(first_inactive >= self._evidence, 0, np.maximum(first_inactive, 0))
        return dated(self._outages, Before(self._stores, last_active, own), self._start)


def looked_further(nearest: Nearest, parts: Sequence[FurtherBack]) -> list[Outages]:
    """Return the outages of each part with their beginnings as shown by polls before the evidence.

    The stores of several parts are looked up together, since each query has a cost.
    """
    found: list[Outages] = []
    while len(found) < len(parts):
        some = list(parts[len(found) : len(found) + 1])
        for one in parts[len(found) + 1 :]:
            if sum(part.size for part in some) + one.size > _STORES_AT_ONCE:
                break
            some.append(one)
        asked = _Asked.joined([part.asked() for part in some])
        last_active = asked.nearest(nearest, asked.evidence, active=True)
        first_inactive = asked.nearest(nearest, np.maximum(last_active, EARLIEST - 1), active=False)
        ends = np.cumsum([part.size for part in some])[:-1]
        both = zip(np.split(last_active, ends), np.split(first_inactive, ends), strict=True)
        found += [part.dated(*answers) for part, answers in zip(some, both, strict=True)]
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """Stores with the keys of listings, zones and hours; `evidence`: when it begins for each, µs UTC."""

    keys: Int64
    zones: list[str | None]
    hours: Hours
    dated: DatedHours | None
    evidence: Int64

    @classmethod
    def joined(cls, parts: Sequence[_Asked]) -> _Asked:
        """Concatenate the stores of all parts."""
        shifts = np.cumsum([0, *(len(part.zones) for part in parts[:-1])]).tolist()
        return cls(
            np.concatenate([part.keys for part in parts]),
            [zone for part in parts for zone in part.zones],
            joined_hours([part.hours for part in parts], shifts),
            joined_dated([part.dated for part in parts], shifts),
            np.concatenate([part.evidence for part in parts]),
        )

    def nearest(self, find: Nearest, bounds: Int64, *, active: bool) -> Int64:
        """Return the last active polls before `bounds`, or the first inactive ones after; `NEVER` for none.

        Only polls inside business hours count, so one query is not always enough.
        """
        found = np.full(bounds.size, NEVER)
        left, bounds, limit = np.arange(bounds.size), bounds.copy(), _FIRST_LOOK
        while left.size:
            asked = list(zip(self.keys[left].tolist(), bounds[left].tolist(), strict=True))
            times = find(asked, active=active, before=active, limit=limit)
            store = np.repeat(left, [len(some) for some in times])
            time = np.array([one for some in times for one in some], np.int64)
            polls = Polls(store, time, np.ones(time.size, np.bool_))
            counts = inside(Batch(self.zones, self.hours, polls, self.dated))
            # The nearest one comes first, so write it last.
            found[store[counts][::-1]] = time[counts][::-1]
            ends = np.cumsum([len(some) for some in times]) - 1
            more = (found[left] == NEVER) & np.array([len(some) == limit for some in times])
            bounds[left[more]] = time[ends[more]]
            left, limit = left[more], limit * _FURTHER
        return found
