"""Computes the table and answers of all stores on one platform, or of all data if there is only one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
import pyarrow as pa
from sqlalchemy import Connection

from storemon.core.excused import Excused, FleetNotes
from storemon.core.fleet_insights import FleetInsights, FleetParts
from storemon.core.insights import joined
from storemon.core.model import Figures, Int64
from storemon.core.outages import Stretches
from storemon.core.platform_views import PlatformView
from storemon.core.platforms import NAMELESS
from storemon.core.progress import Progress, part
from storemon.core.report import ReportTable
from storemon.core.vocabulary import DEFAULT_ZONE
from storemon.data.files.arrow_arrays import texts
from storemon.data.files.prefetch import prefetch
from storemon.data.queries import Tally
from storemon.message import Message
from storemon.services.gathered_parts import GatheredParts
from storemon.services.report_parts import FleetJob, Part, Unfinished, finished, part_of
from storemon.services.report_source import DatabaseSource, Keys, ReportSource
from storemon.services.resolve_as_of import AsOf

_NO_STRETCHES = Stretches(*(np.zeros(0, np.int64) for _ in range(4)))
_BATCHES_A_PIECE: Final = 16
PARTS: Final = 0.95
"""The share of the work that the parts make up."""


@dataclass(frozen=True, slots=True)
class Listings:
    """The stores with polls on a platform: key ranges, and the selected keys in each, None for all.

    `apart`: it is one of several platforms.
    """

    keys: Sequence[Keys]
    only: Sequence[Sequence[int] | None]
    platform: int = NAMELESS
    name: str = ""
    apart: bool = False

    def pieces(self) -> list[Listings]:
        """Split these, in order, into pieces that are computed at once."""
        return [
            replace(
                self,
                keys=self.keys[first : first + _BATCHES_A_PIECE],
                only=self.only[first : first + _BATCHES_A_PIECE],
            )
            for first in range(0, len(self.keys), _BATCHES_A_PIECE)
        ]


Runner: TypeAlias = Callable[[Connection, FleetJob, Sequence[Listings], Progress], Iterator[Part]]
"""Computes the parts of a report on a connection's snapshot: one for each of the listings, in order.

The iterator is always exhausted, and may verify at its end that everything was read. Raises `UserError`,
`RowsDamaged` and what the progress raises.
"""


def run_here(
    connection: Connection, job: FleetJob, found: Sequence[Listings], progress: Progress
) -> Iterator[Part]:
    """Compute the parts in this process."""
    tally = Tally()
    counting, source = DatabaseSource(connection, tally), DatabaseSource(connection)
    stores = 0
    for number, of in enumerate(found):
        share = part(progress, PARTS * number / len(found), PARTS * (number + 1) / len(found))
        if number and of.platform != found[number - 1].platform:
            stores = 0
        yield (piece := whole_part(job, source, of, share, counting, before=stores))
        stores += len(piece.store_ids)
        del piece
    tally.check(connection, job.polls)


def whole_part(
    job: FleetJob,
    source: ReportSource,
    of: Listings,
    progress: Progress,
    counting: ReportSource | None = None,
    *,
    before: int = 0,
) -> Part:
    """Compute the part of some listings in batches; while one is computed, the next one is read.

    `counting`: the same source with a tally of what is read exactly once per store. `before`: how many stores
    were computed before these. Raises `DatabaseDamaged` if polls are damaged, and what `progress` raises.
    """
    first = counting or source
    if not before:
        progress(0.0, Message("Reading polls"))
    batches = (
        first.batch(some, job.polls, only, of.platform) for some, only in zip(of.keys, of.only, strict=True)
    )
    parts: list[Unfinished] = []
    stores = before
    for done, found in enumerate(prefetch(batches), 1):
        parts.append(part_of(job, found, apart=of.apart))
        stores += len(found.store_ids)
        progress(0.95 * done / len(of.keys), Message("1 store|{n} stores", n=stores))
    # The prefetching has ended, so that nothing else is reading.
    return finished(job, source, parts, of.platform, part(progress, 0.95, 1.0))


@dataclass(frozen=True, slots=True)
class Assembled:
    """The table and answers of the platform `name`; `online` as in `PlatformView`.

    `store_ids` are packed by `texts`, as those of many stores take three times as much in a list. `stores` is
    the table without them and without figures; `counted` are those by poll count, None if they are those of
    the answers.
    """

    name: str
    store_ids: pa.StringArray
    stores: ReportTable
    counted: Figures | None
    answers: FleetParts
    online: Stretches

    def view(self) -> PlatformView:
        """Return them as a view of the platform."""
        answers = self.answers.whole()
        return PlatformView(self.name, self._table(answers), answers, self.online)

    def chunks(self) -> Iterator[tuple[ReportTable, FleetInsights]]:
        """Yield them as a whole report, some stores at a time, like `FleetParts.in_chunks`."""
        first = 0
        for answers in self.answers.in_chunks():
            stores = len(answers.figures.open)
            yield replace(self._table(answers, first), platform=self.name or None), answers
            first += stores
            del answers  # before the next ones are made

    def _table(self, answers: FleetInsights, first: int = 0) -> ReportTable:
        """Return the table of the answers' stores, which begin with the store `first`."""
        some = slice(first, first + len(answers.figures.open))
        figures = answers.figures if self.counted is None else self.counted.part(some)
        store_ids = self.store_ids[some].to_pylist()
        return replace(self.stores.part(some), store_ids=store_ids, figures=figures)


def assembled(job: FleetJob, name: str, until: AsOf, whole: GatheredParts) -> Assembled:
    """Make the table and answers of the platform `name` from the gathered parts of all its stores.

    Takes the ids out of `whole`.
    """
    order = sorted(range(len(whole.store_ids)), key=whole.store_ids.__getitem__)
    places = np.array(order, dtype=np.int64)
    ids = [whole.store_ids[place] for place in order]
    named = [whole.zones[place] for place in order]
    later, ahead = (
        np.array([by_id.get(store_id, 0) for store_id in ids], np.int64) if by_id else None
        for by_id in (until.later, until.ahead)
    )
    store_ids = texts(ids)
    whole.store_ids.clear()
    del ids, order
    answers = FleetParts(whole.insights, places, later, ahead, job.dayparts)
    excused: Excused | None = joined(whole.insights, "excused")
    if job.book is not None and excused is not None:
        of_table = excused.figures if whole.excused_polls is None else whole.excused_polls
        answers.notes = FleetNotes.of(excused, of_table, job.book.reasons, places)
    online: Stretches | None = joined(whole.insights, "online")
    nothing = np.zeros((places.size, 0), np.int64)
    stores = ReportTable(
        method=job.request.method,
        store_ids=[],
        zones=[zone or DEFAULT_ZONE for zone in named],
        zone_assumed=np.array([zone is None for zone in named], dtype=np.bool_),
        hours_assumed=~whole.with_hours[places],
        figures=Figures(nothing, nothing, nothing, nothing),
    )
    counted = None if whole.figures is None else whole.figures.at(places)
    up = _NO_STRETCHES if online is None else _moved(online, places)
    return Assembled(name, store_ids, stores, counted, answers, up)


def _moved(stretches: Stretches, order: Int64) -> Stretches:
    """Return stretches with the stores reordered: `order[i]` is the old position of the new store i."""
    new = np.empty(order.size, np.int64)
    new[order] = np.arange(order.size)
    store = new[stretches.store]
    return Stretches(store, store, stretches.start, stretches.end)
