"""A report of several platforms: each of them separately, and their sums (METRICS: Platforms)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeVar

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.dayparts import Dayparts, DaypartSums
from storemon.core.excused import FleetNotes, ReasonDowntime
from storemon.core.fleet import Now
from storemon.core.fleet_insights import FleetInsights
from storemon.core.heat import Heat
from storemon.core.hours_checks import HoursFindings
from storemon.core.interval_set import StackedAxis
from storemon.core.model import Bool, Figures, Int64
from storemon.core.outages import Outages, Stretches
from storemon.core.platform_sums import PlatformSums, sum_of_records
from storemon.core.report import ReportTable
from storemon.core.shared import OWN, SharedOutages

_Part = TypeVar("_Part")
_UP: Final = 1 << 16
"""More than the possible number of platforms."""


@dataclass(frozen=True, slots=True)
class PlatformView:
    """A report of one platform; its rows are the stores with a listing there, ordered by id.

    `online`: open stretches that are up, as `Outages.stretches` are down; `outage` is the store.
    """

    name: str
    table: ReportTable
    answers: FleetInsights
    online: Stretches


def added_up(
    views: Sequence[PlatformView], starts: Sequence[int] | None, end: int
) -> tuple[ReportTable, FleetInsights]:
    """Combine the platforms: times are sums over the listings of each store.

    `starts`: the starts of the windows that end at `end` (µs UTC), None for a range, which is its stretches.
    """
    ids = sorted({store_id for view in views for store_id in view.table.store_ids})
    rows = {store_id: row for row, store_id in enumerate(ids)}
    places = [np.array([rows[one] for one in view.table.store_ids], np.int64) for view in views]
    count = len(ids)
    parts = [view.answers for view in views]

    def summed(kind: type[_Part], find: Callable[[PlatformView], _Part]) -> _Part:
        return sum_of_records(kind, [find(view) for view in views], places, count)

    figures = summed(Figures, lambda view: view.answers.figures)
    by_count = any(view.table.figures is not view.answers.figures for view in views)
    there = np.zeros((count, len(views)), np.bool_)
    for number, place in enumerate(places):
        there[place, number] = True
    table = _table(views, ids, places, there.sum(axis=1))
    table = replace(table, figures=summed(Figures, lambda view: view.table.figures) if by_count else figures)
    outages, of_outage, moved = _outages(parts, places)
    shared, of_shared = _shared(parts, places, moved, count, of_outage.size)
    up, down = np.zeros(there.shape, np.bool_), np.zeros(there.shape, np.bool_)
    for number, (part, place) in enumerate(zip(parts, places, strict=True)):
        up[place, number], down[place, number] = part.now.up, part.now.down
    dayparts = [part.dayparts for part in parts if part.dayparts is not None]
    online, offline = (np.asarray(state.any(axis=1), np.bool_) for state in (up, down))
    together = offline & ~online
    sums = None
    if len(dayparts) == len(parts):
        sums = sum_of_records(DaypartSums, [part.sums for part in dayparts], places, count)
        sums = replace(sums, outage=np.where(together[:, np.newaxis], sums.outage, 0))
    answers = FleetInsights(
        figures=figures,
        certainty=replace(summed(Certainty, lambda view: view.answers.certainty), open=figures.open),
        outages=outages,
        heat=Heat.added([part.heat for part in parts]),
        shared=shared,
        hours=_best_known(parts, places, count),
        now=Now(
            _either([part.now.open for part in parts], places, count),
            online,
            together,
            _greatest([part.now.last_poll for part in parts], places, count),
        ),
        later=_greatest([part.later for part in parts], places, count),
        ahead=_greatest([part.ahead for part in parts], places, count),
        dayparts=None if sums is None else Dayparts(dayparts[0].starts, sums),
        notes=_notes(parts, places, count),
        platforms=PlatformSums(
            names=tuple(view.name for view in views),
            there=there,
            up=up,
            down=down,
            dark=_dark(views, places, figures.open.shape, starts, end),
            of_outage=of_outage,
            of_shared=of_shared,
        ),
    )
    return table, answers


def _table(
    views: Sequence[PlatformView], ids: list[str], places: Sequence[Int64], listings: Int64
) -> ReportTable:
    count = len(ids)
    zones = [""] * count
    assumed, always = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    for view, place in zip(views, places, strict=True):
        for row, zone in zip(place.tolist(), view.table.zones, strict=True):
            zones[row] = zone
        assumed[place], always[place] = view.table.zone_assumed, view.table.hours_assumed
    return ReportTable(views[0].table.method, ids, zones, assumed, always, views[0].table.figures, listings)


def _outages(parts: Sequence[FleetInsights], places: Sequence[Int64]) -> tuple[Outages, Int64, list[Int64]]:
    """Return all outages by store and time, the platform of each, and the new positions of each part's."""
    sizes = [part.outages.store.size for part in parts]
    whole = Outages.merged([part.outages for part in parts], [0] * len(parts))
    stores = np.concatenate([place[part.outages.store] for part, place in zip(parts, places, strict=True)])
    cut_stores = [place[part.outages.stretches.store] for part, place in zip(parts, places, strict=True)]
    platform = np.repeat(np.arange(len(parts)), sizes)
    order = np.lexsort((platform, whole.start, stores))
    moved = np.empty(order.size, np.int64)
    moved[order] = np.arange(order.size)
    named = [field.name for field in fields(Outages) if field.name not in {"store", "stretches"}]
    cuts = whole.stretches
    cut = np.lexsort((cuts.start, moved[cuts.outage]))
    found = Outages(
        store=stores[order],
        **{name: getattr(whole, name)[order] for name in named},
        stretches=Stretches(
            moved[cuts.outage[cut]], np.concatenate(cut_stores)[cut], cuts.start[cut], cuts.end[cut]
        ),
    )
    ends = np.cumsum(sizes)[:-1]
    return found, platform[order], np.split(moved, ends)


