"""Writes the data of a database as a data set, or updates an existing one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from storemon.core.model import Int64, Polls
from storemon.core.progress import Progress
from storemon.data import note_rows, platform_rows, queries
from storemon.data.dataset import dataset_tables as tables
from storemon.data.dataset.dataset_folder import DatasetFolder
from storemon.data.dataset.manifest import (
    STORES_A_PARTITION,
    DataFile,
    Manifest,
    PollsFile,
    named,
    partition_of,
)
from storemon.data.note_book import groups_now
from storemon.data.polls import polls_reading
from storemon.data.polls.packed import SPAN
from storemon.data.schema import poll_spans, stores
from storemon.message import Message

_NO_TIMES: Final = (0, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """The new manifest, the number of new files, and the files that are no longer needed."""

    manifest: Manifest
    new: int
    gone: tuple[str, ...]


class DatasetWriter:
    """Writes the files of a data set; files in the manifest `before` with the same content are kept."""

    def __init__(self, connection: Connection, folder: DatasetFolder, before: Manifest | None) -> None:
        self._connection = connection
        self._folder = folder
        self._before = before
        known = {} if before is None else before.files
        sizes = folder.sizes() if known else {}
        self._there = {path: file for path, file in known.items() if sizes.get(path) == file.size}
        self._new = 0

    def write(self, progress: Progress) -> Written:
        """Write all files and return their manifest; readers do not see them yet.

        Raises `DatasetProblem`, reading errors, and what `progress` raises.
        """
        connection, before = self._connection, self._before
        known = connection.execute(select(stores.c.store, stores.c.store_id)).all()
        weeks = {
            span: (rows, sums)
            for span, rows, sums in connection.execute(select(poll_spans).order_by(poll_spans.c.span))
            if rows
        }
        count = max(1, -(-len(known) // STORES_A_PARTITION)) if before is None else len(before.partitions)
        members: list[list[tuple[str, int]]] = [[] for _ in range(count)]
        for key, store_id in known:
            members[partition_of(store_id, count)].append((store_id, key))
        platforms = platform_rows.polled(connection)
        newest = queries.newest_of_each(connection)
        same = self._same_weeks(weeks, platforms)
        polls = [one for one in ([] if before is None else before.polls) if one.week in same]
        partitions: list[dict[str, DataFile]] = []
        unpolled = 0
        tally = queries.Tally()
        for number, some in enumerate(members):
            progress(number / count, Message("Writing stores and polls"))
            # Ordered by id, like all tables of a partition.
            ids, keys = [store_id for store_id, _ in sorted(some)], [key for _, key in sorted(some)]
            polls += self._polls(number, keys, ids, platforms, sorted(set(weeks) - same))
            of_store = self._platforms(keys, platforms)
            unpolled += int((of_store == 0).sum())
            partitions.append(
                self._stores(number, keys, ids, [newest.get(key) for key in keys], of_store, tally)
            )
        said = note_rows.said(connection)
        groups = groups_now(connection) if said else {}
        manifest = Manifest(
            tuple(partitions),
            tuple(sorted(polls, key=lambda one: (one.week, one.partition, one.platform))),
            platforms,
            tuple(queries.zone_counts(connection).items()),
            weeks,
            unpolled,
            self._file("notes", tables.notes_bytes(said)) if said else None,
            self._file("groups", tables.groups_bytes(groups)) if groups else None,
        )
        gone = sorted(self._there.keys() - manifest.files.keys())
        return Written(manifest, self._new, tuple(gone))

    def _same_weeks(self, weeks: dict[int, tuple[int, int]], platforms: dict[int, str]) -> set[int]:
        """Return the weeks whose polls have not changed and whose files all exist."""
        before = self._before
        if before is None or any(platforms.get(number) != name for number, name in before.platforms.items()):
            return set()
        lost = {one.week for one in before.polls if one.file.path not in self._there}
        return {week for week, counted in weeks.items() if before.weeks.get(week) == counted} - lost

    def _stores(
        self,
        number: int,
        keys: Sequence[int],
        ids: Sequence[str],
        newest: Sequence[int | None],
        platforms: Int64,
        tally: queries.Tally,
    ) -> dict[str, DataFile]:
        """Write all data of a partition's stores except the polls."""
        ends = (min(keys, default=0), max(keys, default=0))
        found = queries.read_batch(self._connection, ends, _NO_TIMES, keys, tally)
        zone_of = dict(zip(found.store_ids, found.batch.zones, strict=True))
        files = {
            "stores": self._file(
                f"stores/part-{number:05}",
                tables.stores_bytes(ids, [zone_of[one] for one in ids], newest, platforms.tolist()),
            ),
            "hours": self._file(
                f"hours/part-{number:05}", tables.hours_bytes(found.store_ids, found.batch.hours)
            ),
        }
        if found.batch.dated is not None:
            content = tables.dated_bytes(found.store_ids, found.batch.dated)
            files["dated"] = self._file(f"dated-hours/part-{number:05}", content)
        return files

    def _platforms(self, keys: Sequence[int], platforms: dict[int, str]) -> Int64:
        """Return the platforms that each store has polls on, one bit per platform."""
        found = np.zeros(len(keys), np.int64)
        if not keys:
            return found
        for bit, platform in enumerate(platforms):
            there = queries.keys_with_polls(self._connection, (min(keys), max(keys)), platform)
            found[np.isin(np.array(keys, np.int64), there)] |= 1 << bit
        return found

    def _polls(
        self,
        number: int,
        keys: Sequence[int],
        ids: Sequence[str],
        platforms: dict[int, str],
        weeks: Sequence[int],
    ) -> Iterator[PollsFile]:
        """Write the polls of a partition's stores in some weeks."""
        if not keys:
            return
        order = np.argsort(np.array(keys, np.int64))
        in_order = np.array(keys, np.int64)[order]
        ends = int(in_order[0]), int(in_order[-1])
        for week in weeks:
            times = (week * SPAN, (week + 1) * SPAN - 1)
            for platform in platforms:
                found = polls_reading.read_polls(self._connection, ends, times, keys, None, platform)
                if not found.store.size:
                    continue
                place = order[np.searchsorted(in_order, found.store)]
                by_id = np.argsort(place, kind="stable")
                polls = Polls(place[by_id], found.time[by_id], found.active[by_id])
                path = f"polls/week={week:05}/part-{number:05}-platform-{platform}"
                yield PollsFile(self._file(path, tables.polls_bytes(ids, polls)), number, platform, week)

    def _file(self, path: str, content: bytes) -> DataFile:
        """Write a file unless it exists."""
        file = named(path, content)
        if self._there.get(file.path) != file:
            self._folder.write(file, content)
            self._new += 1
        return file
