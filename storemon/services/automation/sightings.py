"""Finds the events in a report that alerts are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from storemon.core.alerts import AlertKind, AlertRules, Sighting, counted_downtime
from storemon.core.fleet_insights import FleetInsights
from storemon.core.interval_set import StackedAxis
from storemon.core.labels import Labels
from storemon.core.report import ReportTable
from storemon.core.schedule import business_intervals
from storemon.core.shared import LEAST_STORES
from storemon.core.target import each_target, verdicts
from storemon.core.targets import Targets
from storemon.core.vocabulary import DAY, Verdict
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace

_AHEAD: Final = 2 * DAY
"""How far after the data to look for a closing time; opening periods are shorter."""


@dataclass(frozen=True, slots=True)
class _Openings:
    """A store's opening periods in order, µs UTC; they are cut off at `last`, which is not a closing time."""

    start: list[int]
    end: list[int]
    last: int

    @property
    def closings(self) -> list[int]:
        """The closing times."""
        return [time for time in self.end if time < self.last]

    def open_between(self, first: int, last: int) -> int:
        """Return the open time from `first` to `last`, µs."""
        pairs = zip(self.start, self.end, strict=True)
        return sum(max(0, min(end, last) - max(start, first)) for start, end in pairs)


def sightings(
    report: Report, workspace: Workspace, labels: Labels, rules: AlertRules, targets: Targets
) -> list[Sighting]:
    """Return the events that are ongoing at the as-of time of a complete report with its answers."""
    table, found, as_of = report.table, report.answers, report.info.as_of
    if table is None or found is None or as_of is None:
        return []
    seen: list[Sighting] = []
    shared = _shared(found) if rules.shared else {}
    # Simultaneous shared outages are reported as one event.
    seen += list(shared.values())[-1:]
    if rules.down is not None:
        seen += _down(table, found, as_of, workspace, rules, set(shared))
    if rules.silent is not None:
        seen += _silent(table, found, as_of, workspace, rules.silent)
    if rules.target:
        seen += _missed(table, found, labels, targets)
    return seen


def _shared(found: FleetInsights) -> dict[int, Sighting]:
    """Return the shared outages in which at least half (and `LEAST_STORES`) are still down, by number."""
    going_on: dict[int, Sighting] = {}
    for number, event in enumerate(found.shared.found):
        down = int((found.outages.still_open & (found.shared.of_outage == number)).sum())
        if down >= max(LEAST_STORES, event.stores / 2):
            going_on[number] = Sighting(AlertKind.SHARED, "", event.start, stores=event.stores)
    return going_on


def _down(
    table: ReportTable,
    found: FleetInsights,
    as_of: int,
    workspace: Workspace,
    rules: AlertRules,
    shared: set[int],
) -> list[Sighting]:
    outages = found.outages
    going_on = np.flatnonzero(outages.still_open)
    long_enough = [place for place in going_on.tolist() if int(outages.lost[place]) > (rules.down or 0)]
    ids = [table.store_ids[int(outages.store[place])] for place in long_enough]
    openings = _openings(workspace, ids, as_of)
    counted = {}
    for place, store_id in zip(long_enough, ids, strict=True):
        own = outages.stretches.outage == place
        stretches = list(
            zip(outages.stretches.start[own].tolist(), outages.stretches.end[own].tolist(), strict=True)
        )
        closings = openings[store_id].closings if store_id in openings else []
        counted[place] = counted_downtime(stretches, closings, rules.closing)
    seen = []
    for place in going_on.tolist():
        amount = counted.get(place, 0)
        alone = int(found.shared.of_outage[place]) not in shared
        since = min(int(outages.start[place]), int(outages.first_inactive[place]))
        tells = alone and amount > (rules.down or 0)
        store_id = table.store_ids[int(outages.store[place])]
        seen.append(Sighting(AlertKind.DOWN, store_id, since, tells, amount=amount))
    return seen


def _silent(
    table: ReportTable, found: FleetInsights, as_of: int, workspace: Workspace, least: int
) -> list[Sighting]:
    last = found.now.last_poll
    quiet = np.flatnonzero(as_of - last > least).tolist()
    openings = _openings(workspace, [table.store_ids[store] for store in quiet if last[store]], as_of)
    seen = []
    for store in quiet:
        store_id, since = table.store_ids[store], int(last[store])
        # For a store without a poll in the report's week, nothing new is known.
        amount = openings[store_id].open_between(since, as_of) if since and store_id in openings else 0
        seen.append(Sighting(AlertKind.SILENT, store_id, since, amount > least, amount=amount))
    return seen


def _missed(table: ReportTable, found: FleetInsights, labels: Labels, targets: Targets) -> list[Sighting]:
    missed = verdicts(found.judged, each_target(targets, labels.groups))[:, -1] == Verdict.MISSED
    return [
        Sighting(AlertKind.TARGET, table.store_ids[store], 0) for store in np.flatnonzero(missed).tolist()
    ]


def _openings(workspace: Workspace, store_ids: Sequence[str], as_of: int) -> dict[str, _Openings]:
    """Return the opening periods of stores from nine days before `as_of` to two days after it."""
    if not store_ids:
        return {}
    found: dict[str, _Openings] = {}
    first, last = as_of - 9 * DAY, as_of + _AHEAD
    for part in workspace.stores.given(list(store_ids)):
        line = StackedAxis.through(first, last, len(part.store_ids))
        open_time = business_intervals(part.batch, line)
        store = open_time.start[1:] // line.span
        back = line.origin - store * line.span
        starts, ends = open_time.start[1:] + back, open_time.end[1:] + back
        for place, store_id in enumerate(part.store_ids):
            own = store == place
            found[store_id] = _Openings(starts[own].tolist(), ends[own].tolist(), last)
    return found