def _shared(
    parts: Sequence[FleetInsights],
    places: Sequence[Int64],
    moved: Sequence[Int64],
    count: int,
    outages: int,
) -> tuple[SharedOutages, Int64]:
    """Return the shared outages of all platforms by time, and the platform of each."""
    found = [(one, number) for number, part in enumerate(parts) for one in part.shared.found]
    order = sorted(range(len(found)), key=lambda place: (found[place][0].start, found[place][1]))
    new = np.empty(len(order), np.int64)
    new[order] = np.arange(len(order))
    of_outage = np.full(outages, OWN)
    lost, undated = np.zeros((2, count), np.int64)
    first = 0
    for part, place, to in zip(parts, places, moved, strict=True):
        own = part.shared.of_outage.copy()
        mine = own >= 0
        own[mine] = new[own[mine] + first]
        of_outage[to] = own
        lost[place] += part.shared.lost
        undated[place] += part.shared.undated
        first += len(part.shared.found)
    unsure = any(part.shared.unsure for part in parts)
    by_time = [found[place] for place in order]
    return (
        SharedOutages([one for one, _ in by_time], of_outage, lost, undated, unsure),
        np.array([number for _, number in by_time], np.int64),
    )


def _best_known(parts: Sequence[FleetInsights], places: Sequence[Int64], count: int) -> HoursFindings:
    """Return the hours check of each store, from its listing with the most known time."""
    known = np.full((count, len(parts)), -1)
    for number, (part, place) in enumerate(zip(parts, places, strict=True)):
        known[place, number] = (part.figures.up + part.figures.down)[:, -1]
    best = known.argmax(axis=1)
    # Concatenate all listings, and select one per store.
    firsts = np.cumsum([0, *(place.size for place in places[:-1])])
    row = np.zeros(count, np.int64)
    for number, place in enumerate(places):
        mine = best[place] == number
        row[place[mine]] = np.flatnonzero(mine) + firsts[number]
    found: HoursFindings = _taken(HoursFindings.merged([part.hours for part in parts]), row)
    return found


