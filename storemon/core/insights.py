"""Everything that a report computes for a batch from one evaluation, in addition to the table's figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

import numpy as np

from storemon.core import fleet
from storemon.core.certainty import Certainty, certainty, doubt
from storemon.core.changes import Changes, changes
from storemon.core.daypart_times import DaypartTimes
from storemon.core.dayparts import DaypartSums, by_daypart
from storemon.core.excused import Excused, excused_time
from storemon.core.fleet import Now, down_since
from storemon.core.heat import Heat, heat
from storemon.core.hours_checks import HoursFindings, examine
from storemon.core.model import Batch, Figures, Moment
from storemon.core.note_spans import NoteSpans
from storemon.core.outages import Outages, Stretches, online_stretches, outages
from storemon.core.uptime import evaluate, totals
from storemon.core.vocabulary import Range


@dataclass(frozen=True, slots=True)
class Insights:
    """For some stores, by position: the figures of each window; everything else is for the longest one.

    `dayparts`, `excused` and `online` (stretches that are up) are None if not requested.
    """

    figures: Figures
    certainty: Certainty
    outages: Outages
    heat: Heat
    changes: Changes
    hours: HoursFindings
    now: Now
    dayparts: DaypartSums | None = None
    excused: Excused | None = None
    online: Stretches | None = None

    @property
    def stores(self) -> int:
        """The number of stores."""
        return len(self.figures.open)

    @property
    def outage_count(self) -> int:
        """The number of outages."""
        return self.outages.store.size

    def record(self, name: str) -> Any:
        """Return the field with this name."""
        return getattr(self, name)

    def alike(self, stores: int, records: Mapping[str, Any]) -> StoreRecords:
        """Return records of some stores, held as these are."""
        return StoreRecords(stores, records)

    @classmethod
    def merged(cls, parts: Sequence[Records]) -> Insights:
        """Concatenate the insights of batches; all have the same windows."""
        return cls(**{field.name: joined(parts, field.name) for field in fields(cls)})


class Records(Protocol):
    """Insights of some stores, read one field at a time, so they may wait on disk."""

    @property
    def stores(self) -> int:
        """The number of stores."""

    @property
    def outage_count(self) -> int:
        """The number of outages."""

    def record(self, name: str) -> Any:
        """Return the field of `Insights` with this name."""

    def alike(self, stores: int, records: Mapping[str, Any]) -> Records:
        """Return records of other stores, outages left out, held as these are: perhaps on disk."""


@dataclass(frozen=True, slots=True)
class StoreRecords:
    """Some fields of `Insights` by name."""

    stores: int
    records: Mapping[str, Any]
    outage_count: int = 0

    def record(self, name: str) -> Any:
        """Return the field with this name."""
        return self.records[name]

    def alike(self, stores: int, records: Mapping[str, Any]) -> StoreRecords:
        """Return records of other stores."""
        return StoreRecords(stores, records)


def joined(parts: Sequence[Records], name: str) -> Any:
    """Return one field of `Insights` for all parts, concatenated; None if one of them has none."""
    found = [part.record(name) for part in parts]
    if len(found) == 1:
        return found[0]
    if any(one is None for one in found):
        return None
    stores = [part.stores for part in parts]
    special: dict[str, Callable[[], Any]] = {
        "outages": lambda: Outages.merged(found, stores),
        "changes": lambda: Changes.added(found, [part.outage_count for part in parts]),
        "heat": lambda: Heat.added(found),
        "online": lambda: _online(found, stores),
    }
    return special[name]() if name in special else type(found[0]).merged(found)


def _online(parts: Sequence[Stretches], stores: Sequence[int]) -> Stretches:
    shifts = np.cumsum([0, *stores[:-1]]).tolist()
    store = np.concatenate([one.store + shift for one, shift in zip(parts, shifts, strict=True)])
    start, end = (np.concatenate([getattr(one, name) for one in parts]) for name in ("start", "end"))
    return Stretches(store, store, start, end)


def answers(  # noqa: PLR0913  # the last three are what is asked beside the figures
    batch: Batch,
    reach: int | None,
    starts: Sequence[Moment],
    end: Moment,
    as_of: int,
    frame: Range | None = None,
    *,
    notes: NoteSpans | None = None,
    dayparts: DaypartTimes | None = None,
    online: bool = False,
) -> Insights:
    """Compute the insights for the times from each of `starts` to `end`, none after `as_of` (µs UTC).

    The last of `starts` is the earliest. `frame` as in `uptime.evaluate`. `notes`: the notes on the batch's
    stores. `dayparts`: when they begin. `online`: whether to include the stretches that are up.

    For a report: `uptime.window_starts(as_of)`, with `as_of` as the end. The batch needs the polls from
    `uptime.evidence_begin` of the earliest start to `uptime.evidence_end`.
    """
    seen = evaluate(batch, reach, starts[-1], end, as_of, frame)
    figures = totals(seen, starts)
    found = outages(seen)
    doubted, present = doubt(seen), fleet.now(seen)
    since = None if dayparts is None else down_since(seen, present, found)
    return Insights(
        figures=figures,
        certainty=certainty(seen, figures, starts, doubted),
        outages=found,
        heat=heat(seen, batch.zones, found.stretches),
        changes=changes(seen, found),
        hours=examine(batch, seen),
        now=present,
        dayparts=None if dayparts is None else by_daypart(seen, batch.zones, dayparts, doubted, since),
        excused=None if notes is None else excused_time(seen, notes, starts, doubted),
        online=online_stretches(seen) if online else None,
    )
