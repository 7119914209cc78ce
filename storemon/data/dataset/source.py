"""The stores of one partition of a data set, with all data that a report needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from storemon.core.batch_rows import of_stores
from storemon.core.model import Batch, DatedHours, Hours, Int64, Polls
from storemon.core.platforms import NAMELESS, platform_of, store_of
from storemon.data.dataset import dataset_tables as tables
from storemon.data.dataset.dataset_folder import DatasetFolder
from storemon.data.dataset.manifest import Manifest
from storemon.data.polls.packed import SPAN
from storemon.data.queries import StoreBatch


class DatasetSource:
    """A `ReportSource` whose keys are the positions of stores in their partition, ordered by id."""

    def __init__(self, folder: DatasetFolder, manifest: Manifest, partition: int) -> None:
        self._folder = folder
        self._manifest = manifest
        self._partition = partition
        self._files = manifest.partitions[partition]
        self.ids, self.zones, self.newest, self.platforms = tables.read_stores(
            folder.read(self._files["stores"])
        )

    @cached_property
    def _hours(self) -> Hours:
        return tables.read_hours(self._folder.read(self._files["hours"]), self.ids)

    @cached_property
    def _dated(self) -> DatedHours | None:
        file = self._files.get("dated")
        return None if file is None else tables.read_dated(self._folder.read(file), self.ids)

    def on(self, platform: int) -> Int64:
        """Return the keys of stores with polls on a platform; `NAMELESS` includes those without any polls."""
        bit = (
            1 << list(self._manifest.platforms).index(platform) if platform in self._manifest.platforms else 0
        )
        there = (self.platforms & bit) != 0
        return np.flatnonzero(there | (self.platforms == 0) if platform == NAMELESS else there)

    def batch(
        self,
        keys: tuple[int, int],
        times: tuple[int, int],
        only: Sequence[int] | None = None,
        platform: int = NAMELESS,
    ) -> StoreBatch:
        """Return some stores with their polls on a platform."""
        wanted = np.arange(keys[0], keys[1] + 1) if only is None else np.array(sorted(only), np.int64)
        place = np.full(len(self.ids), -1)
        place[wanted] = np.arange(wanted.size)
        polls = self._polls(wanted, platform, range(times[0] // SPAN, times[1] // SPAN + 1))
        inside = (polls.time >= times[0]) & (polls.time <= times[1])
        found = Polls(place[polls.store[inside]], polls.time[inside], polls.active[inside])
        hours: Hours = of_stores(self._hours, place)
        dated = None if self._dated is None else of_stores(self._dated, place)
        if dated is not None and not dated.store.size:
            dated = None
        chosen = wanted.tolist()
        return StoreBatch(
            wanted,
            [self.ids[key] for key in chosen],
            Batch([self.zones[key] for key in chosen], hours, found, dated),
            platform,
        )

    def nearest(
        self, asked: list[tuple[int, int]], *, active: bool, before: bool, limit: int
    ) -> list[list[int]]:
        """Return the times of the polls with a status nearest to given times, at most `limit` per listing."""
        found: dict[int, list[int]] = {listing: [] for listing, _ in asked}
        if not asked:
            return []
        listings, bounds = (np.array(column, np.int64) for column in zip(*asked, strict=True))
        stores, platform = store_of(listings), int(platform_of(listings)[0])
        bound = np.zeros(len(self.ids), np.int64)
        bound[stores] = bounds
        listing_of = dict(zip(stores.tolist(), listings.tolist(), strict=True))
        wanting = np.sort(stores)
        for week in self._weeks(platform, bounds // SPAN, before=before):
            polls = self._polls(wanting, platform, [week])
            fits = (polls.time < bound[polls.store]) if before else (polls.time > bound[polls.store])
            chosen = np.flatnonzero(fits & (polls.active == active))
            for one in chosen[:: -1 if before else 1].tolist():
                found[listing_of[int(polls.store[one])]].append(int(polls.time[one]))
            wanting = np.array(
                [key for key in wanting.tolist() if len(found[listing_of[key]]) < limit], np.int64
            )
            if not wanting.size:
                break
        return [found[listing][:limit] for listing, _ in asked]

    def _weeks(self, platform: int, bounds: Int64, *, before: bool) -> list[int]:
        """Return the weeks with polls, starting at the bounds, in one direction."""
        mine = list(self._manifest.polls_of.get((self._partition, platform), {}))
        if before:
            return [week for week in reversed(mine) if week <= int(bounds.max())]
        return [week for week in mine if week >= int(bounds.min())]

    def _polls(self, wanted: Int64, platform: int, weeks: Sequence[int]) -> Polls:
        """Return the polls of some stores in some weeks, by store and time."""
        if not wanted.size:
            return Polls(wanted, wanted, np.zeros(0, np.bool_))
        ends = self.ids[int(wanted[0])], self.ids[int(wanted[-1])]
        mine = self._manifest.polls_of.get((self._partition, platform), {})
        files = [mine[week] for week in sorted(mine.keys() & set(weeks))]
        parts = [tables.read_polls(self._folder.read(file), self.ids, ends) for file in files]
        store, time = (
            np.concatenate([np.zeros(0, np.int64), *(getattr(part, name) for part in parts)])
            for name in ("store", "time")
        )
        active = np.concatenate([np.zeros(0, np.bool_), *(part.active for part in parts)])
        chosen = np.zeros(len(self.ids), np.bool_)
        chosen[wanted] = True
        # Each file is sorted by store and time, and the weeks are in order.
        place = np.flatnonzero(chosen[store])
        place = place[np.argsort(store[place], kind="stable")]
        return Polls(store[place], time[place], active[place])
