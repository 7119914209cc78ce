"""The insights of a whole report: those of its batches, joined in the report's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np

from storemon.core.certainty import Certainty
from storemon.core.daypart_times import DaypartTimes
from storemon.core.dayparts import Dayparts
from storemon.core.excused import FleetNotes, less_sure
from storemon.core.fleet import Now
from storemon.core.heat import Heat
from storemon.core.hours_checks import HoursFindings
from storemon.core.insights import Insights
from storemon.core.model import Figures, Int64
from storemon.core.moved_hours import MovedHours
from storemon.core.outages import Outages
from storemon.core.platform_sums import PlatformSums
from storemon.core.shared import SharedOutages, shared_outages
from storemon.core.weekdays import Weekdays


@dataclass(frozen=True, slots=True)
class FleetInsights:
    """What a report has in addition to its table (docs/answers.md); stores are positions in the table.

    `figures` and `certainty`: for each window, always by the interpolated method. All else is for the week,
    or for the range if the report has one. `later`: how many polls of each store are after the as-of time,
    unless a person chose that time; `ahead`: by how many µs the newest polls of a few stores are ahead of
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


def fleet_answers(
    parts: Sequence[Insights],
    order: Int64,
    later: Int64 | None = None,
    ahead: Int64 | None = None,
    dayparts: DaypartTimes | None = None,
) -> FleetInsights:
    """Join the insights of batches; `order[i]` is the place among them of the report's store i.

    `later` and `ahead` are in the report's order, None if there are none. `dayparts`: the times that the
    batches have sums for.
    """
    whole = Insights.merged(parts)
    place = whole.outages.places(order)
    found = whole.outages.reordered(order)
    by_part = None
    if dayparts is not None and whole.dayparts is not None:
        by_part = Dayparts(np.array(dayparts.starts, np.int64), whole.dayparts.at(order))
    return FleetInsights(
        figures=_ordered(whole.figures, order),
        certainty=_ordered(whole.certainty, order),
        outages=found,
        heat=whole.heat,
        shared=shared_outages(whole.changes.renumbered(place), found, order.size),
        hours=_ordered(whole.hours, order),
        now=_ordered(whole.now, order),
        later=np.zeros(order.size, np.int64) if later is None else later,
        ahead=np.zeros(order.size, np.int64) if ahead is None else ahead,
        dayparts=by_part,
    )


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


_Part = TypeVar("_Part", Figures, Certainty, HoursFindings, Weekdays, MovedHours, Now)


def _ordered(part: _Part, order: Int64) -> _Part:
    """Reorder a record of arrays whose first axis is the stores, including the records within it."""
    made: list[Any] = []
    for field in fields(part):
        values = getattr(part, field.name)
        made.append(values[order] if isinstance(values, np.ndarray) else _ordered(values, order))
    return type(part)(*made)
