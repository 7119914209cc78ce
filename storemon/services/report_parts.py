"""Parts of a report: some stores of one platform, computed independently, here or on another machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from storemon.core.daypart_times import DaypartTimes
from storemon.core.excused import excused_count
from storemon.core.insights import Insights, answers
from storemon.core.model import Bool, Figures, Int64
from storemon.core.note_spans import NoteBook
from storemon.core.progress import Progress, silent
from storemon.core.report import answers_reach, compute
from storemon.core.vocabulary import DAY, Method, ReportRequest
from storemon.data.queries import StoreBatch
from storemon.services.doubtful_hours import looked_closer
from storemon.services.earlier_starts import FurtherBack, looked_further
from storemon.services.report_source import ReportSource
from storemon.services.report_times import Times


@dataclass(frozen=True, slots=True)
class FleetJob:
    """The parameters of all parts of a report: the request, its times, notes, and start times of dayparts."""

    request: ReportRequest
    times: Times
    book: NoteBook | None
    dayparts: DaypartTimes

    @property
    def reach(self) -> int | None:
        """The reach (µs) of the answers, None for no limit."""
        return answers_reach(self.request.method, self.request.reach)

    @property
    def polls(self) -> tuple[int, int]:
        """The times of the first and the last poll that batches need, µs UTC."""
        return self.times.polls(self.reach)


@dataclass(frozen=True, slots=True)
class Part:
    """Some stores of a report; `figures` and `excused_polls` are None unless the method is poll-count."""

    store_ids: list[str]
    zones: list[str | None]
    with_hours: Bool
    insights: Insights
    figures: Figures | None = None
    excused_polls: Figures | None = None

    @classmethod
    def merged(cls, parts: Sequence[Part]) -> Part:
        """Concatenate parts of one job."""
        if len(parts) == 1:
            return parts[0]
        return cls(
            [store_id for part in parts for store_id in part.store_ids],
            [zone for part in parts for zone in part.zones],
            np.concatenate([part.with_hours for part in parts]),
            Insights.merged([part.insights for part in parts]),
            _merged([part.figures for part in parts]),
            _merged([part.excused_polls for part in parts]),
        )


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part that still needs another look at the polls of some of its stores."""

    part: Part
    further: FurtherBack
    keys: Int64


def part_of(job: FleetJob, found: StoreBatch, *, apart: bool) -> Unfinished:
    """Compute the part of a batch; `apart`: it is of one of several platforms."""
    batch, times, reach = found.batch, job.times, job.reach
    starts, end = times.of_stores(batch.zones)
    notes = None
    if job.book is not None:
        notes = job.book.spans(found.store_ids, times.range.start, times.as_of + 1)
    insights = answers(
        batch,
        reach,
        starts,
        end,
        times.as_of,
        times.range,
        notes=notes,
        dayparts=job.dayparts,
        online=apart,
    )
    start = np.array(np.broadcast_to(starts[-1], len(found.store_ids)), np.int64)
    begin = np.maximum(start - (DAY if reach is None else reach), job.polls[0])
    with_hours = np.zeros(len(found.store_ids), dtype=np.bool_)
    with_hours[batch.hours.store] = True
    figures = excused = None
    if job.request.method is Method.POLL_COUNT:
        figures = compute(batch, job.request.method, None, times.as_of)
        excused = None if notes is None else excused_count(batch, notes, times.as_of)
    return Unfinished(
        Part(found.store_ids, list(batch.zones), with_hours, insights, figures, excused),
        FurtherBack(found, insights.outages, begin, start),
        found.keys,
    )


def finished(
    job: FleetJob,
    source: ReportSource,
    parts: list[Unfinished],
    platform: int,
    progress: Progress = silent,
) -> Part:
    """Complete parts by looking further back where needed, and concatenate them; clears `parts`.

    Nothing else may be reading from `source`. Raises what `source` and `progress` raise.
    """
    outages = looked_further(source.nearest, [one.further for one in parts])
    keys = np.concatenate([one.keys for one in parts])
    known = [
        replace(one.part, insights=replace(one.part.insights, outages=dated))
        for one, dated in zip(parts, outages, strict=True)
    ]
    # The data of many stores takes most of the memory: keep at most two copies of it.
    del outages
    parts.clear()
    whole = Part.merged(known)
    known.clear()
    hours = looked_closer(
        source, whole.insights.hours, keys, (job.times.end, job.times.as_of), progress, platform
    )
    return replace(whole, insights=replace(whole.insights, hours=hours))


def _merged(parts: Sequence[Figures | None]) -> Figures | None:
    there = [part for part in parts if part is not None]
    return Figures.merged(there) if there else None
