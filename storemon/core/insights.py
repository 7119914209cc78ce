"""Everything that a report computes for a batch from one evaluation, in addition to the table's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from storemon.core import fleet
from storemon.core.certainty import Certainty, certainty, sure_parts
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

    @classmethod
    def merged(cls, parts: Sequence[Insights]) -> Insights:
        """Concatenate the insights of batches; all have the same windows."""
        if len(parts) == 1:
            return parts[0]
        noted = [part.excused for part in parts if part.excused is not None]
        online = [part.online for part in parts if part.online is not None]
        summed = [part.dayparts for part in parts if part.dayparts is not None]
        return cls(
            figures=Figures.merged([part.figures for part in parts]),
            certainty=Certainty.merged([part.certainty for part in parts]),
            outages=Outages.merged(
                [part.outages for part in parts], [len(part.figures.open) for part in parts]
            ),
            heat=Heat.added([part.heat for part in parts]),
            changes=Changes.added(
                [part.changes for part in parts], [part.outages.store.size for part in parts]
            ),
            hours=HoursFindings.merged([part.hours for part in parts]),
            now=Now.merged([part.now for part in parts]),
            dayparts=DaypartSums.merged(summed) if len(summed) == len(parts) else None,
            excused=Excused.merged(noted) if len(noted) == len(parts) else None,
            online=_joined(online, parts) if len(online) == len(parts) else None,
        )


def _joined(online: Sequence[Stretches], parts: Sequence[Insights]) -> Stretches:
    shifts = np.cumsum([0, *(len(part.figures.open) for part in parts[:-1])]).tolist()
    store = np.concatenate([one.store + shift for one, shift in zip(online, shifts, strict=True)])
    start, end = (np.concatenate([getattr(one, name) for one in online]) for name in ("start", "end"))
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
    sure, present = sure_parts(seen), fleet.now(seen)
    since = None if dayparts is None else down_since(seen, present, found)
    return Insights(
        figures=figures,
        certainty=certainty(seen, figures, starts, sure),
        outages=found,
        heat=heat(seen, batch.zones, found.stretches),
        changes=changes(seen, found),
        hours=examine(batch, seen),
        now=present,
        dayparts=None if dayparts is None else by_daypart(seen, batch.zones, dayparts, sure, since),
        excused=None if notes is None else excused_time(seen, notes, starts, sure),
        online=online_stretches(seen) if online else None,
    )
