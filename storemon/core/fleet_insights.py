"""The insights of a whole report: those of its batches, joined in the report's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, TypeVar

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.changes import Changes
from storemon.core.daypart_times import DaypartTimes, Sales
from storemon.core.dayparts import Dayparts, DaypartSums
from storemon.core.excused import FleetNotes, less_sure
from storemon.core.fleet import Now
from storemon.core.heat import Heat
from storemon.core.hours_checks import HoursFindings
from storemon.core.insights import Records, joined
from storemon.core.model import Figures, Int64
from storemon.core.moved_hours import MovedHours
from storemon.core.outages import Outages
from storemon.core.platform_shares import Sold
from storemon.core.platform_sums import PlatformSums
from storemon.core.shared import SharedOutages, shared_outages
from storemon.core.weekdays import Weekdays

STORES_A_CHUNK: Final = 32_768
"""Reports of more stores are joined, stored, read and written this many stores at a time."""


@dataclass(frozen=True, slots=True)
class FleetInsights:
    """What a report has in addition to its table (docs/answers.md); stores are positions in the table.

    `figures` and `certainty`: for each window, always by the interpolated method. All else is for the week,
    or for the range if the report has one. `later`: how many polls of each store are after the as-of time,
    unless a user chose that time; `ahead`: by how many µs the newest polls of a few stores are ahead of
    all others, 0 for the others; both of shape (stores,). `dayparts`: figures and bounds of the longest
    window by daypart, None in reports of earlier versions. `notes`: the effect of notes, None if there are
    none. `platforms`: only in sums over several platforms.
    """

    figures: Figures
    certainty: Certainty
    outages: Outages
    heat: Heat
    shared: SharedOutages
    hours: HoursFindings
    now: Now
    later: Int64
    ahead: Int64
    dayparts: Dayparts | None = None
    notes: FleetNotes | None = None
    platforms: PlatformSums | None = None

    @property
    def judged(self) -> Certainty:
        """The bounds for judging targets: excused time is left out (METRICS: Excused time)."""
        return self.certainty if self.notes is None else less_sure(self.certainty, self.notes.certainty)

    def sold(self, own: Figures, sales: Sales) -> Sold:
        """Return the inputs of lost sales; `own`: the figures by the report's method.

        With several platforms, each counts with its share of a store's sales.
        """
        several = self.platforms
        if several is None or several.times is None:
            return Sold.of(own.down, self.certainty, None if self.dayparts is None else self.dayparts.sums)
        return several.times.shared_out(several.listed.shares(sales.shares))

    def part(self, first: int, last: int) -> FleetInsights:
        """Return the insights of the stores from `first` to before `last`, which count from 0 on.

        `heat` and the list of shared outages remain those of all stores. Not for sums over several platforms.
        """
        some = slice(first, last)
        return FleetInsights(
            figures=self.figures.part(some),
            certainty=self.certainty.part(some),
            outages=self.outages.part(first, last),
            heat=self.heat,
            shared=self.shared.part(some, self.outages.slice_of(first, last)),
            hours=_chosen(self.hours, some),
            now=_chosen(self.now, some),
            later=self.later[some],
            ahead=self.ahead[some],
            dayparts=None if self.dayparts is None else self.dayparts.part(some),
            notes=None if self.notes is None else self.notes.part(first, last),
        )


class FleetParts:
    """The insights of batches, joined in the order of a report, all at once or some stores at a time.

    What is known of each store stays in the parts, which may hold it on disk. `notes` are the results of
    notes, None if there are none.
    """

    def __init__(
        self,
        parts: Sequence[Records],
        order: Int64,
        later: Int64 | None = None,
        ahead: Int64 | None = None,
        dayparts: DaypartTimes | None = None,
    ) -> None:
        """Join the parts; `order[i]` is the position among their stores of the report's store i.

        `later` and `ahead` are in the report's order, None if there are none. `dayparts`: the times that the
        batches have sums for.
        """
        self.stores = order.size
        self.notes: FleetNotes | None = None
        self._parts, self._order = parts, order
        nothing = np.zeros(order.size, np.int64)
        self._later, self._ahead = (nothing if some is None else some for some in (later, ahead))
        summed = all(part.record("dayparts") is not None for part in parts)
        self._starts = None if dayparts is None or not summed else np.array(dayparts.starts, np.int64)
        before: Outages = joined(parts, "outages")
        self._outages, places = before.reordered(order), before.places(order)
        del before  # with many stores, memory has no room for it beside the changes
        changes: Changes = joined(parts, "changes")
        self._shared = shared_outages(changes.renumbered(places), self._outages, self.stores)
        self._heat: Heat = joined(parts, "heat")

    def whole(self) -> FleetInsights:
        """Return the insights of all stores."""
        return self._of(
            self._parts, self._order, self._outages, self._shared, self._later, self._ahead, self.notes
        )

    def in_chunks(self) -> Iterator[FleetInsights]:
        """Yield the insights of some stores at a time; positions count from the first store of each chunk.

        `heat` and the list of shared outages are those of all stores in every chunk.
        """
        if self.stores <= STORES_A_CHUNK:
            yield self.whole()
            return
        starts = range(0, self.stores, STORES_A_CHUNK)
        for first, (parts, order) in zip(starts, self._by_chunk(), strict=True):
            last = min(first + STORES_A_CHUNK, self.stores)
            some, outages = slice(first, last), self._outages.slice_of(first, last)
            yield self._of(
                parts,
                order,
                self._outages.part(first, last),
                self._shared.part(some, outages),
                self._later[some],
                self._ahead[some],
                None if self.notes is None else self.notes.part(first, last),
            )

    def _by_chunk(self) -> list[tuple[list[Records], Int64]]:
        """Return parts for each chunk of stores, with the positions of the chunk's stores in them.

        Otherwise each chunk would read all parts again.
        """
        names = ["figures", "certainty", "hours", "now", *(["dayparts"] if self._starts is not None else [])]
        starts = range(0, self.stores, STORES_A_CHUNK)
        chunks: list[list[Records]] = [[] for _ in starts]
        rank = np.empty(self.stores, np.int64)
        rank[self._order] = np.arange(self.stores)
        begin = 0
        for part in self._parts:
            chunk = rank[begin : begin + part.stores] // STORES_A_CHUNK
            begin += part.stores
            records = {name: part.record(name) for name in names}
            for number, mine in enumerate(chunks):
                rows = np.flatnonzero(chunk == number)
                mine.append(
                    part.alike(rows.size, {name: _chosen(one, rows) for name, one in records.items()})
                )
        # Within a chunk, the stores of the parts follow each other as they do in all parts.
        return [
            (mine, np.argsort(np.argsort(self._order[first : first + STORES_A_CHUNK])))
            for mine, first in zip(chunks, starts, strict=True)
        ]

    def _of(
        self,
        parts: Sequence[Records],
        order: Int64,
        outages: Outages,
        shared: SharedOutages,
        later: Int64,
        ahead: Int64,
        notes: FleetNotes | None,
    ) -> FleetInsights:
        by_part = None
        if self._starts is not None:
            by_part = Dayparts(self._starts, _at(parts, "dayparts", order))
        return FleetInsights(
            figures=_at(parts, "figures", order),
            certainty=_at(parts, "certainty", order),
            outages=outages,
            heat=self._heat,
            shared=shared,
            hours=_at(parts, "hours", order),
            now=_at(parts, "now", order),
            later=later,
            ahead=ahead,
            dayparts=by_part,
            notes=notes,
        )


def fleet_answers(
    parts: Sequence[Records],
    order: Int64,
    later: Int64 | None = None,
    ahead: Int64 | None = None,
    dayparts: DaypartTimes | None = None,
) -> FleetInsights:
    """Join the insights of batches, all stores at once; the arguments are those of `FleetParts`."""
    return FleetParts(parts, order, later, ahead, dayparts).whole()


def reasons_of(answers: FleetInsights, stores: Int64 | None = None) -> list[tuple[str, int]]:
    """Return the downtime (µs) of the longest window by reason in notes, the most first.

    For all stores or those at these positions. Downtime without a note comes last, with an empty reason.
    Empty if the report has no notes.
    """
    notes = answers.notes
    if notes is None:
        return []
    rows = slice(None) if stores is None else stores
    down = notes.by_reason.of_reasons(len(notes.reasons), stores).tolist()
    found = sorted(zip(notes.reasons, down, strict=True), key=lambda one: (-one[1], one[0]))
    rest = int(answers.figures.down[rows, -1].sum()) - int(notes.noted[rows].sum())
    return [*(one for one in found if one[1]), ("", rest)]


_Part = TypeVar("_Part", Figures, Certainty, HoursFindings, Weekdays, MovedHours, Now, DaypartSums)


def _at(parts: Sequence[Records], name: str, order: Int64) -> Any:
    """Return a field of all parts whose arrays have the stores as first axis, in the order of the report.

    Part by part: with many stores, memory has no room for two copies of all of it.
    """
    if len(parts) == 1:
        return _chosen(parts[0].record(name), order)
    begins = np.cumsum([0, *(part.stores for part in parts[:-1])])
    of_part = np.searchsorted(begins, order, "right") - 1
    made = None
    for number, (part, begin) in enumerate(zip(parts, begins.tolist(), strict=True)):
        record, places = part.record(name), np.flatnonzero(of_part == number)
        if made is None:
            made = _unfilled(record, order.size)
        _fill(made, places, _chosen(record, order[places] - begin))
    return made


def _unfilled(like: Any, stores: int) -> Any:
    """Return a record for a number of stores, with the same arrays as another one, yet to be filled."""
    if isinstance(like, np.ndarray):
        return np.empty((stores, *like.shape[1:]), like.dtype)
    return type(like)(*(_unfilled(getattr(like, field.name), stores) for field in fields(like)))


def _fill(record: Any, places: Int64, some: Any) -> None:
    """Fill the rows at some places of a record, including the records within it."""
    for field in fields(record):
        mine, values = getattr(record, field.name), getattr(some, field.name)
        if isinstance(mine, np.ndarray):
            mine[places] = values
        else:
            _fill(mine, places, values)


def _chosen(part: _Part, stores: Int64 | slice) -> _Part:
    """Return the rows of some stores of a record of arrays, including the records within it."""
    made: list[Any] = []
    for field in fields(part):
        values = getattr(part, field.name)
        made.append(values[stores] if isinstance(values, np.ndarray) else _chosen(values, stores))
    return type(part)(*made)
