"""Computes one report: all stores, on each platform separately and on all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from sqlalchemy import Connection

from storemon.core.daypart_times import DEFAULT_DAYPARTS, DaypartTimes
from storemon.core.fleet_insights import FleetInsights
from storemon.core.notes import NoteSaid
from storemon.core.platform_views import PlatformView, added_up
from storemon.core.platforms import NAMELESS
from storemon.core.progress import Progress
from storemon.core.report import ReportTable
from storemon.core.vocabulary import ReportRequest
from storemon.data import platform_rows, queries
from storemon.data.files.fields import EARLIEST, LATEST
from storemon.data.note_book import note_book
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.fleet_run import PARTS, Assembled, Listings, Runner, assembled, run_here
from storemon.services.gathered_parts import GatheredParts
from storemon.services.report_parts import FleetJob, Part
from storemon.services.report_source import Keys
from storemon.services.report_times import Times
from storemon.services.resolve_as_of import AsOf, PollTimes, needed_as_of


def resolved_as_of(polls: PollTimes, request: ReportRequest, now: int) -> tuple[int, AsOf]:
    """Return the report's as-of time (METRICS: Windows), and the polls after it or far ahead.

    For a requested time, polls after it are not listed. `now`: the computer's clock, µs UTC. Raises
    `BadInput` if there is no as-of time or it is outside the years 2000 to 2099.
    """
    if request.as_of is None:
        return needed_as_of(polls, now)
    if not EARLIEST <= request.as_of < LATEST:
        raise BadInput(
            Message("The as-of time is not in the years 2000 to 2099."),
            remedy=Message("Choose another time."),
        )
    return request.as_of, AsOf(request.as_of)


def computed(  # noqa: PLR0913  # the last three are the report's surroundings
    connection: Connection,
    request: ReportRequest,
    times: Times,
    until: AsOf,
    progress: Progress,
    noted: Sequence[NoteSaid] = (),
    dayparts: DaypartTimes = DEFAULT_DAYPARTS,
    *,
    runner: Runner = run_here,
) -> tuple[Iterable[tuple[ReportTable, FleetInsights]], Sequence[PlatformView]]:
    """Compute the report of all stores on a connection's snapshot: table and answers in chunks of stores.

    If there are polls on several platforms, table and answers are sums over them, and the views of each are
    returned last. `until`: the polls after the report's as-of time, and the stores far ahead of others.
    `noted`: the notes in that snapshot. `dayparts`: their start times. `runner` computes the parts. Raises
    `BadInput` if there are no stores, `DatabaseDamaged` if polls are damaged, and what `progress` raises.
    """
    keys = queries.key_ranges(connection, times.stores_a_batch())
    if not keys:
        raise BadInput(Message("There are no stores yet."), remedy=Message("Import the files first."))
    job = FleetJob(request, times, note_book(connection, noted), dayparts)
    found = listings(connection, keys)
    pieces = [of.pieces() for of in found]
    parts = runner(connection, job, [piece for some in pieces for piece in some], progress)
    made = gathered_of(job, [of.name for of in found], pieces, until, parts, progress)
    if len(made) == 1:
        return made[0].chunks(), ()
    views = [one.view() for one in made]
    del made
    table, answers = summed(job, views)
    return [(table, answers)], [_of_several(view, table) for view in views]


def gathered_of(
    job: FleetJob,
    names: Sequence[str],
    pieces: Sequence[Sequence[object]],
    until: AsOf,
    parts: Iterator[Part | None],
    progress: Progress,
) -> list[Assembled]:
    """Return the table and answers of each platform in `names`; `parts` are those of its pieces, in order.

    The part of a piece without stores is None.
    """
    made: list[Assembled] = []
    for number, (name, some) in enumerate(zip(names, pieces, strict=True), 1):
        gathered = GatheredParts()
        for part in islice(parts, len(some)):
            if part is not None:
                gathered.add(part)
        share = PARTS * sum(map(len, pieces[:number])) / sum(map(len, pieces))
        progress(share, Message("Looking for outages that stores had together"))
        made.append(assembled(job, name, until, gathered))
        del gathered, part  # as large as all data of the stores
    # At its end, the runner verifies that everything was read.
    if next(parts, None) is not None:
        raise RuntimeError("there are more parts than were asked for")
    return made


def summed(job: FleetJob, views: Sequence[PlatformView]) -> tuple[ReportTable, FleetInsights]:
    """Return the table and answers of several platforms together."""
    starts = None if job.request.range is not None else [int(np.min(start)) for start in job.times.starts]
    return added_up(views, starts, job.times.end)


def whole_report(
    job: FleetJob, made: Sequence[Assembled]
) -> tuple[ReportTable, FleetInsights, Sequence[PlatformView]]:
    """Return the table and answers of all platforms, and the views of each if there are several."""
    views = [one.view() for one in made]
    if len(views) == 1:
        return replace(views[0].table, platform=views[0].name or None), views[0].answers, ()
    table, answers = summed(job, views)
    return table, answers, [_of_several(view, table) for view in views]


def listings(connection: Connection, keys: Sequence[Keys]) -> list[Listings]:
    """Return the listings of the stores within key ranges: of all data, or of each platform.

    A store without any polls has one too, without a platform.
    """
    on = platform_rows.polled(connection)
    if len(on) < 2:
        platform = next(iter(on), NAMELESS)
        return [Listings(keys, [None] * len(keys), platform, on.get(platform, ""))]
    known = [queries.keys_within(connection, span) for span in keys]
    there = {
        platform: [queries.keys_with_polls(connection, span, platform) for span in keys] for platform in on
    }
    for place, of_span in enumerate(known):
        polled = np.unique(np.concatenate([spans[place] for spans in there.values()]))
        without = np.setdiff1d(of_span, polled)
        if without.size:
            nameless = there.setdefault(NAMELESS, [of_span[:0]] * len(keys))
            nameless[place] = np.union1d(nameless[place], without)
    found = []
    for platform in sorted(there):
        some = [
            # If all keys of a range are selected, they need not be listed.
            (span, None if mine.size == of_span.size else mine.tolist())
            for span, mine, of_span in zip(keys, there[platform], known, strict=True)
            if mine.size
        ]
        batches = joined_batches(some, max((of_span.size for of_span in known), default=0))
        found.append(
            Listings(
                [span for span, _ in batches],
                [only for _, only in batches],
                platform,
                on.get(platform, ""),
                apart=True,
            )
        )
    return found


_Some = tuple[Keys, list[int] | None]


def joined_batches(batches: Sequence[_Some], most: int) -> list[_Some]:
    """Join batches with few selected stores, up to `most` stores each, as each batch has a cost."""
    found: list[_Some] = []
    for (first, last), only in batches:
        (begin, _), mine = found[-1] if found else ((first, last), None)
        if mine is not None and only is not None and len(mine) + len(only) <= most:
            found[-1] = (begin, last), mine + only
        else:
            found.append(((first, last), only))
    return found


def _of_several(view: PlatformView, whole: ReportTable) -> PlatformView:
    """Return the view of a platform with its relation to the whole report."""
    known = dict(zip(whole.store_ids, [] if whole.listings is None else whole.listings.tolist(), strict=True))
    mine = np.array([known[store_id] for store_id in view.table.store_ids], np.int64)
    return replace(view, table=replace(view.table, listings=mine, platform=view.name))