def _taken(record: Any, rows: Int64) -> Any:
    made: dict[str, Any] = {}
    for field in fields(record):
        values = getattr(record, field.name)
        made[field.name] = values[rows] if isinstance(values, np.ndarray) else _taken(values, rows)
    return type(record)(**made)


def _either(values: Sequence[Bool], places: Sequence[Int64], count: int) -> Bool:
    found = np.zeros(count, np.bool_)
    for some, place in zip(values, places, strict=True):
        found[place] |= some
    return found


def _greatest(values: Sequence[Int64], places: Sequence[Int64], count: int) -> Int64:
    found = np.zeros(count, np.int64)
    for some, place in zip(values, places, strict=True):
        found[place] = np.maximum(found[place], some)
    return found


def _notes(parts: Sequence[FleetInsights], places: Sequence[Int64], count: int) -> FleetNotes | None:
    notes = [part.notes for part in parts if part.notes is not None]
    if len(notes) != len(parts):
        return None
    reasons = len(notes[0].reasons)
    noted = np.zeros(count, np.int64)
    by_reason = np.zeros((count, max(1, reasons)), np.int64)
    for one, place in zip(notes, places, strict=True):
        noted[place] += one.noted
        np.add.at(by_reason, (place[one.by_reason.store], one.by_reason.reason), one.by_reason.down)
    store, reason = np.nonzero(by_reason)
    return FleetNotes(
        reasons=notes[0].reasons,
        table=sum_of_records(Figures, [one.table for one in notes], places, count),
        figures=sum_of_records(Figures, [one.figures for one in notes], places, count),
        certainty=sum_of_records(Certainty, [one.certainty for one in notes], places, count),
        noted=noted,
        by_reason=ReasonDowntime(store, reason, by_reason[store, reason]),
    )


def _dark(
    views: Sequence[PlatformView],
    places: Sequence[Int64],
    shape: tuple[int, ...],
    starts: Sequence[int] | None,
    end: int,
) -> Int64:
    """Return the open time of each store and window in which a listing is down and none is up."""
    result = np.zeros(shape, np.int64)
    down = [view.answers.outages.stretches for view in views]
    up = [view.online for view in views]
    sides = [*((part, 1, place) for part, place in zip(down, places, strict=True))]
    sides += [(part, 0, place) for part, place in zip(up, places, strict=True)]
    real = [(part, kind, place) for part, kind, place in sides if part.start.size]
    if not any(kind for _, kind, _ in real):
        return result
    first = min(int(part.start.min()) for part, _, _ in real)
    last = max(int(part.end.max()) for part, _, _ in real)
    axis = StackedAxis.through(first, last + 1, shape[0])
    points = np.concatenate(
        [axis.at(place[part.store], time) for part, _, place in real for time in (part.start, part.end)]
    )
    # The number of listings that are down, and in the higher digits the number that are up.
    steps = [
        np.full(part.start.size, sign if kind else sign * _UP, np.int32)
        for part, kind, _ in real
        for sign in (1, -1)
    ]
    order = np.argsort(points)
    points, levels = points[order], np.cumsum(np.concatenate(steps)[order], dtype=np.int32)
    dark = (levels[:-1] > 0) & (levels[:-1] < _UP) & (points[1:] > points[:-1])
    begin, stop = points[:-1][dark], points[1:][dark]
    store = begin // axis.span
    back = axis.origin - store * axis.span
    begin, stop = begin + back, stop + back
    for window in range(shape[1]):
        start = first if starts is None else starts[window]
        np.add.at(result[:, window], store, np.maximum(np.minimum(stop, end) - np.maximum(begin, start), 0))
    return result
