"""Computing one report: the stores in batches, each read while the one before is computed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import numpy as np
from sqlalchemy import Connection

from storemon.core import ranges, uptime
from storemon.core.dates import Dates
from storemon.core.daypart_times import DEFAULT_DAYPARTS, DaypartTimes
from storemon.core.excused import Excused, FleetNotes, excused_count
from storemon.core.fleet_insights import FleetInsights, fleet_answers
from storemon.core.insights import Insights, answers
from storemon.core.model import Figures, Int64, Moment
from storemon.core.note_spans import NoteBook
from storemon.core.notes import NoteSaid
from storemon.core.progress import Progress, part
from storemon.core.report import ReportTable, answers_reach, compute
from storemon.core.vocabulary import DAY, DEFAULT_ZONE, WEEK, Method, Range, ReportRequest
from storemon.data import queries
from storemon.data.files.fields import EARLIEST, LATEST
from storemon.data.files.prefetch import prefetch
from storemon.data.note_book import note_book
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.doubtful_hours import looked_closer
from storemon.services.earlier_starts import FurtherBack, looked_further
from storemon.services.resolve_as_of import AsOf, needed_as_of

_STORES_A_BATCH: Final = 1000
_FEWEST_A_BATCH: Final = 20
_FIRST_DATE: Final = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Times:
    """What a report counts, µs UTC: from each of `starts` to `end`, by what was known at `as_of`.

    With `dates`, each store counts these of its own; `starts` and `end` take in those of all stores.
    """

    starts: list[int]
    end: int
    as_of: int
    dates: Dates | None = None

    @classmethod
    def of(cls, request: ReportRequest, as_of: int, zones: Mapping[str | None, int]) -> Times:
        """Settle the times of a request; `zones` counts the stores of each zone.

        Raises `BadInput` for a range that is empty or begins too late.
        """
        if request.range is None:
            return cls(uptime.window_starts(as_of), as_of, as_of)
        dates = None
        if isinstance(request.range, Range):
            whole = Range(request.range.start, min(request.range.end, as_of))
            _check(request.range.start, request.range.end - 1, EARLIEST)
        else:
            if isinstance(request.range, Dates):
                _check(request.range.first, request.range.last, _FIRST_DATE)
            dates = ranges.settled(request.range, ranges.commonest_zone(zones), zones, as_of)
            whole = ranges.hull(zones, dates, as_of)
        if whole.start >= whole.end:
            raise BadInput(
                Message("There are no polls in this range yet."),
                Message("It begins after the as-of time."),
                Message("Choose an earlier start, or import newer polls first."),
            )
        return cls([whole.start], whole.end, as_of, dates)

    @property
    def range(self) -> Range:
        """The longest of them."""
        return Range(self.starts[-1], self.end)

    def of_stores(self, zones: Sequence[str | None]) -> tuple[Sequence[Moment], Moment]:
        """Return the starts and the end for stores in these zones."""
        if self.dates is None:
            return self.starts, self.end
        start, end = ranges.own_bounds(zones, self.dates, self.as_of)
        return [start], end

    def polls(self, reach: int | None) -> tuple[int, int]:
        """Return the times of the first and the last poll that can matter."""
        first = max(EARLIEST, uptime.evidence_begin(self.starts[-1], reach))
        return first, uptime.evidence_end(self.end, reach, self.as_of)

    def stores_a_batch(self) -> int:
        """Return how many stores to take at once, so that a long range takes no more memory than a week."""
        weeks = max(1, (self.end - self.starts[-1]) // WEEK)
        return max(_FEWEST_A_BATCH, _STORES_A_BATCH // weeks)


def resolved_as_of(connection: Connection, request: ReportRequest, now: int) -> tuple[int, AsOf]:
    """Return the time up to which the report counts (METRICS: Windows), and what is later or far ahead.

    What is later than a time that was asked for is not counted. `now`: the computer's clock, µs UTC. Raises
    `BadInput` where there is no such time, or it lies outside the years 2000 to 2099.
    """
    if request.as_of is None:
        return needed_as_of(connection, now)
    if not EARLIEST <= request.as_of < LATEST:
        raise BadInput(
            Message("The as-of time is not in the years 2000 to 2099."),
            remedy=Message("Choose another time."),
        )
    return request.as_of, AsOf(request.as_of)


def report_table(
    connection: Connection,
    request: ReportRequest,
    times: Times,
    until: AsOf,
    progress: Progress,
    noted: Sequence[NoteSaid] = (),
    dayparts: DaypartTimes = DEFAULT_DAYPARTS,
) -> tuple[ReportTable, FleetInsights]:
    """Compute the report over all stores on the snapshot of `connection`, and the answers beside it.

    `until`: which polls are later than the report's as-of time, and which stores far ahead of the others.
    `noted`: the notes of that snapshot. `dayparts`: when they begin.
    Raises `BadInput` where there is no store, `DatabaseDamaged` where polls are not what was written, and
    what `progress` raises.
    """
    keys = queries.key_ranges(connection, times.stores_a_batch())
    if not keys:
        raise BadInput(Message("There are no stores yet."), remedy=Message("Import the files first."))
    reach = answers_reach(request.method, request.reach)
    polls = times.polls(reach)
    ids: list[str] = []
    zones: list[str | None] = []
    with_hours: list[np.ndarray[tuple[int], np.dtype[np.bool_]]] = []
    figures: list[Figures] = []
    insights: list[Insights] = []
    further: list[FurtherBack] = []
    store_keys: list[Int64] = []
    book = note_book(connection, noted)
    excused_polls: list[Figures] = []
    progress(0.0, Message("Reading polls"))
    tally = queries.Tally()
    batches = (queries.read_batch(connection, some, polls, tally=tally) for some in keys)
    for done, found in enumerate(prefetch(batches), 1):
        starts, end = times.of_stores(found.batch.zones)
        notes = None if book is None else book.spans(found.store_ids, times.range.start, times.as_of + 1)
        insights.append(
            answers(
                found.batch,
                reach,
                starts,
                end,
                times.as_of,
                times.range,
                notes=notes,
                dayparts=dayparts,
            )
        )
        start = np.array(np.broadcast_to(starts[-1], len(found.store_ids)), np.int64)
        begin = np.maximum(start - (DAY if reach is None else reach), polls[0])
        further.append(FurtherBack(found, insights[-1].outages, begin, start))
        if request.method is Method.POLL_COUNT:
            figures.append(compute(found.batch, request.method, None, times.as_of))
            if notes is not None:
                excused_polls.append(excused_count(found.batch, notes, times.as_of))
        ids += found.store_ids
        store_keys.append(found.keys)
        zones += found.batch.zones
        has_hours = np.zeros(len(found.store_ids), dtype=np.bool_)
        has_hours[found.batch.hours.store] = True
        with_hours.append(has_hours)
        progress(0.9 * done / len(keys), Message("1 store|{n} stores", n=len(ids)))
    tally.check(connection, polls)
    # Only now is nothing else reading on this connection.
    outages = looked_further(connection, further)
    # What is known of each of many stores takes most of the memory: it is there twice at most.
    merged = Insights.merged(
        [replace(part, outages=known) for part, known in zip(insights, outages, strict=True)]
    )
    del insights, further, outages
    hours = looked_closer(
        connection,
        merged.hours,
        np.concatenate(store_keys),
        (times.end, times.as_of),
        part(progress, 0.9, 0.95),
    )
    order = sorted(range(len(ids)), key=ids.__getitem__)
    places = np.array(order, dtype=np.int64)
    named = [zones[place] for place in order]
    progress(0.95, Message("Looking for outages that stores had together"))
    later, ahead = (
        np.array([by_id.get(ids[place], 0) for place in order], np.int64) if by_id else None
        for by_id in (until.later, until.ahead)
    )
    whole = fleet_answers([replace(merged, hours=hours)], places, later, ahead, dayparts)
    if book is not None and merged.excused is not None:
        whole = replace(whole, notes=_fleet_notes(book, merged.excused, excused_polls, places))
    del merged
    table = ReportTable(
        method=request.method,
        store_ids=[ids[place] for place in order],
        zones=[zone or DEFAULT_ZONE for zone in named],
        zone_assumed=np.array([zone is None for zone in named], dtype=np.bool_),
        hours_assumed=~np.concatenate(with_hours)[places],
        figures=Figures.merged(figures).at(places) if figures else whole.figures,
    )
    return table, whole


def _fleet_notes(
    book: NoteBook, excused: Excused, excused_polls: Sequence[Figures], places: Int64
) -> FleetNotes:
    """Put together what the notes say; `excused_polls` of each batch, by poll-count alone."""
    of_table = Figures.merged(excused_polls) if excused_polls else excused.figures
    return FleetNotes.of(excused, of_table, book.reasons, places)


_Edge = TypeVar("_Edge", int, dt.date)


def _check(first: _Edge, last: _Edge, earliest: _Edge) -> None:
    if first > last:
        raise BadInput(
            Message("The range ends before it begins."), remedy=Message("Choose an end after the start.")
        )
    if first < earliest:
        raise BadInput(
            Message("The range begins before the year 2000."), remedy=Message("Choose a later day.")
        )
