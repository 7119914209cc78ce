"""Excused time, and downtime by reason: how notes affect a report's figures (METRICS: Excused time)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.interval_set import StackedAxis
from storemon.core.model import Batch, Bool, Figures, Int64, Moment
from storemon.core.note_spans import NoteSpans, merged
from storemon.core.poll_count import counting
from storemon.core.running_sums import RunningSums
from storemon.core.uptime import Evaluation, of_store
from storemon.core.vocabulary import HOUR, WEEK, WINDOWS


@dataclass(frozen=True, slots=True)
class ReasonDowntime:
    """Downtime by store and reason, µs: only pairs that have any, sorted. All of shape (k,).

    Time under notes with two reasons counts for both; under two notes with one reason it counts once.
    """

    store: Int64
    reason: Int64
    down: Int64

    def of_reasons(self, count: int, stores: Int64 | None = None) -> Int64:
        """Return the downtime of each of `count` reasons, for all stores or those at these positions."""
        chosen = slice(None) if stores is None else np.isin(self.store, stores)
        total = np.zeros(count, np.int64)
        np.add.at(total, self.reason[chosen], self.down[chosen])
        return total


@dataclass(frozen=True, slots=True)
class Excused:
    """The part of the figures in excused time, µs, in the same shapes; subtracting it gives adjusted figures.

    `figures` and `certainty` use the interpolated method. `noted`: downtime in the longest window with any
    note, excused or not, shape (stores,); `by_reason` is for the same window.
    """

    figures: Figures
    certainty: Certainty
    noted: Int64
    by_reason: ReasonDowntime

    @classmethod
    def merged(cls, parts: Sequence[Excused]) -> Excused:
        """Concatenate the results of batches."""
        shift = np.cumsum([0, *(part.noted.size for part in parts)]).tolist()
        found = [part.by_reason for part in parts]
        return cls(
            Figures.merged([part.figures for part in parts]),
            Certainty.merged([part.certainty for part in parts]),
            np.concatenate([part.noted for part in parts]),
            ReasonDowntime(
                np.concatenate([one.store + by for one, by in zip(found, shift, strict=False)]),
                np.concatenate([one.reason for one in found]),
                np.concatenate([one.down for one in found]),
            ),
        )


@dataclass(frozen=True, slots=True)
class FleetNotes:
    """`Excused` for a whole report; stores are positions in its table.

    `table`: the excused part of the table's own figures, by the report's method. `reasons`: all reasons in
    notes, which `by_reason` refers to.
    """

    reasons: tuple[str, ...]
    table: Figures
    figures: Figures
    certainty: Certainty
    noted: Int64
    by_reason: ReasonDowntime

    @classmethod
    def of(cls, excused: Excused, table: Figures, reasons: tuple[str, ...], order: Int64) -> FleetNotes:
        """Put the results into a report's order: `order[i]` is the old position of its store i.

        `table` is in the same order as `excused`.
        """
        new = np.empty(order.size, np.int64)
        new[order] = np.arange(order.size)
        found = excused.by_reason
        store = new[found.store]
        place = np.lexsort((found.reason, store))
        return cls(
            reasons,
            table.at(order),
            excused.figures.at(order),
            excused.certainty.at(order),
            excused.noted[order],
            ReasonDowntime(store[place], found.reason[place], found.down[place]),
        )

    def part(self, first: int, last: int) -> FleetNotes:
        """Return the results for the stores from `first` to before `last`, renumbered from 0."""
        some, found = slice(first, last), self.by_reason
        mine = slice(*np.searchsorted(found.store, [first, last]).tolist())
        return FleetNotes(
            self.reasons,
            self.table.part(some),
            self.figures.part(some),
            self.certainty.part(some),
            self.noted[some],
            ReasonDowntime(found.store[mine] - first, found.reason[mine], found.down[mine]),
        )


def none_excused(raw: Figures) -> Figures:
    """Return the excused time if there are no notes."""
    return Figures(*(np.zeros_like(raw.open) for _ in range(4)))


def less(raw: Figures, excused: Figures) -> Figures:
    """Return the adjusted figures: the raw figures minus excused time."""
    return Figures(
        raw.open - excused.open, raw.up - excused.up, raw.down - excused.down, raw.unknown - excused.unknown
    )


def less_sure(raw: Certainty, excused: Certainty) -> Certainty:
    """Return the bounds of the adjusted figures."""
    return Certainty(raw.open - excused.open, raw.up - excused.up, raw.down - excused.down)


def excused_time(
    seen: Evaluation, spans: NoteSpans, starts: Sequence[Moment], doubted: RunningSums
) -> Excused:
    """Return the excused time of each window, from each of `starts`, earliest last, to the evaluation's end.

    `doubted`: the evaluation's `doubt`.
    """
    count = seen.bounds.size - 1
    begin, end = (np.array(np.broadcast_to(time, count), np.int64) for time in (starts[-1], seen.ends))
    known = spans.within(begin, end)
    free = known.free()
    figures = Figures(*(np.zeros((count, len(starts)), np.int64) for _ in range(4)))
    bounds = Certainty(figures.open, *(np.zeros((count, len(starts)), np.int64) for _ in range(2)))
    for window, start in enumerate(starts):
        # Spans that end before the window begins are not in it.
        late = free[2] > of_store(start, free[0])
        store, cut = free[0][late], of_store(start, free[0][late])
        left = seen.open_at(store, np.maximum(free[1][late], cut))
        right = seen.open_at(store, free[2][late])
        opened = right - left
        up, down = seen.sums.between(left, right)
        up_in_doubt, down_in_doubt = doubted.between(left, right)
        for amounts, values in (
            (figures.open, opened),
            (figures.up, up),
            (figures.down, down),
            (figures.unknown, opened - up - down),
            (bounds.up, up - up_in_doubt),
            (bounds.down, down - down_in_doubt),
        ):
            np.add.at(amounts[:, window], store, values)
    noted = np.zeros(count, np.int64)
    # Few notes meet any downtime; the others have no part in it.
    was_down = np.bincount(seen.polls.store, ~seen.polls.active, count) > 0
    known = known.at(was_down[known.store])
    known = known.at(_down(seen, known.store, known.start, known.end) > 0)
    any_store, *times = merged(known.store, known.start, known.end)
    np.add.at(noted, any_store, _down(seen, any_store, *times))
    return Excused(figures, bounds, noted, _by_reason(seen, known))


def excused_count(batch: Batch, spans: NoteSpans, as_of: int) -> Figures:
    """Return the poll-count hours that lie in excused time, in the shape of the figures.

    Notes do not affect which polls count, so raw = adjusted + excused.
    """
    polls, count = batch.polls, len(batch.zones)
    result = Figures(*(np.zeros((count, len(WINDOWS)), np.int64) for _ in range(4)))
    first, last = (np.full(count, time, np.int64) for time in (as_of - WEEK, as_of + 1))
    store, start, end = spans.within(first, last).free()
    if not store.size:
        return result
    axis = StackedAxis.through(as_of - WEEK, as_of + 1, count)
    timely = np.flatnonzero((polls.time >= as_of - WEEK) & (polls.time <= as_of))
    points = axis.at(polls.store[timely], polls.time[timely])
    place = np.searchsorted(axis.at(store, start), points, "right") - 1
    inside: Bool = (place >= 0) & (points < axis.at(store, end)[place])
    free = timely[inside]
    counted = counting(batch, as_of).counted[free]
    for window in range(len(WINDOWS)):
        for amounts, active in ((result.up, True), (result.down, False)):
            mine = free[counted[:, window] & (polls.active[free] == active)]
            amounts[:, window] = HOUR * np.bincount(polls.store[mine], minlength=count)
    return result


def _by_reason(seen: Evaluation, known: NoteSpans) -> ReasonDowntime:
    reasons = int(known.reason.max(initial=0)) + 1
    group, *times = merged(known.store * reasons + known.reason, known.start, known.end)
    first = np.flatnonzero(np.diff(group, prepend=-1))
    pair = group[first]
    spans = _down(seen, group // reasons, *times)
    down = np.add.reduceat(spans, first) if first.size else spans
    real = down > 0
    return ReasonDowntime(pair[real] // reasons, pair[real] % reasons, down[real])


def _down(seen: Evaluation, store: Int64, start: Int64, end: Int64) -> Int64:
    return seen.sums.between(seen.open_at(store, start), seen.open_at(store, end))[1]
