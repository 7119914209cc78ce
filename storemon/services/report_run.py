"""Computing one report: the stores in batches, each read while the one before is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import Connection

from storemon.core import uptime
from storemon.core.answers import Answers, answers
from storemon.core.doctor import HoursFindings
from storemon.core.fleet_answers import FleetAnswers, fleet_answers
from storemon.core.model import DEFAULT_ZONE, WEEK, Figures, Int64, Method, Range, ReportRequest
from storemon.core.progress import Progress, part
from storemon.core.report import ReportTable, answers_reach, compute
from storemon.data import queries
from storemon.data.ahead import one_ahead
from storemon.data.fields import EARLIEST, LATEST
from storemon.errors import BadInput
from storemon.services.doubtful_hours import looked_closer

_STORES_A_BATCH: Final = 1000
_FEWEST_A_BATCH: Final = 20


@dataclass(frozen=True, slots=True)
class Times:
    """What a report counts, µs UTC: from each of `starts` to `end`, by what was known at `as_of`."""

    starts: list[int]
    end: int
    as_of: int

    @classmethod
    def of(cls, request: ReportRequest, as_of: int) -> Times:
        """Settle the times of a request. Raises `BadInput` for a range that is empty or begins too late."""
        if request.range is None:
            return cls(uptime.window_starts(as_of), as_of, as_of)
        start, end = request.range.start, min(request.range.end, as_of)
        if start < EARLIEST:
            raise BadInput("The range begins before the year 2000.", remedy="Choose a later day.")
        if request.range.start >= request.range.end:
            raise BadInput("The range ends before it begins.", remedy="Choose an end after the start.")
        if start >= end:
            raise BadInput(
                "There are no polls in this range yet.",
                "It begins after the as-of time.",
                "Choose an earlier start, or import newer polls first.",
            )
        return cls([start], end, as_of)

    @property
    def range(self) -> Range:
        """The longest of them."""
        return Range(self.starts[-1], self.end)

    def polls(self, reach: int | None) -> tuple[int, int]:
        """Return the times of the first and the last poll that can matter."""
        first = max(EARLIEST, uptime.evidence_begin(self.starts[-1], reach))
        return first, uptime.evidence_end(self.end, reach, self.as_of)

    def stores_a_batch(self) -> int:
        """Return how many stores to take at once, so that a long range takes no more memory than a week."""
        weeks = max(1, (self.end - self.starts[-1]) // WEEK)
        return max(_FEWEST_A_BATCH, _STORES_A_BATCH // weeks)


def resolved_as_of(connection: Connection, request: ReportRequest) -> int:
    """Return the time up to which the report counts, µs UTC (METRICS: Windows).

    Raises `BadInput` where there is none, or it lies outside the years 2000 to 2099.
    """
    as_of = request.as_of if request.as_of is not None else queries.newest_poll(connection)
    if as_of is None:
        raise BadInput(
            "There are no polls yet.",
            "The report counts up to the newest poll.",
            "Import a file of polls first.",
        )
    if not EARLIEST <= as_of < LATEST:
        raise BadInput("The as-of time is not in the years 2000 to 2099.", remedy="Choose another time.")
    return as_of


def report_table(
    connection: Connection, request: ReportRequest, times: Times, progress: Progress
) -> tuple[ReportTable, FleetAnswers]:
    """Compute the report over all stores on the snapshot of `connection`, and the answers beside it.

    Raises `BadInput` where there is no store, and what `progress` raises.
    """
    keys = queries.key_ranges(connection, times.stores_a_batch())
    if not keys:
        raise BadInput("There are no stores yet.", remedy="Import the files first.")
    reach = answers_reach(request.method, request.reach)
    polls = times.polls(reach)
    ids: list[str] = []
    zones: list[str | None] = []
    with_hours: list[np.ndarray[tuple[int], np.dtype[np.bool_]]] = []
    figures: list[Figures] = []
    said: list[Answers] = []
    store_keys: list[Int64] = []
    progress(0.0, "Reading polls")
    batches = (queries.read_batch(connection, some, polls) for some in keys)
    for done, found in enumerate(one_ahead(batches), 1):
        said.append(answers(found.batch, reach, times.starts, times.end, times.as_of))
        if request.method is Method.POLL_COUNT:
            figures.append(compute(found.batch, request.method, None, times.as_of))
        else:
            figures.append(said[-1].figures)
        ids += found.store_ids
        store_keys.append(found.keys)
        zones += found.batch.zones
        has_hours = np.zeros(len(found.store_ids), dtype=np.bool_)
        has_hours[found.batch.hours.store] = True
        with_hours.append(has_hours)
        progress(0.9 * done / len(keys), f"{len(ids):,} stores")
    hours = looked_closer(
        connection,
        HoursFindings.merged([one.hours for one in said]),
        np.concatenate(store_keys),
        (times.end, times.as_of),
        part(progress, 0.9, 0.95),
    )
    order = sorted(range(len(ids)), key=ids.__getitem__)
    places = np.array(order, dtype=np.int64)
    named = [zones[place] for place in order]
    progress(0.95, "Looking for outages that stores had together")
    whole = fleet_answers(said, places, hours)
    table = ReportTable(
        method=request.method,
        store_ids=[ids[place] for place in order],
        zones=[zone or DEFAULT_ZONE for zone in named],
        zone_assumed=np.array([zone is None for zone in named], dtype=np.bool_),
        hours_assumed=~np.concatenate(with_hours)[places],
        figures=Figures(
            *(
                np.concatenate([getattr(batch, name) for batch in figures])[places]
                for name in ("open", "up", "down", "unknown")
            )
        ),
    )
    return table, whole
