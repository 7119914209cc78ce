"""Reports of a data set, without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from storemon.core.daypart_times import DEFAULT_DAYPARTS, DaypartTimes
from storemon.core.fleet_insights import FleetInsights
from storemon.core.model import Int64
from storemon.core.note_spans import NoteBook
from storemon.core.platform_views import PlatformView
from storemon.core.platforms import NAMELESS
from storemon.core.progress import Progress, silent
from storemon.core.report import ReportTable
from storemon.core.vocabulary import ReportRequest
from storemon.data.clock import utc_now
from storemon.data.dataset import dataset_tables as tables
from storemon.data.dataset.dataset_folder import DatasetFolder
from storemon.data.dataset.manifest import Manifest
from storemon.data.dataset.source import DatasetSource
from storemon.data.files.fields import LATEST
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.fleet_run import PARTS, Listings, whole_part
from storemon.services.report_parts import FleetJob, Part
from storemon.services.report_run import gathered_of, resolved_as_of, whole_report
from storemon.services.report_times import Times
from storemon.services.resolve_as_of import AsOf


@dataclass(frozen=True, slots=True)
class DatasetWork:
    """The parameters for computing parts of a data set's report, here or on another machine.

    Notes are not included: each process reads them itself.
    """

    where: str
    request: ReportRequest
    times: Times
    dayparts: DaypartTimes

    def job(self, folder: DatasetFolder, manifest: Manifest) -> FleetJob:
        """Return the job with the notes of the data set."""
        return FleetJob(self.request, self.times, note_book(folder, manifest), self.dayparts)


@dataclass(frozen=True, slots=True)
class Piece:
    """The stores of a partition with polls on a platform; `apart`: it is one of several platforms."""

    partition: int
    platform: int
    apart: bool


PiecesRunner: TypeAlias = Callable[[DatasetWork, Manifest, Sequence[Piece], Progress], Iterator[Part | None]]
"""Computes the parts of a data set's pieces in order; None for a piece without stores."""


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """A report of a data set; `until`: the polls later than its as-of time."""

    table: ReportTable
    answers: FleetInsights
    views: Sequence[PlatformView]
    as_of: int
    until: AsOf


class DatasetTimes:
    """The poll times of a data set that determine the as-of time."""

    def __init__(self, folder: DatasetFolder, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest

    def newest(self, until: int | None = None) -> Int64:
        """Return the newest poll of each store with polls, µs UTC; polls after `until` are ignored."""
        found = [self._newest(partition, until) for partition in range(len(self._manifest.partitions))]
        return np.concatenate([np.zeros(0, np.int64), *found])

    def after(self, time: int) -> dict[str, int]:
        """Return the number of polls after `time` (µs UTC) of each store that has any, by id."""
        found: dict[str, int] = {}
        for partition in range(len(self._manifest.partitions)):
            source = DatasetSource(self._folder, self._manifest, partition)
            late = np.flatnonzero(source.newest > time)
            if not late.size:
                continue
            for platform in self._manifest.platforms:
                polls = _polls(source, late, (time + 1, LATEST), platform)
                for store, count in zip(*np.unique(polls[0], return_counts=True), strict=True):
                    name = source.ids[int(store)]
                    found[name] = found.get(name, 0) + int(count)
        return dict(sorted(found.items()))

    def _newest(self, partition: int, until: int | None) -> Int64:
        source = DatasetSource(self._folder, self._manifest, partition)
        newest = source.newest.copy()
        if until is not None and (late := np.flatnonzero(newest > until)).size:
            newest[late] = 0
            for platform in self._manifest.platforms:
                store, time = _polls(source, late, (0, until), platform)
                np.maximum.at(newest, store, time)
        return newest[newest > 0]


def _polls(
    source: DatasetSource, stores: Int64, times: tuple[int, int], platform: int
) -> tuple[Int64, Int64]:
    """Return the stores and times of some stores' polls."""
    some = stores.tolist()
    found = source.batch((some[0], some[-1]), times, some, platform)
    return stores[found.batch.polls.store], found.batch.polls.time


def report_of(
    where: str,
    request: ReportRequest,
    runner: PiecesRunner | None = None,
    progress: Progress = silent,
    dayparts: DaypartTimes = DEFAULT_DAYPARTS,
    now: Callable[[], int] = utc_now,
) -> DatasetReport:
    """Make a report of the data set at `where`; `now` returns the current time, µs UTC.

    Raises `BadInput` if there are no stores or no valid as-of time, `DatasetProblem` if a file is missing or
    damaged, and what the runner and `progress` raise.
    """
    folder = DatasetFolder.at(where)
    manifest = folder.needed_manifest()
    if not manifest.zones:
        raise BadInput(
            Message("There are no stores in the data set."), remedy=Message("Export it again with stores.")
        )
    as_of, until = resolved_as_of(DatasetTimes(folder, manifest), request, now())
    times = Times.of(request, as_of, dict(manifest.zones))
    work = DatasetWork(where, request, times, dayparts)
    job = work.job(folder, manifest)
    names, pieces = _pieces(manifest)
    parts = (runner or run_here)(work, manifest, [piece for some in pieces for piece in some], progress)
    made = gathered_of(job, names, pieces, until, parts, progress)
    table, answers, views = whole_report(job, made)
    return DatasetReport(table, answers, views, as_of, until)


def run_here(
    work: DatasetWork, manifest: Manifest, pieces: Sequence[Piece], progress: Progress
) -> Iterator[Part | None]:
    """Compute the parts in this process."""
    folder = DatasetFolder.at(work.where)
    job = work.job(folder, manifest)
    for done, piece in enumerate(pieces):
        progress(PARTS * done / len(pieces), Message("Reading polls"))
        yield piece_part(job, folder, manifest, piece)


def piece_part(job: FleetJob, folder: DatasetFolder, manifest: Manifest, piece: Piece) -> Part | None:
    """Return the part of a piece's stores, None if there are none. Raises `DatasetProblem`."""
    source = DatasetSource(folder, manifest, piece.partition)
    keys = source.on(piece.platform) if piece.apart else np.arange(len(source.ids))
    if not keys.size:
        return None
    size = job.times.stores_a_batch()
    some = [keys[first : first + size].tolist() for first in range(0, keys.size, size)]
    of = Listings([(one[0], one[-1]) for one in some], some, piece.platform, apart=piece.apart)
    return whole_part(job, source, of, silent)


def note_book(folder: DatasetFolder, manifest: Manifest) -> NoteBook | None:
    """Return the notes of a data set, None if there are none. Raises `DatasetProblem`."""
    if manifest.notes is None:
        return None
    groups = {} if manifest.groups is None else tables.read_groups(folder.read(manifest.groups))
    return NoteBook(tables.read_notes(folder.read(manifest.notes)), groups)


def _pieces(manifest: Manifest) -> tuple[list[str], list[list[Piece]]]:
    """Return the platforms of a report and the pieces of each."""
    named = dict(manifest.platforms)
    if manifest.unpolled and len(named) > 1:
        named.setdefault(NAMELESS, "")
    if not named:
        named = {NAMELESS: ""}
    apart = len(named) > 1
    partitions = range(len(manifest.partitions))
    pieces = [[Piece(partition, one, apart) for partition in partitions] for one in sorted(named)]
    return [named[one] for one in sorted(named)], pieces
