"""Everything that a store's page shows for a week, or for another span of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core.certainty import Certainty, certainty
from storemon.core.model import Batch, Figures, Hours, Int64
from storemon.core.notes import Note
from storemon.core.openings import in_force
from storemon.core.outages import Outages, outages
from storemon.core.timeline import Timeline, timeline, together
from storemon.core.uptime import evaluate, totals
from storemon.core.vocabulary import State
from storemon.core.zones import LocalDay


@dataclass(frozen=True, slots=True)
class StoreWeek:
    """One store from the timeline's start to its end, by the interpolated method.

    `hours`: its rows of business hours as given, those in force at the end; empty for 24×7. `figures` and
    `certainty` have shape (1, 1). `notes`: all notes about the store, at any time. For a store on several
    `platforms`, `bands` has the timeline of each, and `of_outage` the platform of each outage.
    """

    hours: Hours
    timeline: Timeline
    figures: Figures
    certainty: Certainty
    outages: Outages
    notes: tuple[Note, ...] = ()
    platforms: tuple[str, ...] = ()
    bands: tuple[Timeline, ...] = ()
    of_outage: Int64 | None = None

    @property
    def names_of_outages(self) -> tuple[str, ...]:
        """The platform of each outage; empty if the store is on only one."""
        return () if self.of_outage is None else tuple(self.platforms[one] for one in self.of_outage.tolist())


def store_week(batch: Batch, reach: int | None, as_of: int, start: int, end: int) -> StoreWeek:
    """Compute the week of the batch's only store from `start` to `end`, at or before `as_of` (µs UTC).

    The batch needs the polls from `evidence_begin` to `evidence_end`. Raises `ValueError` unless it holds one
    store.
    """
    seen = evaluate(batch, reach, start, end, as_of)
    figures = totals(seen, [start])
    return StoreWeek(
        hours=in_force(batch, end),
        timeline=timeline(batch, reach, as_of, start, end),
        figures=figures,
        certainty=certainty(seen, figures, [start]),
        outages=outages(seen),
    )


def of_platforms(weeks: Mapping[str, StoreWeek]) -> StoreWeek:
    """Combine the weeks of one store on several platforms; the keys are the platforms' names."""
    parts = list(weeks.values())
    if len(parts) == 1:
        return parts[0]
    outages = Outages.merged([part.outages for part in parts], [0] * len(parts))
    platform = np.repeat(np.arange(len(parts)), [part.outages.store.size for part in parts])
    return StoreWeek(
        hours=parts[0].hours,
        timeline=together([part.timeline for part in parts]),
        figures=Figures(*(_sum(parts, "figures", name) for name in ("open", "up", "down", "unknown"))),
        certainty=Certainty(*(_sum(parts, "certainty", name) for name in ("open", "up", "down"))),
        outages=outages,
        platforms=tuple(weeks),
        bands=tuple(part.timeline for part in parts),
        of_outage=platform,
    )


def _sum(parts: Sequence[StoreWeek], record: str, name: str) -> Int64:
    found: Int64 = np.sum([getattr(getattr(part, record), name) for part in parts], axis=0)
    return found


def by_day(shown: Timeline, days: Sequence[LocalDay]) -> Int64:
    """Return down, up and unknown time (µs, in the order of `State`) for each day; shape (days, 3)."""
    result = np.zeros((len(days), len(State)), np.int64)
    for number, day in enumerate(days):
        length = np.minimum(shown.seg_end, day.end) - np.maximum(shown.seg_start, day.start)
        np.add.at(result[number], shown.seg_state, np.maximum(length, 0))
    return result
