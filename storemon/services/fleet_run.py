"""All stores of one platform, or of all data where there is but one: table and answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import Connection

from storemon.core.daypart_times import DaypartTimes
from storemon.core.excused import Excused, FleetNotes, excused_count
from storemon.core.fleet_insights import fleet_answers
from storemon.core.insights import Insights, answers
from storemon.core.model import Bool, Figures, Int64
from storemon.core.note_spans import NoteBook
from storemon.core.outages import Stretches
from storemon.core.platform_views import PlatformView
from storemon.core.platforms import NAMELESS
from storemon.core.progress import Progress, part
from storemon.core.report import ReportTable, answers_reach, compute
from storemon.core.vocabulary import DAY, DEFAULT_ZONE, Method, ReportRequest
from storemon.data import queries
from storemon.data.files.prefetch import prefetch
from storemon.message import Message
from storemon.services.doubtful_hours import looked_closer
from storemon.services.earlier_starts import FurtherBack, looked_further
from storemon.services.report_times import Times
from storemon.services.resolve_as_of import AsOf

Keys = tuple[int, int]
_NO_STRETCHES = Stretches(*(np.zeros(0, np.int64) for _ in range(4)))


@dataclass(frozen=True, slots=True)
class Listings:
    """The stores with polls on a platform: ranges of keys, and of each those that are meant, None for all.

    `apart`: it is one of several platforms.
    """

    keys: Sequence[Keys]
    only: Sequence[Sequence[int] | None]
    platform: int = NAMELESS
    name: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class FleetRun:
    """What a report is made by: the request with its times, what is known of later polls, and notes."""

    connection: Connection
    request: ReportRequest
    times: Times
    until: AsOf
    book: NoteBook | None
    dayparts: DaypartTimes

    def view(self, of: Listings, tally: queries.Tally, progress: Progress) -> PlatformView:
        """Compute the table and the answers of some listings; `tally` counts what is read.

        Raises `DatabaseDamaged` where polls are not what was written, and what `progress` does.
        """
        times = self.times
        reach = answers_reach(self.request.method, self.request.reach)
        polls = times.polls(reach)
        ids: list[str] = []
        zones: list[str | None] = []
        with_hours: list[Bool] = []
        figures: list[Figures] = []
        insights: list[Insights] = []
        further: list[FurtherBack] = []
        store_keys: list[Int64] = []
        excused_polls: list[Figures] = []
        progress(0.0, Message("Reading polls"))
        batches = (
            queries.read_batch(self.connection, some, polls, only, tally, of.platform)
            for some, only in zip(of.keys, of.only, strict=True)
        )
        for done, found in enumerate(prefetch(batches), 1):
            starts, end = times.of_stores(found.batch.zones)
            notes = None
            if self.book is not None:
                notes = self.book.spans(found.store_ids, times.range.start, times.as_of + 1)
            insights.append(
                answers(
                    found.batch,
                    reach,
                    starts,
                    end,
                    times.as_of,
                    times.range,
                    notes=notes,
                    dayparts=self.dayparts,
                    online=of.apart,
                )
            )
            start = np.array(np.broadcast_to(starts[-1], len(found.store_ids)), np.int64)
            begin = np.maximum(start - (DAY if reach is None else reach), polls[0])
            further.append(FurtherBack(found, insights[-1].outages, begin, start))
            if self.request.method is Method.POLL_COUNT:
                figures.append(compute(found.batch, self.request.method, None, times.as_of))
                if notes is not None:
                    excused_polls.append(excused_count(found.batch, notes, times.as_of))
            ids += found.store_ids
            store_keys.append(found.keys)
            zones += found.batch.zones
            has_hours = np.zeros(len(found.store_ids), dtype=np.bool_)
            has_hours[found.batch.hours.store] = True
            with_hours.append(has_hours)
            progress(0.9 * done / len(of.keys), Message("1 store|{n} stores", n=len(ids)))
        # Only now is nothing else reading on this connection.
        outages = looked_further(self.connection, further)
        # What is known of each of many stores takes most of the memory: it is there twice at most.
        merged = Insights.merged(
            [replace(one, outages=known) for one, known in zip(insights, outages, strict=True)]
        )
        del insights, further, outages
        hours = looked_closer(
            self.connection,
            merged.hours,
            np.concatenate(store_keys),
            (times.end, times.as_of),
            part(progress, 0.9, 0.95),
            of.platform,
        )
        order = sorted(range(len(ids)), key=ids.__getitem__)
        places = np.array(order, dtype=np.int64)
        named = [zones[place] for place in order]
        progress(0.95, Message("Looking for outages that stores had together"))
        later, ahead = (
            np.array([by_id.get(ids[place], 0) for place in order], np.int64) if by_id else None
            for by_id in (self.until.later, self.until.ahead)
        )
        whole = fleet_answers([replace(merged, hours=hours)], places, later, ahead, self.dayparts)
        if self.book is not None and merged.excused is not None:
            whole = replace(whole, notes=_fleet_notes(self.book, merged.excused, excused_polls, places))
        online = _NO_STRETCHES if merged.online is None else _moved(merged.online, places)
        del merged
        table = ReportTable(
            method=self.request.method,
            store_ids=[ids[place] for place in order],
            zones=[zone or DEFAULT_ZONE for zone in named],
            zone_assumed=np.array([zone is None for zone in named], dtype=np.bool_),
            hours_assumed=~np.concatenate(with_hours)[places],
            figures=Figures.merged(figures).at(places) if figures else whole.figures,
        )
        return PlatformView(of.name, table, whole, online)


def _fleet_notes(
    book: NoteBook, excused: Excused, excused_polls: Sequence[Figures], places: Int64
) -> FleetNotes:
    """Put together what the notes say; `excused_polls` of each batch, by poll-count alone."""
    of_table = Figures.merged(excused_polls) if excused_polls else excused.figures
    return FleetNotes.of(excused, of_table, book.reasons, places)


def _moved(stretches: Stretches, order: Int64) -> Stretches:
    """Return stretches of stores in another order: `order[i]` is where the new store i was."""
    new = np.empty(order.size, np.int64)
    new[order] = np.arange(order.size)
    store = new[stretches.store]
    return Stretches(store, store, stretches.start, stretches.end)
